package org.ivrengine.simulation.staffing;

/** Every limit of staffing, with its reason. */
final class StaffingLimits {

    /** Calls per simulation: the share served in time is then known to about one percent. */
    static final double CALLS_PER_SIMULATION = 40_000;

    /** Part of the measured time that is run before, from empty. */
    static final double WARMUP_PART = 0.05;

    /** More agents than that for one interval, and the forecast or its unit is wrong. */
    static final int AGENTS_MAX = 5_000;

    private StaffingLimits() {}
}
