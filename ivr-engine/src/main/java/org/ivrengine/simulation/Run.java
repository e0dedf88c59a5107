package org.ivrengine.simulation;

/** How long is simulated, milliseconds. */
public sealed interface Run {

    /** One long run; what happens before the end of the warm-up is not counted. */
    record SteadyState(double warmupMs, double measureMs) implements Run {}

    /** Many days, each from empty; at the horizon the doors close, and who is in is still served. */
    record Terminating(int replications, double horizonMs) implements Run {}
}
