package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Two who hear each other: from when both were in one bridge until one of them was not.
 *
 * @param ringingAtMs since when the telephone rang for it; empty when that was not seen
 * @param answeredAtMs when it was picked up; empty when that was not seen
 * @param began inexact: it had begun by then
 * @param ended empty while it goes on; inexact: it had ended by then
 * @param holds complete ones by the agent; the caller's own are not hold but talk
 * @param heldSinceMs since when the agent holds; empty while she does not
 * @param unknown when the agent's holds could not be seen; overlaps no hold
 */
public record Talk(
        Leg leg,
        OptionalLong ringingAtMs,
        OptionalLong answeredAtMs,
        Moment began,
        Optional<Moment> ended,
        List<Span> holds,
        OptionalLong heldSinceMs,
        List<Span> unknown) {

    public Talk {
        holds = List.copyOf(holds);
        unknown = List.copyOf(unknown);
    }

    /** Time on hold by the agent, as far as it is known, up to its end or {@code nowMs}. */
    public long holdMs(long nowMs) {
        long open = heldSinceMs.isPresent() ? Math.max(0, nowMs - heldSinceMs.getAsLong()) : 0;
        return open + holds.stream().mapToLong(Span::lengthMs).sum();
    }

    /** The same talk, of which nobody knows when it began: by then at the latest. */
    public Talk knownSince(long atMs) {
        return new Talk(
                leg,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new Moment(Math.max(atMs, began.atMs()), false),
                ended,
                List.of(),
                heldSinceMs,
                List.of());
    }

    /** This talk and the one that it goes on from as one: the same telephone, with another at its far end. */
    public Talk after(Talk earlier) {
        return new Talk(
                leg,
                earlier.ringingAtMs,
                earlier.answeredAtMs,
                earlier.began,
                ended,
                Stream.concat(earlier.holds.stream(), holds.stream()).toList(),
                heldSinceMs,
                Stream.concat(earlier.unknown.stream(), unknown.stream()).toList());
    }

    /** The same talk, over at that time. */
    public Talk endedAt(long atMs) {
        List<Span> all = new ArrayList<>(holds);
        heldSinceMs.ifPresent(since -> {
            if (atMs > since) {
                all.add(new Span(since, atMs));
            }
        });
        return new Talk(
                leg,
                ringingAtMs,
                answeredAtMs,
                began,
                Optional.of(new Moment(atMs, true)),
                all,
                OptionalLong.empty(),
                unknown);
    }

    /** Time of which nobody knows whether it was talk or hold. */
    public long unknownMs() {
        return unknown.stream().mapToLong(Span::lengthMs).sum();
    }

    /** Time that certainly was talk, up to its end or {@code nowMs}. */
    public long talkMs(long nowMs) {
        long endMs = ended.map(Moment::atMs).orElse(nowMs);
        return Math.max(0, endMs - began.atMs() - holdMs(nowMs) - unknownMs());
    }
}
