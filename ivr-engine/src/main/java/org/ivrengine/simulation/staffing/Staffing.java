package org.ivrengine.simulation.staffing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.simulation.staffing.Need.Method;
import org.ivrengine.simulation.theory.ErlangA;
import org.ivrengine.simulation.theory.ErlangC;

/**
 * Finds the agents that a forecast needs. Each interval is taken by itself, as if its rate had always been there: good
 * while calls are short against the interval.
 */
public final class Staffing {

    private Staffing() {}

    /** Thrown when no number of agents is enough. */
    public static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        Impossible(String message) {
            super(message);
        }
    }

    /** @param progress told the part done so far, 0 to 1 */
    public static List<Need> of(Forecast forecast, DoubleConsumer progress) throws Impossible {
        Reach reach = new Reach(forecast.centre());
        for (CallType type : forecast.centre().calls()) {
            if (reach.groupsFor(type).isEmpty()) {
                throw new Impossible("no group of agents can serve call type " + type.name());
            }
        }
        boolean isErlang = reach.isErlang();
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < forecast.labels().size(); i++) {
            needs.add(isErlang ? byFormula(forecast, reach, i) : new StaffingSearch(forecast, reach, i).find());
            progress.accept((i + 1.0) / forecast.labels().size());
        }
        return needs;
    }

    private static Need byFormula(Forecast forecast, Reach reach, int interval) throws Impossible {
        Scenario centre = forecast.centre();
        Map<String, Integer> agents = new LinkedHashMap<>();
        centre.agents().forEach(group -> agents.put(group.name(), 0));
        Map<String, Double> served = new LinkedHashMap<>();
        boolean somebodyGivesUp = false;
        for (CallType type : centre.calls()) {
            AgentGroup group = reach.groupsFor(type).getFirst();
            double rate = forecast.ratePerMs(type.name(), interval);
            int count = least(forecast, type, group, rate);
            agents.put(group.name(), count);
            served.put(type.name(), servedWithin(centre, type, group, rate, count));
            somebodyGivesUp |= type.patience() != null;
        }
        Method method = somebodyGivesUp ? Method.ERLANG_A : Method.ERLANG_C;
        return new Need(forecast.labels().get(interval), method, agents, served);
    }

    /** @return the least number of agents of a group that serves one call type by itself in time; 0 without calls */
    static int least(Forecast forecast, CallType type, AgentGroup group, double ratePerMs) throws Impossible {
        if (ratePerMs == 0) {
            return 0;
        }
        for (int agents = 1; agents <= StaffingLimits.AGENTS_MAX; agents++) {
            if (servedWithin(forecast.centre(), type, group, ratePerMs, agents) >= forecast.target()) {
                return agents;
            }
        }
        throw new Impossible("call type " + type.name() + " needs more than " + StaffingLimits.AGENTS_MAX
                + " agents; is the unit of the forecast right?");
    }

    /** Erlang A if callers give up, C if not; by mean times where the distributions are others. */
    private static double servedWithin(Scenario centre, CallType type, AgentGroup group, double ratePerMs, int agents) {
        if (ratePerMs == 0) {
            return 1;
        }
        double serviceMs = Reach.serviceOf(type, group).meanMs();
        double withinMs = centre.serviceLevelMs(type);
        Distribution patience = type.patience();
        return patience == null
                ? new ErlangC(ratePerMs, serviceMs, agents).servedWithin(withinMs)
                : new ErlangA(ratePerMs, serviceMs, patience.meanMs(), agents).servedWithin(withinMs);
    }
}
