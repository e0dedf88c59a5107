package org.ivrengine.callcenter.supervision;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.channels.ChannelChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What supervisors can have done: one desk for the command line, the console and their own telephones. Everything is kept
 * before it is done, refusals too. One thread does it all; whoever asks waits for the answer. Safe for use by many threads.
 */
public final class SupervisorDesk implements Consumer<ChannelChange>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisorDesk.class);

    private final SupervisionBook book;
    private final DeskThread thread = new DeskThread(this::show);
    private final ChannelSieve sieve = new ChannelSieve();
    private final Hands hands;
    private final Ledger ledger;
    private final Watches watches;
    private final Listening listening;
    private final HangUps hangUps;
    private final CallActs acts;
    private volatile List<Floor.Supervisor> shown = List.of();

    public SupervisorDesk(
            AgentDirectory agents,
            CallsInHand calls,
            CallsUp up,
            Switchboard switchboard,
            SupervisionBook book,
            InstantSource clock) {
        this.book = book;
        hands = new Hands(agents, calls);
        ledger = new Ledger(book, clock);
        watches = new Watches(switchboard, ledger, sieve, clock);
        listening = new Listening(hands, watches, ledger, book, sieve, thread);
        hangUps = new HangUps(calls, up, switchboard, ledger, sieve, thread);
        acts = new CallActs(hands, calls, up, switchboard, ledger, hangUps, thread);
        keepAgain();
    }

    private void keepAgain() {
        thread.later(SupervisionLimits.KEEP_AGAIN_AFTER, () -> {
            ledger.retry();
            keepAgain();
        });
    }

    /**
     * Has it done, in the name of a supervisor.
     *
     * @param id of an agent with the role {@code supervisor}, or {@code supervisor-QUEUE} for one queue
     * @param who asks for it
     * @return completed when it is done or cannot be: a telephone may ring meanwhile
     */
    public CompletableFuture<Answer> grant(String id, Wish wish, String who) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        thread.run(() -> {
            try {
                Agent supervisor = hands.agent(id);
                Supervisors.require(supervisor);
                switch (wish) {
                    case Wish.ByTelephone byTelephone -> listening.begin(supervisor, byTelephone, who, answer);
                    case Wish.ByHand byHand -> acts.begin(supervisor, byHand, who, answer);
                }
            } catch (Refused refused) {
                ledger.refused(id, wish, who, refused);
                answer.complete(refused.answer());
            } catch (RuntimeException fault) {
                LOG.error("{} of {} did not work", wish, id, fault);
                answer.complete(new Answer.Refused(Why.UNAVAILABLE, "that did not work; the engine's log says why"));
            }
        });
        return answer;
    }

    /**
     * She has dialled the code to listen to an agent.
     *
     * @param channel of her telephone, which is up
     * @param agent as dialled: the digits of an agent's id
     * @return what is to be written on her channel for the dialplan; empty when it is refused
     */
    public CompletableFuture<Optional<Map<String, String>>> dialled(Agent supervisor, String channel, String agent) {
        CompletableFuture<Optional<Map<String, String>>> answer = new CompletableFuture<>();
        Wish.Watch wish = new Wish.Watch(agent, Mode.LISTEN, false);
        String who = supervisor.id() + ", by telephone";
        thread.run(() -> {
            try {
                answer.complete(Optional.of(listening.dialled(supervisor, channel, wish, who)));
            } catch (Refused refused) {
                LOG.info("code of {} to listen to {}: {}", supervisor.id(), agent, refused.getMessage());
                ledger.refused(supervisor.id(), wish, who, refused);
                answer.complete(Optional.empty());
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }

    /** What happened on the channels, in the order in which it happened. Returns at once. */
    @Override
    public void accept(ChannelChange change) {
        if (sieve.passes(change)) {
            thread.run(() -> {
                listening.follow(change);
                hangUps.follow(change);
            });
        }
    }

    /** Who is with whose talk now. */
    public List<Floor.Supervisor> present() {
        return shown;
    }

    /** The latest acts, newest first; may block. */
    public List<Supervision> latest(String person, int atMost) {
        return book.latest(person, atMost);
    }

    private void show() {
        shown = watches.all().stream().map(Watch::shown).toList();
    }

    @Override
    public void close() {
        thread.close();
    }
}
