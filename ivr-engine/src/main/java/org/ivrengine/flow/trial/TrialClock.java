package org.ivrengine.flow.trial;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only waiting moves. Belongs to one call's thread. */
public final class TrialClock implements InstantSource {

    private long nowMs;

    public TrialClock(Instant start) {
        nowMs = start.toEpochMilli();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public long millis() {
        return nowMs;
    }

    public void pass(long ms) {
        nowMs += ms;
    }

    /** Does nothing when it is later already. */
    public void passUntil(long atMs) {
        nowMs = Math.max(nowMs, atMs);
    }
}
