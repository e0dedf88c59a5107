package org.ivrengine.real;

import java.util.concurrent.locks.LockSupport;

/** How people behave at telephones: they let time pass, and look up when the line goes dead. */
final class People {

    private static final long LOOK_EVERY_NS = 10_000_000;

    private People() {}

    static void pass(long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < untilNs) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
    }

    /** @return whether the call is still there after that time */
    static boolean stays(SipDialog call, long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (!call.isOver()) {
            long leftNs = untilNs - System.nanoTime();
            if (leftNs <= 0) {
                return true;
            }
            LockSupport.parkNanos(Math.min(leftNs, LOOK_EVERY_NS));
        }
        return false;
    }

    /** @return whether it happened in that time */
    static boolean happens(SipDialog call, String what, long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (call.facts().stream().noneMatch(fact -> fact.what().equals(what))) {
            if (System.nanoTime() >= untilNs || call.isOver()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
        return true;
    }
}
