package org.ivrengine.simulation.staffing;

import java.util.Map;

/**
 * The agents that one interval needs.
 *
 * @param agents number by group, in the order of the file
 * @param servedWithin share of offered calls served in time with these agents, by call type, in the order of the file
 */
public record Need(String interval, Method method, Map<String, Integer> agents, Map<String, Double> servedWithin) {

    /** How the number was found. */
    public enum Method {
        /** Every group serves one call type of its own, and all of them wait as long as it takes: Erlang C. */
        ERLANG_C,
        /** The same, and some give up: Erlang A (with Erlang C for those who do not). */
        ERLANG_A,
        /** Skills, limits or other distributions make formulas wrong. */
        SIMULATION
    }

    public int total() {
        return agents.values().stream().mapToInt(Integer::intValue).sum();
    }
}
