package org.ivrengine.flow.port;

import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt to connect the caller ended, in the telephone system's words, while the caller is still there. One who
 * hung up is a {@link SessionEnded}.
 *
 * @param cause Q.850 cause of the other side's end; 0 when none was given
 * @param rang whether the other side's telephone is known to have rung
 * @param talkedSince when the two were connected; empty when they never were
 */
public record DialReport(Status status, int cause, boolean rang, Optional<Instant> talkedSince) {

    /** What became of it. The words do not say why: a withdrawn call can be any of these but the first. */
    public enum Status {
        ANSWER,
        NO_ANSWER,
        BUSY,
        CONGESTION,
        /** Not registered, refused, withdrawn, or no such telephone. */
        UNAVAILABLE,
        /** The caller gave up. */
        CANCEL
    }
}
