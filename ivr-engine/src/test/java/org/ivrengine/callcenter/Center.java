package org.ivrengine.callcenter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Moment;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.PhoneState;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Span;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.jspecify.annotations.Nullable;

/** A call center in memory, driven by hand: what happens is told to it, what it wants is on record. */
final class Center {

    final List<Contact> contacts = new ArrayList<>();
    final List<ContactLog.Doubt> doubts = new ArrayList<>();
    final List<ContactLog.OfferRecord> offers = new ArrayList<>();
    final List<String> spans = new ArrayList<>();
    final List<String> switched = new ArrayList<>();
    final Map<String, Caller> callers = new LinkedHashMap<>();
    final Distributor distributor = new Distributor(1, new Board(), new Log());
    final StartGate gate = new StartGate();
    final ChannelFacts facts = new ChannelFacts(distributor, new Board(), gate);
    long nowMs = 1_000_000;

    Center(Queue... queues) {
        distributor.rulesChanged(nowMs, Rules.of(Set.of("sales", "spanish"), List.of(queues)));
    }

    static Queue.Builder queue() {
        return Queue.named("orders").requires("sales >= 1").ringTimeMs(10_000);
    }

    /** A caller with her thread. */
    final class Caller implements Waiter {
        final Contacted contact;
        final List<Notice> notices = new ArrayList<>();
        final List<Notice> taken = new ArrayList<>();
        boolean speaking;

        private Caller(String name, long joinedAtMs, Own own) {
            this(name, 1, "orders", joinedAtMs, own);
        }

        private Caller(String name, int visit, String queue, long joinedAtMs, Own own) {
            contact = new Contacted(
                    Contacted.id(name, visit), name, queue, "5550100", own, Set.of("sales"), joinedAtMs, "ch-" + name);
        }

        @Override
        public void tell(Notice notice) {
            notices.add(notice);
        }

        @Override
        public boolean takeBack(long offer) {
            return notices.removeIf(notice -> notice instanceof Notice.Connect connect && connect.offer() == offer);
        }

        @Override
        public boolean isSpeaking() {
            return speaking;
        }

        /** Her thread takes up the next notice, which must be of that kind. */
        <N extends Notice> N takes(Class<N> kind) {
            Notice notice = notices.removeFirst();
            taken.add(notice);
            return kind.cast(notice);
        }

        Notice.Connect dials() {
            return takes(Notice.Connect.class);
        }
    }

    Caller joins(String name) {
        return joins(name, Own.NOTHING);
    }

    Caller joins(String name, Own own) {
        Caller caller = callers.computeIfAbsent(name, id -> new Caller(id, nowMs, own));
        distributor.join(nowMs, caller.contact, caller, caller.contact.joinedAtMs < nowMs, "");
        return caller;
    }

    /** Her thread has taken the word that she is moved, and goes on in the other queue. */
    Caller joinsAsMoved(Caller moved, int visit) {
        Notice.Moved notice = moved.takes(Notice.Moved.class);
        Caller caller = new Caller(moved.contact.call, visit, notice.queue(), notice.atMs(), Own.NOTHING);
        callers.put(moved.contact.call, caller);
        distributor.join(nowMs, caller.contact, caller, true, "");
        return caller;
    }

    /** The same caller in the step of a queue again. */
    Caller joinsAgain(Caller before, int visit) {
        Caller caller = new Caller(before.contact.call, visit, "orders", nowMs, Own.NOTHING);
        callers.put(before.contact.call, caller);
        distributor.join(nowMs, caller.contact, caller, false, "");
        return caller;
    }

    /** One who waits since before our start, and is not back yet. */
    Caller before(String name, long joinedAtMs) {
        Caller caller = new Caller(name, joinedAtMs, Own.NOTHING);
        callers.put(name, caller);
        return caller;
    }

    void back(Caller caller) {
        distributor.join(nowMs, caller.contact, caller, true, "");
        if (gate.cameBack(caller.contact.call)) {
            distributor.startReleased(nowMs);
        }
    }

    Center signIn(String agent) {
        return signIn(agent, Map.of("sales", 50));
    }

    Center signIn(String agent, Map<String, Integer> skills) {
        distributor.signedIn(nowMs, Agent.of(agent, "PJSIP/" + agent, skills));
        return this;
    }

    void says(Command command) {
        distributor.agentSays(nowMs, command);
    }

    void pass(long ms) {
        long untilMs = nowMs + ms;
        while (distributor.nextDeadlineMs() <= untilMs) {
            nowMs = Math.max(nowMs, distributor.nextDeadlineMs());
            distributor.timePassed(nowMs);
        }
        nowMs = untilMs;
    }

    String state(String agent) {
        return distributor.floor(nowMs).agents().stream()
                .filter(one -> one.id().equals(agent))
                .map(Floor.OnDuty::state)
                .findFirst()
                .orElse("signed_out");
    }

    List<String> waiting() {
        return waiting("orders");
    }

    List<String> waiting(String queue) {
        return distributor.floor(nowMs).queues().stream()
                .filter(line -> line.id().equals(queue))
                .flatMap(line -> line.waiting().stream())
                .map(Floor.Waiting::call)
                .toList();
    }

