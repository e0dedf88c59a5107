package org.ivrengine.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;

/**
 * A stretch of time that figures are given for.
 *
 * <p>Quarters of an hour follow the wall clock of a zone. They are told apart by their instants, so the hour that a
 * clock change repeats has its quarters twice, and the hour that it leaves out has none.
 *
 * @param fromMs first millisecond since the epoch
 * @param untilMs first millisecond that no longer belongs to it
 */
public record Interval(long fromMs, long untilMs) implements Comparable<Interval> {

    /** Length of the intervals of all reports. */
    public static final Duration QUARTER = Duration.ofMinutes(15);

    /** All of time: what intervals merge to. */
    public static final Interval ALWAYS = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

    public Interval {
        if (untilMs <= fromMs) {
            throw new IllegalArgumentException("interval ends at " + untilMs + ", not after it begins at " + fromMs);
        }
    }

    /** @return the quarter of an hour by the zone's wall clock in which the instant lies */
    public static Interval quarterOf(long atMs, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant at = Instant.ofEpochMilli(atMs);
        ZoneOffset offset = rules.getOffset(at);
        LocalDateTime local = LocalDateTime.ofInstant(at, offset);
        LocalDateTime start =
                local.withMinute(local.getMinute() / 15 * 15).withSecond(0).withNano(0);
        long fromMs = start.toInstant(offset).toEpochMilli();
        long untilMs = fromMs + QUARTER.toMillis();
        // A change of offset that is no multiple of a quarter cuts the quarter in which it happens in two.
        ZoneOffsetTransition next = rules.nextTransition(at);
        ZoneOffsetTransition last = rules.previousTransition(at.plusNanos(1));
        if (next != null) {
            untilMs = Math.min(untilMs, next.getInstant().toEpochMilli());
        }
        if (last != null) {
            fromMs = Math.max(fromMs, last.getInstant().toEpochMilli());
        }
        return new Interval(fromMs, untilMs);
    }

    public boolean contains(long atMs) {
        return fromMs <= atMs && atMs < untilMs;
    }

    @Override
    public int compareTo(Interval other) {
        return Comparator.comparingLong(Interval::fromMs)
                .thenComparingLong(Interval::untilMs)
                .compare(this, other);
    }
}
