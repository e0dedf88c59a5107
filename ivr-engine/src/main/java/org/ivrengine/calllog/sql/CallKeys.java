package org.ivrengine.calllog.sql;

import java.time.Instant;

/** Keys that order calls by their beginning: its millisecond, and a number that differs within the millisecond. */
public final class CallKeys {

    /** Calls that can begin in one millisecond. */
    private static final int IN_A_MILLISECOND = 1_024;

    private CallKeys() {}

    /** @param number another one for every call */
    static long key(Instant startedAt, long number) {
        return first(startedAt) + Math.floorMod(number, IN_A_MILLISECOND);
    }

    /** @return when a call of this key began */
    static Instant time(long key) {
        return Instant.ofEpochMilli(key / IN_A_MILLISECOND);
    }

    /** @return the least key of a call that began in this millisecond */
    public static long first(Instant startedAt) {
        return Math.multiplyExact(startedAt.toEpochMilli(), (long) IN_A_MILLISECOND);
    }
}
