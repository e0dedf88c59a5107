package org.ivrengine.calllog.sql.keys;

import java.time.Duration;
import java.time.Instant;

/** Keys that order calls by their beginning: its millisecond, and a number that differs within the millisecond. */
public final class CallKeys {

    /** Calls that can begin in one millisecond. */
    private static final int IN_A_MILLISECOND = 1_024;

    /** Keys of one day. */
    static final long IN_A_DAY = Duration.ofDays(1).toMillis() * IN_A_MILLISECOND;

    /** Later than any call; searches may go on to the end of time. */
    private static final int DAY_MAX = 10_000_000;

    private CallKeys() {}

    /** @param number another one for every call */
    public static long key(Instant startedAt, long number) {
        return first(startedAt) + Math.floorMod(number, IN_A_MILLISECOND);
    }

    /** @return when a call of this key began */
    public static Instant time(long key) {
        return Instant.ofEpochMilli(key / IN_A_MILLISECOND);
    }

    /** @return the day of UTC in which a call of this key began, since 1970 */
    static int day(long key) {
        return Math.clamp(key / IN_A_DAY, 0, DAY_MAX);
    }

    /** @return the least key of a day */
    static long firstOfDay(int day) {
        return day * IN_A_DAY;
    }

    static KeyRange ofDays(int first, int last) {
        return new KeyRange(firstOfDay(first), firstOfDay(last + 1) - 1);
    }

    /** @return the least key of a call that began in this millisecond */
    public static long first(Instant startedAt) {
        return Math.multiplyExact(startedAt.toEpochMilli(), (long) IN_A_MILLISECOND);
    }
}
