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

    /**
     * The variable in which the dialplan keeps when the caller's latest talk began, also for an engine that comes after ours:
     * seconds since the epoch; empty once that talk is accounted for.
     */
    public static final String TALK_SINCE = "IVR_TALK_SINCE";

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
