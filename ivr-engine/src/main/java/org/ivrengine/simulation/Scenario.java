package org.ivrengine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.ivrengine.rules.Unit;

/**
 * A call centre and how to simulate it.
 *
 * @param unit of the answer's durations
 * @param waitingPlaces over all queues
 * @param trunks calls in the system at most, talking ones included
 * @param serviceLevelMs for all calls alike; empty: each queue's own
 */
public record Scenario(
        Unit unit,
        long seed,
        Run run,
        Rules rules,
        List<CallType> calls,
        List<AgentGroup> agents,
        OptionalInt waitingPlaces,
        OptionalInt trunks,
        OptionalDouble serviceLevelMs) {

    public Scenario {
        calls = List.copyOf(calls);
        agents = List.copyOf(agents);
        for (CallType type : calls) {
            if (!rules.queues().containsKey(type.queue())) {
                throw new IllegalArgumentException("call type " + type.name() + ": no queue " + type.queue());
            }
        }
    }

    /** @return what is counted as served in time for calls of this type */
    public double serviceLevelMs(CallType type) {
        Queue queue = rules.queues().get(type.queue());
        return serviceLevelMs.orElse(queue == null ? Double.POSITIVE_INFINITY : (double) queue.serviceLevelMs());
    }

    public Scenario withSeed(long newSeed) {
        return new Scenario(unit, newSeed, run, rules, calls, agents, waitingPlaces, trunks, serviceLevelMs);
    }

    public Scenario withRun(Run newRun) {
        return new Scenario(unit, seed, newRun, rules, calls, agents, waitingPlaces, trunks, serviceLevelMs);
    }

    public Scenario withCalls(List<CallType> changed) {
        return new Scenario(unit, seed, run, rules, changed, agents, waitingPlaces, trunks, serviceLevelMs);
    }

    /** @param counts new number of agents by group; a group that is not named keeps its own */
    public Scenario withAgents(Map<String, Integer> counts) {
        List<AgentGroup> changed = new ArrayList<>();
        for (AgentGroup group : agents) {
            changed.add(group.withCount(counts.getOrDefault(group.name(), group.count())));
        }
        return new Scenario(unit, seed, run, rules, calls, changed, waitingPlaces, trunks, serviceLevelMs);
    }
}
