package org.ivrengine.flow.run;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only waiting moves. */
final class SimulatedTime implements InstantSource {

    private long nowMs = Instant.parse("2026-03-02T15:00:00Z").toEpochMilli();

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    void pass(long ms) {
        nowMs += ms;
    }

    void passUntil(long atMs) {
        nowMs = Math.max(nowMs, atMs);
    }
}
