package org.ivrengine.report;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a call in a queue, complete: wait, then for an answered one talk and hold, then wrap-up, none overlapping.
 *
 * @param id the contact's own id
 * @param call the call it is a part of; a transfer to another queue makes a further contact of the same call
 * @param caller account, or caller's number where no account is known; null when the number is withheld
 * @param skills those that the queue or the caller required
 * @param agent who answered; null unless answered
 * @param joinedAtMs joined the queue, milliseconds since the epoch
 * @param waitMs joined until bridged or gone; ringing and whisper are part of it
 * @param ringMs how long the last agent's phone rang, part of the wait
 * @param whisperMs picked up until bridged, part of the wait
 * @param talkMs bridged and not put on hold by the agent
 * @param holdMs put on hold by the agent, all holds together
 * @param wrapUpMs talk ended until the agent was ready, paused or signed out
 * @param transferred the agent passed the caller on to somebody else
 * @param announcements waiting times told to the caller
 */
public record Contact(
        String id,
        String call,
        @Nullable String caller,
        String queue,
        Set<String> skills,
        @Nullable String agent,
        Outcome outcome,
        long joinedAtMs,
        long waitMs,
        long ringMs,
        long whisperMs,
        long talkMs,
        long holdMs,
        long wrapUpMs,
        boolean transferred,
        List<Announcement> announcements) {

    public Contact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(queue, "queue");
        requireDuration("waitMs", waitMs);
        requireDuration("ringMs", ringMs);
        requireDuration("whisperMs", whisperMs);
        requireDuration("talkMs", talkMs);
        requireDuration("holdMs", holdMs);
        requireDuration("wrapUpMs", wrapUpMs);
        if (ringMs + whisperMs > waitMs) {
            throw new IllegalArgumentException("contact " + id + ": ringing " + ringMs + " ms and whisper " + whisperMs
                    + " ms are parts of the wait, which is only " + waitMs + " ms");
        }
        if ((outcome == Outcome.ANSWERED) != (agent != null)) {
            throw new IllegalArgumentException("contact " + id + ": outcome " + outcome + " with agent " + agent
                    + "; answered has an agent, others none");
        }
        if (outcome != Outcome.ANSWERED && (talkMs + holdMs + wrapUpMs > 0 || transferred)) {
            throw new IllegalArgumentException(
                    "contact " + id + ": " + outcome + " has no talk, hold, wrap-up or transfer");
        }
        skills = Set.copyOf(skills);
        announcements = List.copyOf(announcements);
    }

    /** @return when it was bridged, or when the caller left */
    public long waitEndedAtMs() {
        return joinedAtMs + waitMs;
    }

    /** @return talk + hold + wrap-up */
    public long handleMs() {
        return talkMs + holdMs + wrapUpMs;
    }

    /** @return when the agent was ready again; for a contact without an agent when the caller left */
    public long endedAtMs() {
        return waitEndedAtMs() + handleMs();
    }

    static void requireDuration(String name, long ms) {
        if (ms < 0) {
            throw new IllegalArgumentException(name + " is " + ms + "; a duration is 0 or more");
        }
    }
}
