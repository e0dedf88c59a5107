package org.ivrengine.callcenter.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.PhoneState;
import org.ivrengine.channels.Reach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What supervisors can have done: one desk for the command line, the console and their own telephones. Everything is kept
 * before it is done, refusals too. One thread does it all; whoever asks waits for the answer. Safe for use by many threads.
 */
public final class SupervisorDesk implements Consumer<ChannelChange>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisorDesk.class);

    private final AgentDirectory agents;
    private final CallsInHand calls;
    private final InstantSource clock;
    private final SupervisionBook book;
    private final Ledger ledger;
    private final Watches watches;
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("supervisors").factory());
    private volatile List<Floor.Supervisor> shown = List.of();
    private boolean adopted;

    public SupervisorDesk(
            AgentDirectory agents,
            CallsInHand calls,
            Switchboard switchboard,
            SupervisionBook book,
            InstantSource clock) {
        this.agents = agents;
        this.calls = calls;
        this.clock = clock;
        this.book = book;
        ledger = new Ledger(book);
        watches = new Watches(switchboard, ledger, clock);
        keepAgain();
    }

    private void keepAgain() {
        later(SupervisionLimits.KEEP_AGAIN_AFTER, () -> {
            ledger.retry();
            keepAgain();
        });
    }

    // ---- what is asked for ----------------------------------------------------------------------------------------

    /**
     * Has it done, in the name of a supervisor.
     *
     * @param supervisor id of an agent with the role {@code supervisor}, or {@code supervisor-QUEUE} for one queue
     * @param who asks for it
     * @return completed when it is done or cannot be: a telephone may ring meanwhile
     */
    public CompletableFuture<Answer> grant(String supervisor, Wish wish, String who) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        run(() -> {
            try {
                begin(supervisor, wish, who, answer);
            } catch (Refused refused) {
                keepRefused(supervisor, wish, who, refused);
                answer.complete(refused.answer());
            } catch (RuntimeException fault) {
                LOG.error("{} of {} did not work", wish, supervisor, fault);
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
        Wish wish = new Wish.Watch(agent, Mode.LISTEN, false);
        String who = supervisor.id() + ", by telephone";
        run(() -> {
            try {
                Served talk = talkOf(supervisor.id(), agent);
                Supervisors.requireMay(supervisor, talk.queue());
                requireNobodyWith(talk);
                Supervision act = act(supervisor, wish, who, talk, channel);
                ledger.begin(act);
                answer.complete(Optional.of(watches.dialledToWatch(new Watch(supervisor, channel, talk, act))));
            } catch (Refused refused) {
                LOG.info("code of {} to listen to {}: {}", supervisor.id(), agent, refused.getMessage());
                keepRefused(supervisor.id(), wish, who, refused);
                answer.complete(Optional.empty());
            }
        });
        return answer;
    }

    private void begin(String id, Wish wish, String who, CompletableFuture<Answer> asked) {
        Agent supervisor = agent(id);
        Supervisors.require(supervisor);
        switch (wish) {
            case Wish.Watch watch -> watch(supervisor, watch, who, asked);
            case Wish.Join join -> join(supervisor, join, who, asked);
            case Wish.TakeOver over -> join(supervisor, over, who, asked);
            case Wish.Leave _ -> leave(supervisor, asked);
        }
    }

    private void watch(Agent supervisor, Wish.Watch wish, String who, CompletableFuture<Answer> asked) {
        Served talk = talkOf(supervisor.id(), wish.target());
        Supervisors.requireMay(supervisor, talk.queue());
        Optional<Watch> hers = watches.of(supervisor);
        if (hers.isPresent() && hers.get().isWith(talk)) {
            turn(hers.get(), wish, asked);
            return;
        }
        requireNobodyWith(talk);
        requireFree(supervisor, hers);
        Watch watch = watch(supervisor, wish, who, talk, asked);
        watch.begins = wish.mode();
        watch.stays = wish.stays();
        watches.ringToWatch(watch);
    }

    private void turn(Watch watch, Wish.Watch wish, CompletableFuture<Answer> asked) {
        if (watch.phase != Watch.Phase.WATCHING) {
            throw new Refused(Why.NOT_NOW, watch.says());
        }
        watch.stays |= wish.stays();
        if (watch.mode().filter(wish.mode()::equals).isPresent()) {
            asked.complete(new Answer.Done(watch.act.id(), watch.says()));
        } else {
            watches.turnTo(watch, wish.mode(), asked).thenAccept(done -> run(() -> turned(watch, wish.mode(), done)));
            refuseLater(asked, "Asterisk did not take the key");
        }
    }

    private void turned(Watch watch, Mode mode, boolean done) {
        if (done) {
            watches.turned(watch, mode, now());
        }
    }

    private void join(Agent supervisor, Wish wish, String who, CompletableFuture<Answer> asked) {
        Served talk = talkOf(supervisor.id(), wish.target());
        Supervisors.requireMay(supervisor, talk.queue());
        Optional<Watch> hers = watches.of(supervisor);
        boolean takesOver = wish instanceof Wish.TakeOver;
        if (hers.isEmpty() || !hers.get().isWith(talk)) {
            requireNobodyWith(talk);
            requireFree(supervisor, hers);
            Watch watch = watch(supervisor, wish, who, talk, asked);
            watch.takesOver = takesOver;
            watches.ringToJoin(watch);
            return;
        }
        Watch watch = hers.get();
        if (watch.phase != Watch.Phase.WATCHING) {
            throw new Refused(Why.NOT_NOW, watch.says());
        }
        Supervision next = act(supervisor, wish, who, talk, watch.channel);
        ledger.begin(next);
        watch.target = talk;
        watch.takesOver = takesOver;
        watch.asked = asked;
        watches.join(watch, next);
        refuseLater(asked, "Asterisk did not bring her into the talk");
    }

    private void leave(Agent supervisor, CompletableFuture<Answer> asked) {
        Watch watch = watches.of(supervisor)
                .orElseThrow(() -> new Refused(Why.NOT_NOW, supervisor.id() + " is with nobody's talk"));
        watches.leave(watch);
        asked.complete(new Answer.Done(watch.act.id(), supervisor.id() + " has left"));
    }

    /** A telephone that is to ring, on record. */
    private Watch watch(Agent supervisor, Wish wish, String who, Served talk, CompletableFuture<Answer> asked) {
        String channel = "ivr-supervisor-" + UUID.randomUUID();
        Supervision act = act(supervisor, wish, who, talk, channel);
        ledger.begin(act);
        Watch watch = new Watch(supervisor, channel, talk, act);
        watch.asked = asked;
        later(SupervisionLimits.CHANNEL_WITHIN, () -> watches.neverRang(watch));
        return watch;
    }

    /** Once it is answered, this means nothing. */
    private void refuseLater(CompletableFuture<Answer> asked, String message) {
        later(SupervisionLimits.DONE_WITHIN, () -> asked.complete(new Answer.Refused(Why.UNAVAILABLE, message)));
    }

    // ---- what has to be so -----------------------------------------------------------------------------------------

    private Agent agent(String id) {
        return agents.agent(id).orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no agent \"" + id + "\""));
    }

    private Served talkOf(String supervisor, String target) {
        return Targets.talk(target, served(), known -> agents.agent(known).isPresent(), supervisor);
    }

    private List<Served> served() {
        try {
            return calls.served()
                    .toCompletableFuture()
                    .orTimeout(SupervisionLimits.CALL_CENTER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException noAnswer) {
            throw new Refused(Why.UNAVAILABLE, "the call center does not answer");
        }
    }

    private void requireNobodyWith(Served talk) {
        watches.with(talk).ifPresent(other -> {
            throw new Refused(Why.NOT_NOW, other.says() + " already, since " + other.act.askedAt());
        });
    }

    private void requireFree(Agent supervisor, Optional<Watch> hers) {
        hers.ifPresent(busy -> {
            throw new Refused(Why.NOT_NOW, busy.says() + "; \"leave\" ends that");
        });
        if (unreachable.contains(supervisor.phone())) {
            throw new Refused(Why.NOT_NOW, "the telephone of " + supervisor.id() + " cannot be reached");
        }
        served().stream()
                .filter(one -> one.agent().equals(supervisor.id()))
                .findFirst()
                .ifPresent(call -> {
                    throw new Refused(Why.NOT_NOW, supervisor.id() + " has a call of her own");
                });
    }

    private Supervision act(Agent supervisor, Wish wish, String who, Served served, String channel) {
        return new Supervision(
                UUID.randomUUID().toString(),
                wish.kind(),
                now(),
                who,
                supervisor.id(),
                Subject.of(served),
                channel,
                "",
                List.of(),
                Optional.empty(),
                "");
    }

    /** As exact as it can be kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void keepRefused(String supervisor, Wish wish, String who, Refused refused) {
        if (refused.answer().why() == Why.UNAVAILABLE) {
            return; // nothing can be kept now, and nothing was done
        }
        Instant now = now();
        ledger.update(new Supervision(
                UUID.randomUUID().toString(),
                wish.kind(),
                now,
                who,
                supervisor,
                Subject.NOBODY,
                "",
                wish.target(),
                List.of(),
                Optional.of(now),
                "refused: " + refused.getMessage()));
    }

    // ---- what the channels tell ------------------------------------------------------------------------------------

    /** In the order in which it happened. Returns at once. */
    @Override
    public void accept(ChannelChange change) {
        if (change instanceof ChannelChange.PhoneChanged changed) {
            reached(changed.phone());
        }
        if (concerns(change)) {
            run(() -> {
                watches.accept(change);
                follow(change);
            });
        }
    }

    private void reached(PhoneState phone) {
        if (phone.reach() == Reach.UNREACHABLE) {
            unreachable.add(phone.endpoint());
        } else {
            unreachable.remove(phone.endpoint());
        }
    }

    /** Most of what happens does not, and costs nothing here. */
    private boolean concerns(ChannelChange change) {
        return switch (change) {
            case ChannelChange.KeyPressed key -> watches.concerns(key.channelId());
            case ChannelChange.RingingBegan ringing ->
                watches.concerns(ringing.leg().agentChannel());
            case ChannelChange.Answered answered ->
                watches.concerns(answered.leg().agentChannel());
            case ChannelChange.LegEnded ended -> watches.concerns(ended.leg().agentChannel());
            case ChannelChange.Gone gone -> watches.concerns(gone.channelId());
            case ChannelChange.SpyBegan spy -> watches.concerns(spy.channelId());
            case ChannelChange.SpyEnded spy -> watches.concerns(spy.channelId());
            case ChannelChange.PhoneChanged phone ->
                phone.phone().calls().stream().anyMatch(call -> watches.concerns(call.channelId()));
            case ChannelChange.TalkBegan _, ChannelChange.TalkEnded _, ChannelChange.Complete _ -> true;
            case ChannelChange.HoldBegan _,
                    ChannelChange.HoldEnded _,
                    ChannelChange.Transferred _,
                    ChannelChange.TookPlace _,
                    ChannelChange.Incomplete _ -> false;
        };
    }

    private void follow(ChannelChange change) {
        if (change instanceof ChannelChange.Complete complete) {
            complete(complete);
        } else if (change instanceof ChannelChange.TalkBegan began) {
            goOnWith(began);
        }
    }

    private void complete(ChannelChange.Complete complete) {
        for (Watch watch : watches.all()) {
            if (watch.hasChannel && !complete.channelIds().contains(watch.channel)) {
                watches.accept(new ChannelChange.Gone(watch.channel, "", clock.millis(), false));
            }
        }
        if (!adopted) {
            adopt(complete.channelIds());
        }
    }

    /** What had begun before our start. While the database is away it cannot be known, so it is tried again. */
    private void adopt(Set<String> up) {
        try {
            Map<String, Agent> known = new HashMap<>();
            agents.agents().forEach(agent -> known.put(agent.id(), agent));
            watches.adopt(book.open(), up, known);
            adopted = true;
        } catch (RuntimeException away) {
            LOG.info("supervisors' acts of before the start are not known yet: {}", away.toString());
            later(SupervisionLimits.KEEP_AGAIN_AFTER, () -> adopt(up));
        }
    }

    /** An agent talks again with whom a supervisor stays. */
    private void goOnWith(ChannelChange.TalkBegan began) {
        String agentChannel = began.talk().leg().agentChannel();
        for (Watch watch : watches.all()) {
            if (watch.phase == Watch.Phase.STAYING) {
                served().stream()
                        .filter(talk -> talk.agentChannel().equals(agentChannel)
                                && talk.agent().equals(watch.target.agent()))
                        .findFirst()
                        .ifPresent(talk -> goOnWith(watch, talk));
            }
        }
    }

    private void goOnWith(Watch watch, Served talk) {
        Wish wish = new Wish.Watch(talk.agent(), watch.begins, true);
        try {
            Supervisors.requireMay(watch.supervisor, talk.queue());
            Supervision act = act(watch.supervisor, wish, watch.act.who(), talk, watch.channel);
            ledger.begin(act);
            watches.talksAgain(watch, talk, act);
        } catch (Refused refused) {
            keepRefused(watch.supervisor.id(), wish, watch.act.who(), refused);
            watches.leave(watch);
        }
    }

    // ---- what others look at ---------------------------------------------------------------------------------------

    /** Who is with whose talk now. */
    public List<Floor.Supervisor> present() {
        return shown;
    }

    /** The latest acts, newest first; may block. */
    public List<Supervision> latest(String person, int atMost) {
        return book.latest(person, atMost);
    }

    private void show() {
        shown = watches.all().stream()
                .map(watch -> new Floor.Supervisor(
                        watch.supervisor.id(),
                        watch.target.agent(),
                        watch.target.call(),
                        watch.mode().map(Mode::word).orElse(""),
                        (watch.act.stretches().isEmpty()
                                        ? watch.act.askedAt()
                                        : watch.act.stretches().getLast().from())
                                .toEpochMilli()))
                .toList();
    }

    private void later(Duration after, Runnable action) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> run(action));
    }

    private void run(Runnable action) {
        try {
            thread.execute(guarded(action));
        } catch (RejectedExecutionException ending) {
            LOG.debug("supervisors are no longer served: the engine ends");
        }
    }

    private Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException fault) {
                LOG.error("supervision goes on after a fault", fault);
            } finally {
                show();
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