    static Leg leg(String caller, String agent) {
        return new Leg("ch-" + caller, "leg-" + agent, "PJSIP/" + agent);
    }

    void rings(String caller, String agent) {
        facts.accept(nowMs, new ChannelChange.RingingBegan(leg(caller, agent), nowMs));
    }

    void picksUp(String caller, String agent) {
        facts.accept(nowMs, new ChannelChange.Answered(leg(caller, agent), nowMs));
    }

    Talk bridged(String caller, String agent, long ringingAtMs, long answeredAtMs) {
        return talks(leg(caller, agent), OptionalLong.of(ringingAtMs), OptionalLong.of(answeredAtMs));
    }

    /** From now on. */
    Talk talks(Leg leg, OptionalLong ringingAtMs, OptionalLong answeredAtMs) {
        Talk talk = new Talk(
                leg,
                ringingAtMs,
                answeredAtMs,
                new Moment(nowMs, true),
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                List.of());
        facts.accept(nowMs, new ChannelChange.TalkBegan(talk));
        return talk;
    }

    void apart(Talk talk, EndedBy by, Span... holds) {
        facts.accept(
                nowMs,
                new ChannelChange.TalkEnded(
                        new Talk(
                                talk.leg(),
                                talk.ringingAtMs(),
                                talk.answeredAtMs(),
                                talk.began(),
                                Optional.of(new Moment(nowMs, true)),
                                List.of(holds),
                                OptionalLong.empty(),
                                talk.unknown()),
                        by));
    }

    void phone(String agent, Reach reach, PhoneCall... calls) {
        facts.accept(
                nowMs, new ChannelChange.PhoneChanged(new PhoneState("PJSIP/" + agent, reach, List.of(calls)), nowMs));
    }

    private Contacted contact(Notice.Connect connect) {
        return callers.values().stream()
                .map(caller -> caller.contact)
                .filter(contact -> contact.id.equals(connect.note().contact()))
                .findFirst()
                .orElseThrow();
    }

    boolean dialEnds(Notice.Connect connect, DialReport.Status status, int cause, boolean rang) {
        return Boolean.TRUE.equals(dialEnds(connect, new DialReport(status, cause, rang, Optional.empty()))
                .get());
    }

    /** @return whether she has talked, as soon as that is known; null until then */
    AtomicReference<@Nullable Boolean> dialEnds(Notice.Connect connect, DialReport report) {
        AtomicReference<@Nullable Boolean> talked = new AtomicReference<>();
        distributor.verdicts.dialEnded(nowMs, contact(connect), connect.offer(), report, nowMs, talked::set);
        return talked;
    }

    /** The same with the dialplan's stamp of a talk that began so long ago. */
    AtomicReference<@Nullable Boolean> dialEndsStamped(Notice.Connect connect, long agoMs) {
        return dialEnds(
                connect,
                new DialReport(DialReport.Status.ANSWER, 16, true, Optional.of(Instant.ofEpochMilli(nowMs - agoMs))));
    }

    /** From now on all that happens on the channels is told. */
    Center hearsChannels() {
        facts.accept(nowMs, new ChannelChange.Complete(Set.of(), Set.of()));
        return this;
    }

    /** The telephone of the agent who was rung for the caller is quiet. */
    void legEnds(String caller, String agent, long atMs) {
        facts.accept(nowMs, new ChannelChange.LegEnded(leg(caller, agent), "ANSWER", 16, true, new Moment(atMs, true)));
    }

    void gone(String caller, long atMs) {
        facts.accept(nowMs, new ChannelChange.Gone("ch-" + caller, caller, atMs, true));
    }

    private final class Board implements Switchboard {
        @Override
        public void note(String channelId, String name, String value) {
            switched.add(channelId + " " + name + "=" + value);
        }

        @Override
        public void hangUp(String channelId) {
            switched.add("hang up " + channelId);
        }

        @Override
        public CompletionStage<HungUp> end(String channelId) {
            switched.add("end " + channelId);
            return CompletableFuture.completedStage(HungUp.TOLD);
        }

        @Override
        public CompletionStage<List<UpLine>> lines() {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public void stopPlayback(String channelId) {
            switched.add("stop " + channelId);
        }

        @Override
        public CompletionStage<Boolean> silenceRecording(String channelId, boolean silent) {
            throw new AssertionError("nothing is recorded here");
        }

        @Override
        public void ring(Ringing call) {
            switched.add("ring " + call.endpoint());
        }

        @Override
        public CompletionStage<Boolean> press(String channelId, char key) {
            switched.add("press " + key + " on " + channelId);
            return CompletableFuture.completedStage(true);
        }

        @Override
        public void sendTo(String channelId, Place place, Map<String, String> variables) {
            switched.add("send " + channelId + " to " + place.extension());
        }
    }

    private final class Log implements ContactLog {
        @Override
        public void contact(Contact contact, Doubt doubt) {
            contacts.add(contact);
            doubts.add(doubt);
        }

        @Override
        public void offer(OfferRecord offer) {
            offers.add(offer);
        }

        @Override
        public void span(AgentSpan span, String state, String reason) {
            spans.add(span.agent() + " " + state + (reason.isEmpty() ? "" : " (" + reason + ")") + " "
                    + (span.untilMs() - span.fromMs()));
        }
    }
}
