package org.ivrengine.simulation.staffing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.Answer;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.simulation.Simulator;
import org.ivrengine.simulation.staffing.Need.Method;
import org.jspecify.annotations.Nullable;

/**
 * Looks for few agents for one interval by simulation, all on the same callers.
 *
 * <p>Starts twice, from what each call type would need by itself: once with specialists, once with those who can do most.
 * Then agents are taken away one at a time, where it hurts least; when no single one can go, two for one of another
 * group; and when that does not help either, one is replaced by one with fewer skills. What is left is the least in that
 * sense, and the better of the two. Not thread-safe.
 */
final class StaffingSearch {

    private final Forecast forecast;
    private final Reach reach;
    private final int interval;
    private final Scenario centre;
    private final List<String> groups;
    private final double ratePerMs;
    private final Map<Map<String, Integer>, Map<String, Double>> tried = new HashMap<>();

    StaffingSearch(Forecast forecast, Reach reach, int interval) {
        this.forecast = forecast;
        this.reach = reach;
        this.interval = interval;
        groups = forecast.centre().agents().stream().map(AgentGroup::name).toList();
        List<CallType> calls = new ArrayList<>();
        double rate = 0;
        for (CallType type : forecast.centre().calls()) {
            double own = forecast.ratePerMs(type.name(), interval);
            rate += own;
            calls.add(type.withArrivals(Arrivals.constant(own)));
        }
        ratePerMs = rate;
        double measureMs = rate == 0 ? 1 : StaffingLimits.CALLS_PER_SIMULATION / rate;
        centre = forecast.centre()
                .withCalls(calls)
                .withRun(new Run.SteadyState(measureMs * StaffingLimits.WARMUP_PART, measureMs));
    }

    Need find() throws Staffing.Impossible {
        Map<String, Integer> agents = nobody();
        if (ratePerMs > 0) {
            Map<String, Integer> fromSpecialists = least(enough(List::getFirst));
            Map<String, Integer> fromGeneralists = least(enough(List::getLast));
            agents = cost(fromGeneralists) < cost(fromSpecialists) ? fromGeneralists : fromSpecialists;
        }
        return new Need(forecast.labels().get(interval), Method.SIMULATION, agents, served(agents));
    }

    private Map<String, Integer> least(Map<String, Integer> enough) {
        Map<String, Integer> agents = enough;
        while (true) {
            Map<String, Integer> better = withOneFewer(agents);
            better = better == null ? withTwoForOne(agents) : better;
            better = better == null ? withFewerSkills(agents) : better;
            if (better == null) {
                return agents;
            }
            agents = better;
        }
    }

    /** Fewer agents first, then fewer skills. */
    private long cost(Map<String, Integer> agents) {
        long total = 0;
        long skills = 0;
        for (AgentGroup group : centre.agents()) {
            int count = agents.getOrDefault(group.name(), 0);
            total += count;
            skills += (long) count * group.skills().size();
        }
        return (total << 32) + skills;
    }

    private Map<String, Integer> nobody() {
        Map<String, Integer> agents = new LinkedHashMap<>();
        groups.forEach(group -> agents.put(group, 0));
        return agents;
    }

    /** What each type needs by itself, from one of its groups; then more for whoever is worst off. */
    private Map<String, Integer> enough(Function<List<AgentGroup>, AgentGroup> choice) throws Staffing.Impossible {
        Map<String, Integer> agents = nobody();
        for (CallType type : centre.calls()) {
            AgentGroup group = choice.apply(reach.groupsFor(type));
            double rate = forecast.ratePerMs(type.name(), interval);
            agents.merge(group.name(), Staffing.least(forecast, type, group, rate), Integer::sum);
        }
        while (slack(agents) < 0) {
            CallType worst = worstOff(agents);
            String group = choice.apply(reach.groupsFor(worst)).name();
            int step = Math.max(1, agents.getOrDefault(group, 0) / 10);
            agents.merge(group, step, Integer::sum);
            if (agents.getOrDefault(group, 0) > StaffingLimits.AGENTS_MAX) {
                throw new Staffing.Impossible(
                        "interval " + forecast.labels().get(interval) + ": call type " + worst.name()
                                + " cannot reach the service level with " + StaffingLimits.AGENTS_MAX + " agents");
            }
        }
        return agents;
    }

