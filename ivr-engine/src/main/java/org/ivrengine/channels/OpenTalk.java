package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A talk under way. Its hold is in one of three states: held since, not held, unknown since.
 */
final class OpenTalk {

    final Line caller;
    final Line agent;
    private final Moment began;
    private final List<Span> holds = new ArrayList<>();
    private final List<Span> unknown = new ArrayList<>();
    private OptionalLong heldSinceMs = OptionalLong.empty();
    private OptionalLong unknownSinceMs = OptionalLong.empty();

    /** Nothing was missed after this, though what was so then is not known either. */
    private OptionalLong completeSinceMs = OptionalLong.empty();

    OpenTalk(Line caller, Line agent, Moment began) {
        this.caller = caller;
        this.agent = agent;
        this.began = began;
    }

    boolean isHeld() {
        return heldSinceMs.isPresent();
    }

    /** The agent holds from now on. Returns whether that is news. */
    boolean hold(long atMs) {
        if (isHeld()) {
            return false;
        }
        // Not held until now: what was unknown is so only up to where reports became complete.
        closeUnknown(completeSinceMs.orElse(atMs));
        heldSinceMs = OptionalLong.of(Math.max(atMs, began.atMs()));
        return true;
    }

    /** The end of what is hold or unknown: a snapshot may be of just before the loss that it follows. */
    private long accountedUntilMs() {
        return Stream.concat(holds.stream(), unknown.stream())
                .mapToLong(Span::toMs)
                .reduce(began.atMs(), Math::max);
    }

    /** The agent holds no longer. Returns whether that is news. */
    boolean unhold(long atMs) {
        if (unknownSinceMs.isPresent() && completeSinceMs.isPresent()) {
            long since = Math.max(completeSinceMs.getAsLong(), unknownSinceMs.getAsLong());
            closeUnknown(since);
            add(holds, since, atMs);
            return true;
        }
        closeUnknown(atMs);
        if (!isHeld()) {
            return false;
        }
        add(holds, heldSinceMs.getAsLong(), atMs);
        heldSinceMs = OptionalLong.empty();
        return true;
    }

    /** From now on holds are not seen. */
    void reportsLost(long atMs) {
        if (heldSinceMs.isPresent()) {
            add(holds, heldSinceMs.getAsLong(), atMs);
            heldSinceMs = OptionalLong.empty();
        }
        if (unknownSinceMs.isEmpty()) {
            unknownSinceMs = OptionalLong.of(Math.max(atMs, began.atMs()));
        }
        completeSinceMs = OptionalLong.empty();
    }

    /** From now on holds are seen. */
    void reportsComplete(long atMs, HoldState now) {
        switch (now) {
            case UNKNOWN -> completeSinceMs = OptionalLong.of(atMs);
            case NOT_HELD -> closeUnknown(atMs);
            case HELD -> {
                closeUnknown(atMs);
                heldSinceMs =
                        heldSinceMs.isPresent() ? heldSinceMs : OptionalLong.of(Math.max(atMs, accountedUntilMs()));
            }
        }
    }

    /** The finished talk. */
    Talk end(long atMs, boolean exact) {
        long endMs = Math.max(atMs, began.atMs());
        if (isHeld()) {
            add(holds, heldSinceMs.getAsLong(), endMs);
            heldSinceMs = OptionalLong.empty();
        }
        closeUnknown(endMs);
        return talk(Optional.of(new Moment(endMs, exact)));
    }

    Talk now() {
        return talk(Optional.empty());
    }

    private Talk talk(Optional<Moment> ended) {
        return new Talk(
                new Leg(caller.id, agent.id, agent.endpoint()),
                agent.ringingMs,
                agent.answeredMs,
                began,
                ended,
                holds,
                heldSinceMs,
                unknown);
    }

    private void closeUnknown(long atMs) {
        if (unknownSinceMs.isPresent()) {
            add(unknown, unknownSinceMs.getAsLong(), atMs);
        }
        unknownSinceMs = OptionalLong.empty();
        completeSinceMs = OptionalLong.empty();
    }

    private static void add(List<Span> spans, long fromMs, long toMs) {
        if (toMs > fromMs) {
            spans.add(new Span(fromMs, toMs));
        }
    }
}
