package org.ivrengine.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ivrengine.rules.Unit;

/**
 * What a simulation found. Durations in the scenario's unit.
 *
 * @param calls by call type, in the order of the file
 * @param occupancy by agent group, in the order of the file: fraction of time busy
 * @param simulated calls that came in all, uncounted ones too
 * @param undecided counted calls that still waited when the run was broken off, because the agents
 *     cannot keep up; their wait until then is part of the mean wait
 */
public record Answer(
        Unit unit,
        long seed,
        Map<String, CallFigures> calls,
        Map<String, Estimate> occupancy,
        long simulated,
        long undecided) {

    /**
     * Figures of one call type. Fractions are of the offered calls.
     *
     * @param offered calls in the measured time, or per replication
     * @param servedWithin served with a wait up to the service level
     * @param overflowed waited as long as the queue lets them
     * @param meanWait over all that were not blocked, abandoned ones included
     * @param meanQueue waiting calls, time average
     * @param asa mean wait of the served
     */
    public record CallFigures(
            Estimate offered,
            Estimate blocked,
            Estimate waited,
            Estimate abandoned,
            Estimate servedWithin,
            Estimate overflowed,
            Estimate meanWait,
            Estimate meanQueue,
            Estimate asa) {}

    static Answer of(Scenario scenario, List<Batch> batches, long simulated, long undecided) {
        Map<String, CallFigures> calls = new LinkedHashMap<>();
        for (int i = 0; i < scenario.calls().size(); i++) {
            calls.put(scenario.calls().get(i).name(), figures(scenario, batches, i));
        }
        Map<String, Estimate> occupancy = new LinkedHashMap<>();
        for (int i = 0; i < scenario.agents().size(); i++) {
            AgentGroup group = scenario.agents().get(i);
            int index = i;
            occupancy.put(
                    group.name(),
                    Estimate.ofRatio(
                            each(batches, batch -> batch.busyMs[index]),
                            each(batches, batch -> batch.lengthMs * group.count())));
        }
        return new Answer(scenario.unit(), scenario.seed(), calls, occupancy, simulated, undecided);
    }

    private static CallFigures figures(Scenario scenario, List<Batch> batches, int type) {
        double[] offered = each(batches, batch -> batch.types[type].offered);
        double[] lengths = each(batches, batch -> batch.lengthMs);
        double perUnit = 1 / scenario.unit().ms();
        double counted = scenario.run() instanceof Run.SteadyState ? batches.size() : 1;
        return new CallFigures(
                Estimate.ofMean(offered).times(counted),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].blocked), offered),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].waited), offered),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].abandoned), offered),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].servedWithin), offered),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].overflowed), offered),
                Estimate.ofRatio(
                                each(batches, batch -> batch.types[type].waitMs),
                                each(batches, batch -> batch.types[type].offered - batch.types[type].blocked))
                        .times(perUnit),
                Estimate.ofRatio(each(batches, batch -> batch.types[type].queueMs), lengths),
                Estimate.ofRatio(
                                each(batches, batch -> batch.types[type].servedWaitMs),
                                each(batches, batch -> batch.types[type].served))
                        .times(perUnit));
    }

    private static double[] each(List<Batch> batches, ToDoubleFunction<Batch> what) {
        return batches.stream().mapToDouble(what).toArray();
    }
}
