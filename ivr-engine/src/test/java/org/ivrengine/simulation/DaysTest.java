package org.ivrengine.simulation;

import static org.ivrengine.simulation.OneQueueTest.figures;
import static org.ivrengine.simulation.OneQueueTest.occupancy;
import static org.ivrengine.simulation.Scenarios.assertCovers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ivrengine.simulation.Answer.CallFigures;
import org.junit.jupiter.api.Test;

/** Terminating runs, time-varying rates, and what makes two scenarios comparable. */
class DaysTest {

    private static final String DAY = """
            unit: minutes
            seed: %d
            run: {replications: %d, horizon: 120}
            queues:
              A: {requires: "a >= 1"}
            calls:
              A: {queue: A, arrivals: {rates: [0.4, 1.6, 0.8, 0.2], period: 30}, service: {mean: 4}, patience: {mean: 6}}
            agents:
              SA: {count: 4, skills: {a: 100}}
            """;

    @Test
    void aDayWithARushHourIsWhatTheDifferentialEquationsSay() {
        Answer answer = Scenarios.simulate(DAY.formatted(3, 1_500));
        Transient day = Transient.of(new double[] {0.4, 1.6, 0.8, 0.2}, 30, 4, 4, 6);
        CallFigures figures = figures(answer, "A");
        assertCovers("offered", 90, figures.offered());
        assertCovers("waited", day.waited / 90, figures.waited());
        assertCovers("abandoned", day.abandoned / 90, figures.abandoned());
        assertCovers("mean queue", day.queueMinutes / 120, figures.meanQueue());
        assertCovers("occupancy", day.busyMinutes / 120 / 4, occupancy(answer, "SA"));
    }

    /** M(t)/M/n+M from empty, integrated in small steps; the chance to give up depends on who is ahead on arrival only. */
    private record Transient(double waited, double abandoned, double queueMinutes, double busyMinutes) {

        static Transient of(double[] rates, double period, int agents, double service, double patience) {
            int states = 80;
            double[] p = new double[states];
            p[0] = 1;
            double waited = 0;
            double abandoned = 0;
            double queue = 0;
            double busy = 0;
            double step = 0.002;
            double capacity = agents * patience / service;
            for (double t = step / 2; t < rates.length * period; t += step) {
                double rate = rates[(int) (t / period)];
                double[] flow = new double[states];
                for (int calls = 0; calls < states; calls++) {
                    int waiting = Math.max(0, calls - agents);
                    double leaving = Math.min(calls, agents) / service + waiting / patience;
                    if (calls + 1 < states) {
                        flow[calls] -= p[calls] * rate;
                        flow[calls + 1] += p[calls] * rate;
                    }
                    if (calls > 0) {
                        flow[calls] -= p[calls] * leaving;
                        flow[calls - 1] += p[calls] * leaving;
                    }
                    if (calls >= agents) {
                        waited += step * rate * p[calls];
                        abandoned += step * rate * p[calls] * (1 - capacity / (capacity + waiting + 1));
                    }
                    queue += step * p[calls] * waiting;
                    busy += step * p[calls] * Math.min(calls, agents);
                }
                for (int calls = 0; calls < states; calls++) {
                    p[calls] += step * flow[calls];
                }
            }
            return new Transient(waited, abandoned, queue, busy);
        }
    }

    @Test
    void whoIsInWhenTheDoorsCloseIsStillServed() {
        Answer answer = Scenarios.simulate("""
                unit: minutes
                run: {replications: 50, horizon: 10}
                queues: {A: {requires: "a >= 1"}}
                calls: {A: {queue: A, arrivals: {rate: 2}, service: {constant: 60}}}
                agents: {SA: {count: 1, skills: {a: 1}}}
                """);
        assertEquals(0, answer.undecided());
        CallFigures figures = figures(answer, "A");
        assertEquals(1 - 1 / figures.offered().mean(), figures.waited().mean(), 0.01);
        assertTrue(figures.asa().mean() > 300, "the last of 20 waits 19 hours, and it counts: " + figures.asa());
        assertTrue(occupancy(answer, "SA").mean() < 1, "of the ten minutes until the doors close");
    }

    @Test
    void theSameSeedGivesTheSameAnswerAndAnotherSeedAnother() {
        assertEquals(Scenarios.simulate(DAY.formatted(3, 20)), Scenarios.simulate(DAY.formatted(3, 20)));
        assertNotEquals(
                figures(Scenarios.simulate(DAY.formatted(3, 20)), "A"),
                figures(Scenarios.simulate(DAY.formatted(4, 20)), "A"));
    }

    @Test
    void scenariosThatDifferInOneThingSeeTheSameCallers() {
        Scenario four = Scenarios.of(DAY.formatted(3, 300));
        CallFigures before = figures(Simulator.simulate(four), "A");
        CallFigures after = figures(Simulator.simulate(four.withAgents(Map.of("SA", 5))), "A");
        assertEquals(before.offered(), after.offered(), "the very same calls");
        // Seen day by day the fifth agent never makes it worse, though the intervals of two separate runs would
        // overlap.
        for (long seed = 1; seed <= 30; seed++) {
            Scenario day = Scenarios.of(DAY.formatted(seed, 1));
            double worse = figures(Simulator.simulate(day), "A").meanWait().mean();
            double better = figures(Simulator.simulate(day.withAgents(Map.of("SA", 5))), "A")
                    .meanWait()
                    .mean();
            assertTrue(better <= worse, "seed " + seed + ": " + better + " with five, " + worse + " with four");
        }
    }

    @Test
    void anotherCallTypeDoesNotChangeTheFirstTypesCallers() {
        String alone = DAY.formatted(3, 100);
        String accompanied =
                alone.replace("agents:\n", """
                  B: {queue: B, arrivals: {rate: 1}, service: {gamma: {shape: 0.5, mean: 2}}, patience: {mean: 1}}
                agents:
                  SB: {count: 1, skills: {b: 1}}
                """).replace("queues:\n", "queues:\n  B: {requires: \"b >= 1\"}\n");
        assertEquals(figures(Scenarios.simulate(alone), "A"), figures(Scenarios.simulate(accompanied), "A"));
    }

    @Test
    void callsThatOverwhelmTheAgentsAreReportedInsteadOfSimulatedForEver() {
        Answer answer = Scenarios.simulate("""
                unit: minutes
                run: {warmup: 10, measure: 500}
                queues: {A: {requires: "a >= 1"}}
                calls: {A: {queue: A, arrivals: {rate: 2}, service: {mean: 4}}}
                agents: {SA: {count: 1, skills: {a: 1}}}
                """);
        assertTrue(answer.undecided() > 500, "of 1,000 calls 125 could be served: " + answer.undecided());
    }

    @Test
    void callsThatNobodyCanEverTakeEndTheRunWhenTheDoorsClose() {
        Answer answer = Scenarios.simulate("""
                unit: minutes
                run: {replications: 2, horizon: 100}
                queues: {A: {requires: "a >= 1"}}
                calls: {A: {queue: A, arrivals: {rate: 1}, service: {mean: 4}}}
                agents: {SA: {count: 0, skills: {a: 1}}}
                """);
        assertTrue(answer.undecided() > 100, "nobody was served: " + answer);
        assertTrue(Double.isNaN(occupancy(answer, "SA").mean()), "nobody was there to be busy");
    }
}
