package org.ivrengine.callcenter;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.UpLine;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents, queues and who talks with whom: one mailbox, and one thread that empties it. Everybody else tells it what
 * happened and returns at once; what follows from it comes back to calls' threads as notices. Safe for use by many
 * threads.
 */
public final class CallCenter implements Shift, CallsInHand, Consumer<ChannelChange>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallCenter.class);

    private interface Message {
        void deliver(long nowMs);
    }

    /**
     * Something in the mailbox.
     *
     * @param postedNs by {@link System#nanoTime}
     */
    private record Post(long postedNs, Message message) {}

    private final AgentDirectory directory;
    private final InstantSource clock;
    private final Distributor distributor;
    private final StartGate gate = new StartGate();
    private final ChannelFacts facts;
    private final LinkedBlockingQueue<Post> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile LongConsumer mailboxTimeNs = ns -> {};
    private volatile Supplier<List<Floor.Supervisor>> supervisors = List::of;
    private volatile boolean closed;
    private long nowMs;

    /** @param seed of queues that choose an agent at random */
    public CallCenter(
            AgentDirectory directory, Switchboard switchboard, ContactLog log, InstantSource clock, long seed) {
        this.directory = directory;
        this.clock = clock;
        distributor = new Distributor(seed, switchboard, log);
        facts = new ChannelFacts(distributor, switchboard, gate);
        thread = Thread.ofPlatform().name("call-center").daemon().unstarted(this::run);
    }

    /** Begins: the shift goes on with who was on duty, and for a moment nobody is offered anything. */
    public CallCenter start(Rules rules) {
        nowMs = clock.millis();
        distributor.rulesChanged(nowMs, rules);
        distributor.startHeld(nowMs, nowMs + Limits.START_HOLD_MS);
        for (Duty duty : directory.onDuty()) {
            directory.agent(duty.agent()).ifPresent(agent -> resume(agent, duty));
        }
        thread.start();
        return this;
    }

    private void resume(Agent agent, Duty duty) {
        switch (duty) {
            case Duty.SignedIn _ -> distributor.signedIn(nowMs, agent);
            case Duty.Paused(String id, String reason) -> {
                distributor.signedIn(nowMs, agent);
                distributor.agentSays(nowMs, new Command.AgentPaused(id, reason));
            }
            case Duty.SignedOut _ -> {}
        }
    }

    // ---- queues ---------------------------------------------------------------------------------------------------

    /** Other rules; nobody who waits loses her place. */
    public void rulesChanged(Rules rules) {
        post(now -> distributor.rulesChanged(now, rules));
    }

    /** @param colleague whom an agent has sent her to; empty for none */
    void join(Contacted contact, Waiter waiter, boolean returning, String colleague) {
        post(now -> {
            distributor.join(now, contact, waiter, returning, colleague);
            cameBack(now, contact.call);
        });
    }

    void announced(Contacted contact, long atMs, long remainingMs) {
        post(now -> distributor.announced(contact, atMs, remainingMs));
    }

    void left(Contacted contact, Departure why) {
        post(now -> distributor.left(now, contact, why));
    }

    /** @param toVoicemail whether she leaves a message next */
    void leftByKey(Contacted contact, boolean toVoicemail) {
        post(now -> distributor.leftByKey(now, contact, toVoicemail));
    }

    /** @return whether she has talked; waits until that is known */
    boolean dialEnded(Contacted contact, long offer, DialReport report) {
        long endedAtMs = clock.millis();
        return answer((now, talked) ->
                distributor.verdicts.dialEnded(now, contact, offer, report, endedAtMs, talked::complete));
    }

    /** @return whether she has talked; waits until that is known */
    boolean recovered(OfferNote note, String channelId, OptionalLong sinceMs, long untilMs) {
        return answer(
                (now, talked) -> talked.complete(distributor.found.ended(now, note, channelId, sinceMs, untilMs)));
    }

    /** How it goes on when the dial of a caller's own session is over; waits until that is known. */
    AfterDial afterDial(String channelId, Waiter waiter) {
        CompletableFuture<AfterDial> answer = new CompletableFuture<>();
        post(now -> {
            try {
                answer.complete(distributor.handovers.afterDial(now, channelId, waiter));
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
                throw fault;
            }
        });
        return answer.join();
    }

    private interface Question {
        void put(long nowMs, CompletableFuture<Boolean> answer);
    }

    /** Waits on the asking call's own thread. */
    private boolean answer(Question question) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        post(now -> {
            try {
                question.put(now, answer);
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
                throw fault;
            }
        });
        return answer.join();
    }

    /**
     * An agent has sent a caller on, whose session that knew of their talk is gone. Runs on the call's own thread.
     *
     * @param consultation our id of the consultation into which she was handed over: what it knows of a talk stays. Empty:
     *     none
     */
    public void sentOn(Phone phone, String consultation) {
        Optional<OfferNote> note = phone.variable(OfferNote.VARIABLE).flatMap(OfferNote::read);
        OptionalLong sinceMs = QueueVisit.stamp(phone, DialReport.TALK_SINCE);
        boolean isTheConsultations = !consultation.isEmpty()
                && note.isPresent()
                && note.get().contact().startsWith(consultation);
        if (note.isPresent() && sinceMs.isPresent() && !isTheConsultations) {
            OptionalLong untilMs =
                    consultation.isEmpty() ? QueueVisit.stamp(phone, QueueVisit.SENT_AT) : OptionalLong.empty();
            String channelId = phone.channelId();
            post(now -> distributor.found.sentOn(now, note.get(), channelId, sinceMs, untilMs));
            phone.setVariable(DialReport.TALK_SINCE, "");
        }
    }

    /**
     * A caller was handed over into a consultation, and her own session is about to go on with it.
     *
     * @param visit of the step of the queue in which she waits now, counted in her own call
     */
    public void handedOver(String call, long visit) {
        post(now -> distributor.handovers.named(call, Contacted.id(call, visit)));
    }

    // ---- channels -------------------------------------------------------------------------------------------------

    /** What happened on the channels, in its order. */
    @Override
    public void accept(ChannelChange change) {
        if (!(change instanceof ChannelChange.KeyPressed)) {
            post(now -> facts.accept(now, change));
        }
    }

    /** A call that was up before our start is back in a session. */
    public void callIsBack(String call) {
        post(now -> cameBack(now, call));
    }

    private void cameBack(long now, String call) {
        if (gate.cameBack(call)) {
            distributor.startReleased(now);
        }
    }

    // ---- agents ---------------------------------------------------------------------------------------------------

    /**
     * An agent comes on duty. May block: it asks the directory.
     *
     * @return whether there is such an agent
     */
    @Override
    public boolean signIn(String agent) {
        Optional<Agent> known = directory.agent(agent);
        known.ifPresent(found -> {
            directory.keep(new Duty.SignedIn(agent));
            post(now -> {
                distributor.signedIn(now, found);
                distributor.agentSays(now, new Command.AgentResumed(agent));
            });
        });
        return known.isPresent();
    }

    /** She leaves, at the latest when her call and its wrap-up are over. May block. */
    @Override
    public void signOut(String agent) {
        directory.keep(new Duty.SignedOut(agent));
        post(now -> distributor.agentSays(now, new Command.AgentSignedOut(agent)));
    }

    /** No more calls until she resumes; a call that she has goes on. May block. */
    @Override
    public void pause(String agent, String reason) {
        directory.keep(new Duty.Paused(agent, reason));
        post(now -> distributor.agentSays(now, new Command.AgentPaused(agent, reason)));
    }

    /** May block. */
    @Override
    public void resume(String agent) {
        directory.keep(new Duty.SignedIn(agent));
        post(now -> distributor.agentSays(now, new Command.AgentResumed(agent)));
    }

    /** She is ready for the next call before her time for after-call work is over. */
    @Override
    public void wrapUpDone(String agent) {
        post(now -> distributor.agentSays(now, new Command.WrapUpDone(agent)));
    }

    /** Her skills or her telephone are others now. May block: it asks the directory. */
    @Override
    public void agentChanged(String agent) {
        directory.agent(agent).ifPresent(found -> post(now -> distributor.changed(now, found)));
    }

    // ---- what others look at --------------------------------------------------------------------------------------

    /** The call center as it is when this message's turn comes. */
    @Override
    public CompletionStage<Floor> floor() {
        return told(now -> distributor.floor(now).with(supervisors.get()));
    }

    @Override
    public CompletionStage<List<Served>> served() {
        return told(now -> distributor.book.all().stream()
                .filter(contact -> contact.status != Contacted.Status.LEAVING)
                .map(Served::of)
                .toList());
    }

    @Override
    public CompletionStage<Acted> move(String call, String queue) {
        CompletableFuture<Acted> asked = new CompletableFuture<>();
        post(now -> distributor.interventions.move(now, call, queue, distributor.queues(), asked));
        CompletableFuture.delayedExecutor(Limits.MOVED_WITHIN_MS, TimeUnit.MILLISECONDS)
                .execute(() -> post(now -> {
                    if (!asked.isDone()) {
                        distributor.moves.giveUp(call);
                    }
                }));
        return asked;
    }

    @Override
    public CompletionStage<Acted> prioritise(String call, OptionalInt priority) {
        return act(now -> distributor.interventions.prioritise(now, call, priority));
    }

    @Override
    public CompletionStage<Acted> offer(String call, String agent) {
        return act(now -> distributor.interventions.offer(now, call, agent));
    }

    @Override
    public CompletionStage<Acted> takeOut(String call) {
        return act(now -> distributor.interventions.takeOut(now, call));
    }

    @Override
    public CompletionStage<Set<String>> channelsOf(String agent) {
        return told(now -> distributor.resets.channelsOf(agent));
    }

    @Override
    public CompletionStage<Acted> reset(String agent, List<UpLine> up) {
        return act(now -> distributor.resets.reset(now, agent, up));
    }

    private CompletionStage<Acted> act(LongFunction<Acted> action) {
        return told(now -> {
            try {
                return action.apply(now);
            } catch (Cannot cannot) {
                return cannot.acted();
            }
        });
    }

    /** What is so when this message's turn comes. */
    private <T> CompletionStage<T> told(LongFunction<T> question) {
        CompletableFuture<T> told = new CompletableFuture<>();
        post(now -> told.complete(question.apply(now)));
        return told;
    }

    /** @param present who is with somebody's talk, whenever it is asked for */
    public void showSupervisors(Supplier<List<Floor.Supervisor>> present) {
        supervisors = present;
    }

    /** Messages that wait. */
    public int mailboxDepth() {
        return mailbox.size();
    }

    /** @param meter told for every message how long it waited and was worked on, in nanoseconds */
    public void measureMailbox(LongConsumer meter) {
        mailboxTimeNs = meter;
    }

    private void post(Message message) {
        mailbox.add(new Post(System.nanoTime(), message));
    }

    private void run() {
        while (!closed) {
            try {
                Post post = mailbox.poll(untilDeadlineMs(), TimeUnit.MILLISECONDS);
                // The clock may be set back; routing's time never goes back.
                nowMs = Math.max(nowMs, clock.millis());
                if (post == null) {
                    distributor.timePassed(nowMs);
                } else {
                    post.message().deliver(nowMs);
                    if (distributor.nextDeadlineMs() <= nowMs) {
                        distributor.timePassed(nowMs);
                    }
                    mailboxTimeNs.accept(System.nanoTime() - post.postedNs());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("the call center goes on after a fault", fault);
            }
        }
    }

    private long untilDeadlineMs() {
        long deadlineMs = distributor.nextDeadlineMs();
        return deadlineMs == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, deadlineMs - clock.millis());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
