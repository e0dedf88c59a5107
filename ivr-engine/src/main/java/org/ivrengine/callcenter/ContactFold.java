package org.ivrengine.callcenter;

import java.util.EnumSet;
import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.channels.Talk;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes the record of a contact out of what was seen of it. What nobody saw stands as 0 and is said to be unknown. */
final class ContactFold {

    /** The record, and how far it can be relied on. */
    record Folded(Contact contact, Doubt doubt) {}

    private ContactFold() {}

    /** A contact without an agent at its end. */
    static Folded unanswered(Contacted of, Outcome outcome, long leftAtMs, boolean exact) {
        long waitMs = Math.max(0, leftAtMs - of.joinedAtMs);
        LiveOffer offer = of.offer;
        long ringMs = offer == null ? 0 : Math.min(offer.ringMs(leftAtMs), waitMs);
        return new Folded(
                contact(of, null, outcome, new Times(waitMs, ringMs, 0, 0, 0, 0)),
                exact ? Doubt.NONE : new Doubt(EnumSet.of(Unknown.WAIT), 0));
    }

    /** @param wrapUpMs negative while it is not over */
    static Folded answered(Contacted of, String agent, long wrapUpMs, long nowMs) {
        EnumSet<Unknown> unknown = EnumSet.noneOf(Unknown.class);
        if (wrapUpMs < 0) {
            unknown.add(Unknown.WRAP_UP);
        }
        Talk talk = of.talk;
        if (talk == null) {
            return stamped(of, agent, Math.max(0, wrapUpMs), unknown, nowMs);
        }
        // The dialplan's stamp is exact also where the bridge was not seen.
        long beganMs = talk.began().exact()
                ? talk.began().atMs()
                : of.stampedAtMs.orElse(talk.began().atMs());
        long endedMs = Math.max(beganMs, of.talkEndedAtMs(nowMs));
        long waitMs = Math.max(0, beganMs - of.joinedAtMs);
        long whisperMs = 0;
        if (talk.answeredAtMs().isPresent()) {
            whisperMs = Math.clamp(beganMs - talk.answeredAtMs().getAsLong(), 0, waitMs);
        } else {
            unknown.add(Unknown.WHISPER);
        }
        long ringMs = 0;
        if (talk.answeredAtMs().isPresent() && talk.ringingAtMs().isPresent()) {
            ringMs = Math.clamp(
                    talk.answeredAtMs().getAsLong() - talk.ringingAtMs().getAsLong(), 0, waitMs - whisperMs);
        } else {
            unknown.add(Unknown.RING);
        }
        if (of.talkUnknown || (!talk.began().exact() && of.stampedAtMs.isEmpty())) {
            unknown.add(Unknown.TALK);
        }
        if (talk.ended().map(end -> !end.exact()).orElse(of.sessionEndedAtMs.isEmpty())) {
            unknown.add(Unknown.TALK);
        }
        if (talk.unknownMs() > 0) {
            unknown.add(Unknown.HOLD);
        }
        long holdMs = Math.min(talk.holdMs(endedMs), endedMs - beganMs);
        long talkMs = endedMs - beganMs - holdMs;
        return new Folded(
                contact(
                        of,
                        agent,
                        Outcome.ANSWERED,
                        new Times(waitMs, ringMs, whisperMs, talkMs, holdMs, Math.max(0, wrapUpMs))),
                new Doubt(unknown, Math.min(talk.unknownMs(), talkMs)));
    }

    /** The channels told nothing; the dialplan's stamp and our own clock did. */
    private static Folded stamped(Contacted of, String agent, long wrapUpMs, Set<Unknown> unknown, long nowMs) {
        EnumSet<Unknown> more = EnumSet.of(Unknown.RING, Unknown.WHISPER, Unknown.HOLD);
        more.addAll(unknown);
        long beganMs = of.stampedAtMs.orElse(nowMs);
        if (of.talkUnknown) {
            more.add(Unknown.TALK);
        }
        if (of.stampedAtMs.isEmpty()) {
            more.add(Unknown.WAIT);
            more.add(Unknown.TALK);
        }
        long waitMs = Math.max(0, beganMs - of.joinedAtMs);
        long talkMs = Math.max(0, of.talkEndedAtMs(nowMs) - beganMs);
        return new Folded(
                contact(of, agent, Outcome.ANSWERED, new Times(waitMs, 0, 0, talkMs, 0, wrapUpMs)),
                new Doubt(more, talkMs));
    }

    private record Times(long waitMs, long ringMs, long whisperMs, long talkMs, long holdMs, long wrapUpMs) {}

    private static Contact contact(Contacted of, @Nullable String agent, Outcome outcome, Times times) {
        return new Contact(
                of.id,
                of.call,
                of.caller.isEmpty() ? null : of.caller,
                of.queue,
                of.skills,
                agent,
                outcome,
                of.joinedAtMs,
                times.waitMs(),
                times.ringMs(),
                times.whisperMs(),
                times.talkMs(),
                times.holdMs(),
                times.wrapUpMs(),
                agent != null && of.transferred,
                of.announcements);
    }
}
