package org.ivrengine.callcenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.channels.Moment;
import org.ivrengine.channels.Talk;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.ReleaseReason;
import org.jspecify.annotations.Nullable;

/** One stay of a call in a queue while it is lived through. Belongs to the call center's thread. */
final class Contacted {

    /** Where it stands. */
    enum Status {
        /** In the queue, a phone may ring for it. */
        WAITING,
        /** She has hung up; the channels have not told when. */
        LEAVING,
        TALKING,
        /** The session says that the talk is over; the channels have not told its times yet. */
        ENDING,
        /** On record, but for the agent's wrap-up. */
        OVER
    }

    String id;
    String call;
    final String queue;
    String caller;
    Own own;
    final Set<String> skills;
    final long joinedAtMs;
    final List<Announcement> announcements = new ArrayList<>();
    String channelId;
    Status status = Status.WAITING;

    /** The thread of the call; none while its session is lost, or never was ours. */
    @Nullable
    Waiter waiter;

    /** The open one, or the one that was answered. */
    @Nullable
    LiveOffer offer;

    /** The telephone's channel of the offer that failed last: what is still told of it is not of the next. */
    String legBefore = "";

    /** Who answered. */
    @Nullable
    String agent;

    /** As the channels know it; the newest word. */
    @Nullable
    Talk talk;

    /** The same telephone's talk with who consulted her before the caller was handed over. */
    @Nullable
    private Talk consulted;

    /** Talks of those who have joined her and the agent, by their channel. */
    final Map<String, Talk> thirdParties = new LinkedHashMap<>();

    boolean transferred;

    /** She stands where a consultation stood: who talks with her next is a colleague's doing. */
    boolean handedOver;

    /** When it was put into a consultation that rang. */
    OptionalLong handedAtMs = OptionalLong.empty();

    /** Handed over by keys while it waited: another session than her own waits for her, on another channel. */
    boolean waitsElsewhere;

    /** Why the queue keeps her no longer. */
    @Nullable
    ReleaseReason released;

    /** The priority that a supervisor has given her; empty while none has. */
    OptionalInt given = OptionalInt.empty();

    /** How long the talk was cannot be known. */
    boolean talkUnknown;

    /** Our id of the call under which routing knows it: until a handover is through, the consultation's. */
    String routedAs;

    /** What it is on record if she leaves by a key. */
    Outcome leftByKey = Outcome.LEFT_BY_KEY;

    /** Releases after which she leaves a message next. */
    Set<ReleaseReason> voicemailAfter = Set.of();

    /** A colleague to whom she was sent did not answer. */
    boolean sentBack;

    /** How many further stays have begun without a step of her flow. */
    private int successors;

    /** The dialplan's stamp of the talk's beginning. */
    OptionalLong stampedAtMs = OptionalLong.empty();
    /** The talk's end by our own clock. */
    OptionalLong sessionEndedAtMs = OptionalLong.empty();
    /** Negative until it is known. */
    long wrapUpMs = -1;

    /** When something has to be done about it though nothing happens. */
    long dueMs = Long.MAX_VALUE;

    Contacted(
            String id,
            String call,
            String queue,
            String caller,
            Own own,
            Set<String> skills,
            long joinedAtMs,
            String channelId) {
        this.id = id;
        this.call = call;
        this.routedAs = call;
        this.queue = queue;
        this.caller = caller;
        this.own = own;
        this.skills = skills;
        this.joinedAtMs = joinedAtMs;
        this.channelId = channelId;
    }

    static String id(String call, long visit) {
        return call + "-" + visit;
    }

    /** A further stay of the same call, into which an agent has handed the caller over. */
    Contacted next(long joinedMs) {
        successors++;
        Contacted next = new Contacted(id + "." + successors, call, queue, caller, own, skills, joinedMs, channelId);
        next.status = Status.WAITING;
        next.voicemailAfter = voicemailAfter;
        return next;
    }

    /** What the channels know of its talk now. */
    void hears(Talk now) {
        Talk before = consulted;
        talk = before == null ? now : now.after(before);
    }

    /** Who consulted the agent has left; the caller herself talks with her from now on. */
    void handOver(long atMs) {
        Talk before = talk;
        consulted = before == null
                ? null
                : before.endedAt(before.ended().map(Moment::atMs).orElse(atMs));
        talk = null;
        status = Status.TALKING;
        transferred = false;
        sessionEndedAtMs = OptionalLong.empty();
        wrapUpMs = -1;
    }

    /** Whether somebody consulted the agent before the caller was handed over. */
    boolean isConsulted() {
        return consulted != null;
    }

    /** When the agent was consulted. */
    OptionalLong beganMs() {
        Talk before = consulted;
        return before == null
                ? OptionalLong.empty()
                : OptionalLong.of(before.began().atMs());
    }

    /** What it is on record when the queue keeps her no longer. */
    Outcome releasedBy(ReleaseReason why) {
        if (voicemailAfter.contains(why)) {
            return Outcome.VOICEMAIL;
        }
        return switch (why) {
            case OVERFLOW -> Outcome.OVERFLOWED;
            case FULL, CLOSED, NO_AGENTS -> Outcome.REFUSED;
        };
    }

    /** For whoever comes after us. */
    OfferNote note(String agentId) {
        return new OfferNote(id, call, queue, joinedAtMs, agentId, caller);
    }

    /** The offer that has not ended yet. */
    Optional<LiveOffer> openOffer() {
        return status == Status.WAITING ? Optional.ofNullable(offer) : Optional.empty();
    }

    /** When the talk was over, as far as anybody knows. */
    long talkEndedAtMs(long nowMs) {
        Talk known = talk;
        if (known != null && known.ended().isPresent()) {
            return known.ended().get().atMs();
        }
        return sessionEndedAtMs.orElse(nowMs);
    }
}
