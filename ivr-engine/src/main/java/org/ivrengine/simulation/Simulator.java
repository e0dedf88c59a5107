package org.ivrengine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Answers what a scenario asks. The same scenario and seed give the same answer on every machine. */
public final class Simulator {

    private Simulator() {}

    public static Answer simulate(Scenario scenario) {
        return simulate(scenario, part -> {});
    }

    /** @param progress told the part done so far, 0 to 1, often */
    public static Answer simulate(Scenario scenario, DoubleConsumer progress) {
        Plan plan = Plan.of(scenario.run());
        return switch (scenario.run()) {
            case Run.SteadyState _ -> {
                CallCentre centre = new CallCentre(scenario, plan, scenario.seed());
                List<Batch> batches = centre.run(progress);
                yield Answer.of(scenario, batches, centre.simulated(), centre.undecided());
            }
            case Run.Terminating(int replications, double _) -> {
                List<Batch> days = new ArrayList<>();
                long simulated = 0;
                long undecided = 0;
                for (int i = 0; i < replications; i++) {
                    CallCentre centre = new CallCentre(scenario, plan, Dice.seedOf(scenario.seed(), i));
                    days.addAll(centre.run(part -> {}));
                    simulated += centre.simulated();
                    undecided += centre.undecided();
                    progress.accept((i + 1.0) / replications);
                }
                yield Answer.of(scenario, days, simulated, undecided);
            }
        };
    }
}
