package org.ivrengine.report;

/**
 * A stretch of an agent's working time. Signed out is the lack of any span.
 *
 * @param fromMs first millisecond since the epoch
 * @param untilMs first millisecond that no longer belongs to it
 */
public record AgentSpan(String agent, Activity activity, long fromMs, long untilMs) {

    /** What an agent does; occupancy sees three kinds. */
    public enum Activity {
        AVAILABLE,
        /** Ringing, whisper, talk, hold or wrap-up. */
        OCCUPIED,
        /** Counts neither as occupied nor as available. */
        PAUSED
    }

    public AgentSpan {
        if (untilMs < fromMs) {
            throw new IllegalArgumentException(
                    "span of " + agent + " ends at " + untilMs + ", before it begins at " + fromMs);
        }
    }
}
