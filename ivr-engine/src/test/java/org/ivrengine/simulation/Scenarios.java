package org.ivrengine.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ivrengine.simulation.file.FaultyFile;
import org.ivrengine.simulation.file.ScenarioReader;

/** Scenarios for the tests of this package, written as users write them. */
final class Scenarios {

    private Scenarios() {}

    static Scenario of(String yaml) {
        try {
            return ScenarioReader.read("scenario.yaml", yaml);
        } catch (FaultyFile e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Answer simulate(String yaml) {
        return Simulator.simulate(of(yaml));
    }

    /** The true value lies in the 99 % interval, and the interval is narrow enough that this means something. */
    static void assertCovers(String figure, double truth, Estimate estimate) {
        assertTrue(estimate.covers(truth), figure + " is " + truth + ", simulated " + estimate);
        assertTrue(
                estimate.ci99() <= Math.max(0.12 * truth, 0.005), figure + " is too vague to be a test: " + estimate);
    }
}
