package org.ivrengine.simulation.file;

import org.ivrengine.routing.Limits;

/** Every limit of these files, with its reason. */
final class ScenarioLimits {

    /** As routing's own: nothing in a call centre takes longer. */
    static final double DURATION_MAX_MS = Limits.DURATION_MAX_MS;

    /** Longest simulated time, milliseconds: times stay exact to a microsecond in a double (2^53). */
    static final double RUN_MAX_MS = 0x1p53 / 1000;

    /** A gamma distribution with a smaller shape has nearly all its mass at 0, and one beyond is a constant. */
    static final double SHAPE_MIN = 0.01;

    static final double SHAPE_MAX = 1e9;

    /** Each agent is an object with an id. */
    static final int AGENTS_MAX = 100_000;

    /** Each replication keeps its counts. */
    static final int REPLICATIONS_MAX = 1_000_000;

    /** Shortest mean gap between calls: one microsecond. More calls than that, and a run would never end. */
    static final double RATE_PER_MS_MAX = 1_000;

    private ScenarioLimits() {}
}
