package org.ivrengine.ami;

/**
 * What Asterisk's clock shows, by ours, and when we last heard of it. Answers to a listing carry no stamp, and a line that
 * is cut cannot say when: both are told by Asterisk's clock all the same. Safe for use by many threads.
 */
final class ServerClock {

    /** How long an event may still be on its way when a ping that was sent after it has its answer. */
    private static final int UNDER_WAY_MS = 500;

    private long aheadMs;
    private long heardMs = Long.MIN_VALUE;

    /** A ping was answered: what was raised well before it has come. */
    synchronized void answered(long sentMs, long receivedMs, String stampSeconds) {
        if (stampSeconds.matches("\\d{1,12}\\.\\d{1,9}")) {
            aheadMs = Math.round(Double.parseDouble(stampSeconds) * 1_000) - (sentMs + receivedMs) / 2;
        }
        heard(sentMs - UNDER_WAY_MS);
    }

    /** An event came. */
    synchronized void heard(long atMs) {
        heardMs = Math.max(heardMs, atMs);
    }

    synchronized long serverMs(long oursMs) {
        return oursMs + aheadMs;
    }

    /** Nothing of before this is missing. */
    synchronized long lastHeardMs() {
        return serverMs(heardMs);
    }
}
