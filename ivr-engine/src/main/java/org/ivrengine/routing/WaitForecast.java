package org.ivrengine.routing;

import java.util.OptionalLong;

/**
 * How long a call at some place of one queue will wait: the queue-length predictor for queues with abandonment (Whitt's
 * QLa), with its two rates learned from what lately happened while calls waited. The rate at which calls are taken is
 * the queue's own, so whatever shares its agents (other queues, priorities, skills, breaks) is in it.
 */
final class WaitForecast {

    /** Halving what was counted whenever this much waiting time has been seen: so the last 30 to 60 minutes decide. */
    private static final long WINDOW_MS = 1_800_000;

    /** Fewer calls taken say nothing yet. */
    private static final int TAKEN_LEAST = 3;

    /** Counts are kept in so many parts, so that halving does not lose small ones. */
    private static final long PARTS = 1_024;

    /** Up to this place term by term; farther the integral is as good and costs nothing. */
    private static final int TERMS = 16;

    private long changedAtMs = Long.MIN_VALUE;
    private int waiting;
    /** Time during which somebody waited. */
    private long busyMs;
    /** The same, times how many waited. */
    private long waitedMs;

    private long takenParts;
    private long leftParts;

    /** From now on so many calls wait. */
    void waiting(int calls, long nowMs) {
        if (waiting > 0) {
            busyMs += nowMs - changedAtMs;
            waitedMs += waiting * (nowMs - changedAtMs);
            while (busyMs > WINDOW_MS) {
                busyMs /= 2;
                waitedMs /= 2;
                takenParts /= 2;
                leftParts /= 2;
            }
        }
        changedAtMs = nowMs;
        waiting = calls;
    }

    /** A call that had to wait was answered. */
    void taken() {
        takenParts += PARTS;
    }

    /** A caller gave up while she waited. */
    void left() {
        leftParts += PARTS;
    }

    /** From now until the call at this place is taken; 1 is the next. Empty while too little is known. */
    OptionalLong estimateMs(int position) {
        if (takenParts < TAKEN_LEAST * PARTS || busyMs == 0) {
            return OptionalLong.empty();
        }
        double takenPerMs = (double) takenParts / PARTS / busyMs;
        double leavePerMs = waitedMs == 0 ? 0 : (double) leftParts / PARTS / waitedMs;
        double sumMs = 0;
        int terms = Math.min(position, TERMS);
        for (int ahead = 0; ahead < terms; ahead++) {
            sumMs += 1 / (takenPerMs + ahead * leavePerMs);
        }
        int rest = position - terms;
        if (rest > 0) {
            double first = takenPerMs + (terms - 0.5) * leavePerMs;
            double last = takenPerMs + (position - 0.5) * leavePerMs;
            // StrictMath, so that every machine announces the same.
            sumMs += leavePerMs == 0 ? rest / takenPerMs : StrictMath.log(last / first) / leavePerMs;
        }
        return OptionalLong.of(Math.min(Math.round(sumMs), Limits.DURATION_MAX_MS));
    }

    long hash() {
        long hash = Hashing.chain(Hashing.chain(changedAtMs, waiting), busyMs);
        return Hashing.chain(Hashing.chain(Hashing.chain(hash, waitedMs), takenParts), leftParts);
    }
}