    private @Nullable Map<String, Integer> withOneFewer(Map<String, Integer> agents) {
        Map<String, Integer> best = null;
        for (String group : groups) {
            Map<String, Integer> fewer = changed(agents, Map.of(group, -1));
            if (fewer != null && slack(fewer) >= 0 && (best == null || slack(fewer) > slack(best))) {
                best = fewer;
            }
        }
        return best;
    }

    private @Nullable Map<String, Integer> withTwoForOne(Map<String, Integer> agents) {
        for (String more : groups) {
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i; j < groups.size(); j++) {
                    if (groups.get(i).equals(more) || groups.get(j).equals(more)) {
                        continue; // the same as one fewer
                    }
                    Map<String, Integer> changes = new HashMap<>(Map.of(more, 1));
                    changes.merge(groups.get(i), -1, Integer::sum);
                    changes.merge(groups.get(j), -1, Integer::sum);
                    Map<String, Integer> fewer = changed(agents, changes);
                    if (fewer != null && slack(fewer) >= 0) {
                        return fewer;
                    }
                }
            }
        }
        return null;
    }

    /** One agent for one of another group with fewer skills: who can do everything is hard to find. */
    private @Nullable Map<String, Integer> withFewerSkills(Map<String, Integer> agents) {
        for (AgentGroup less : centre.agents()) {
            for (AgentGroup more : centre.agents()) {
                if (less.skills().size() < more.skills().size()) {
                    Map<String, Integer> other = changed(agents, Map.of(less.name(), 1, more.name(), -1));
                    if (other != null && slack(other) >= 0) {
                        return other;
                    }
                }
            }
        }
        return null;
    }

    /** @return null if a group would have less than nobody */
    private @Nullable Map<String, Integer> changed(Map<String, Integer> agents, Map<String, Integer> changes) {
        Map<String, Integer> result = new LinkedHashMap<>(agents);
        for (String group : groups) {
            int count = result.getOrDefault(group, 0) + changes.getOrDefault(group, 0);
            if (count < 0) {
                return null;
            }
            result.put(group, count);
        }
        return result;
    }

    /** @return by how much the worst served type is over the target; negative if it misses it */
    private double slack(Map<String, Integer> agents) {
        return served(agents).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(1)
                - forecast.target();
    }

    private CallType worstOff(Map<String, Integer> agents) {
        Map<String, Double> served = served(agents);
        CallType worst = centre.calls().getFirst();
        for (CallType type : centre.calls()) {
            if (served.getOrDefault(type.name(), 1.0) < served.getOrDefault(worst.name(), 1.0)) {
                worst = type;
            }
        }
        return worst;
    }

    private Map<String, Double> served(Map<String, Integer> agents) {
        return tried.computeIfAbsent(Map.copyOf(agents), this::simulated);
    }

    private Map<String, Double> simulated(Map<String, Integer> agents) {
        Map<String, Double> served = new LinkedHashMap<>();
        if (cannotKeepUp(agents)) {
            centre.calls().forEach(type -> served.put(type.name(), 0.0));
            return served;
        }
        Answer answer = Simulator.simulate(centre.withAgents(agents));
        answer.calls().forEach((type, figures) -> {
            double share = figures.servedWithin().mean();
            served.put(type, Double.isNaN(share) ? 1 : share); // nobody called
        });
        return served;
    }

    /** Spares the simulation of a centre in which patient callers alone are more work than those who can serve them. */
    private boolean cannotKeepUp(Map<String, Integer> agents) {
        for (CallType type : centre.calls()) {
            int able = 0;
            double shortestMs = Double.POSITIVE_INFINITY;
            for (AgentGroup group : reach.groupsFor(type)) {
                able += agents.getOrDefault(group.name(), 0);
                shortestMs = Math.min(shortestMs, Reach.serviceOf(type, group).meanMs());
            }
            double load = type.arrivals().meanRatePerMs() * shortestMs;
            if (load > 0 && (able == 0 || (type.patience() == null && load >= able))) {
                return true;
            }
        }
        return false;
    }
}
