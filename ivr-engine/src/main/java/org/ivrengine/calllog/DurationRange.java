package org.ivrengine.calllog;

/**
 * Durations that are looked for.
 *
 * @param atLeastMs the shortest
 * @param atMostMs the longest, itself included
 */
public record DurationRange(long atLeastMs, long atMostMs) {

    /** Every duration. */
    public static final DurationRange ANY = new DurationRange(0, Long.MAX_VALUE);

    public DurationRange {
        if (atLeastMs < 0 || atMostMs < atLeastMs) {
            throw new IllegalArgumentException(
                    "durations from " + atLeastMs + " to " + atMostMs + " ms; right is 0 <= from <= to");
        }
    }

    public static DurationRange atLeast(long ms) {
        return new DurationRange(ms, Long.MAX_VALUE);
    }

    public static DurationRange atMost(long ms) {
        return new DurationRange(0, ms);
    }

    /** @return whether every duration will do, also one that is not known yet */
    public boolean isAny() {
        return equals(ANY);
    }

    public boolean contains(long ms) {
        return atLeastMs <= ms && ms <= atMostMs;
    }
}
