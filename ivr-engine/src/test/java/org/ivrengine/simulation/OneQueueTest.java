package org.ivrengine.simulation;

import static org.ivrengine.simulation.Scenarios.assertCovers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ivrengine.simulation.Answer.CallFigures;
import org.ivrengine.simulation.theory.Cobham;
import org.ivrengine.simulation.theory.ErlangA;
import org.ivrengine.simulation.theory.ErlangB;
import org.ivrengine.simulation.theory.ErlangC;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator, driving the real routing core, against the formulas of one queue. */
class OneQueueTest {

    private static final double THIRD = 20 / 60.0;

    private static String scenario(String run, String calls, int agents, String more) {
        return """
                unit: minutes
                seed: 11
                run: %s
                queues:
                  A: {requires: "a >= 1"}
                calls:
                  A: {queue: A, %s}
                agents:
                  SA: {count: %d, skills: {a: 100}}
                report: {service_level: 20s}
                %s
                """.formatted(run, calls, agents, more);
    }

    private static final String SHORT = "{warmup: 500, measure: 150000}";
    private static final String LONG = "{warmup: 1000, measure: 800000}";

    @Test
    void patientCallersWaitAsErlangCSays() {
        assertErlangC(SHORT);
    }

    @Test
    @Tag("slow")
    void patientCallersWaitAsErlangCSaysToTheLastPercent() {
        assertErlangC(LONG);
    }

    private static void assertErlangC(String run) {
        Answer answer = Scenarios.simulate(scenario(run, "arrivals: {rate: 1.4}, service: {mean: 4}", 8, ""));
        ErlangC theory = new ErlangC(1.4, 4, 8);
        CallFigures figures = figures(answer, "A");
        assertCovers("waited", theory.waited(), figures.waited());
        assertCovers("mean wait", theory.meanWait(), figures.meanWait());
        assertCovers("mean queue", theory.meanQueue(), figures.meanQueue());
        assertCovers("ASA", theory.meanWait(), figures.asa());
        assertCovers("served within 20 s", theory.servedWithin(THIRD), figures.servedWithin());
        assertCovers("occupancy", theory.occupancy(), occupancy(answer, "SA"));
        assertEquals(new Estimate(0, 0), figures.abandoned());
        assertEquals(new Estimate(0, 0), figures.blocked());
    }

    @Test
    void impatientCallersGiveUpAsErlangASays() {
        assertErlangA(SHORT);
    }

    @Test
    @Tag("slow")
    void impatientCallersGiveUpAsErlangASaysToTheLastPercent() {
        assertErlangA(LONG);
    }

    private static void assertErlangA(String run) {
        Answer answer = Scenarios.simulate(
                scenario(run, "arrivals: {rate: 2.2}, service: {mean: 4}, patience: {mean: 5}", 8, ""));
        ErlangA theory = new ErlangA(2.2, 4, 5, 8);
        CallFigures figures = figures(answer, "A");
        assertCovers("waited", theory.waited(), figures.waited());
        assertCovers("abandoned", theory.abandoned(), figures.abandoned());
        assertCovers("mean wait", theory.meanWait(), figures.meanWait());
        assertCovers("mean queue", theory.meanQueue(), figures.meanQueue());
        assertCovers("served within 20 s", theory.servedWithin(THIRD), figures.servedWithin());
        assertCovers("occupancy", theory.occupancy(), occupancy(answer, "SA"));
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"trunks: 6", "waiting_places: 0"})
    void withoutAPlaceToWaitCallsAreBlockedAsErlangBSays(String limit) {
        Answer answer = Scenarios.simulate(
                scenario(SHORT, "arrivals: {rate: 2}, service: {lognormal: {mean: 3, sd: 4}}", 6, limit));
        assertCovers("blocked", ErlangB.blocked(6, 6), figures(answer, "A").blocked());
        assertEquals(new Estimate(0, 0), figures(answer, "A").waited());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"waiting_places: 4", "trunks: 12"})
    void placesAndTrunksAreCountedToTheLastOne(String limit) {
        int places = 4;
        MarkovChain<Integer> chain = new MarkovChain<>(0, (calls, move) -> {
            if (calls < 8 + places) {
                move.accept(calls + 1, 2.2);
            }
            if (calls > 0) {
                move.accept(calls - 1, Math.min(calls, 8) / 4.0);
            }
        });
        CallFigures figures = figures(
                Scenarios.simulate(scenario(SHORT, "arrivals: {rate: 2.2}, service: {mean: 4}", 8, limit)), "A");
        assertCovers("blocked", chain.mean(calls -> calls == 8 + places ? 1 : 0), figures.blocked());
        assertCovers("mean queue", chain.mean(calls -> Math.max(0, calls - 8)), figures.meanQueue());
        assertCovers("waited", chain.mean(calls -> calls >= 8 && calls < 8 + places ? 1 : 0), figures.waited());
    }

    @ParameterizedTest(name = "service {0}")
    @CsvSource({"'{constant: 4}', 0", "'{gamma: {shape: 2, mean: 4}}', 0.5", "'{lognormal: {mean: 4, sd: 4}}', 1"})
    void oneAgentKeepsCallersWaitingAsPollaczekAndKhinchineSay(String service, double squaredVariation) {
        Answer answer = Scenarios.simulate(
                scenario("{warmup: 1000, measure: 400000}", "arrivals: {rate: 0.15}, service: " + service, 1, ""));
        double load = 0.6;
        double meanWait = 4 * load / (1 - load) * (1 + squaredVariation) / 2;
        assertCovers("mean wait", meanWait, figures(answer, "A").meanWait());
        assertCovers("waited", load, figures(answer, "A").waited());
    }

    @Test
    void wrapUpKeepsTheAgentBusyAndTheNextCallerWaiting() {
        String yaml = scenario(
                        "{warmup: 1000, measure: 400000}", "arrivals: {rate: 0.15}, service: {constant: 3}", 1, "")
                .replace("\"a >= 1\"", "\"a >= 1\", wrap_up: 60s");
        Answer answer = Scenarios.simulate(yaml);
        assertCovers("occupancy", 0.6, occupancy(answer, "SA"));
        assertCovers("mean wait", 4 * 0.6 / 0.4 / 2, figures(answer, "A").meanWait());
    }

    @Test
    void theAgentsOwnServiceTimeWinsOverTheCalls() {
        String yaml = scenario(SHORT, "arrivals: {rate: 1.4}, service: {mean: 400}", 8, "")
                .replace("skills: {a: 100}", "skills: {a: 100}, service: {mean: 4}");
        assertCovers(
                "mean wait",
                new ErlangC(1.4, 4, 8).meanWait(),
                figures(Scenarios.simulate(yaml), "A").meanWait());
    }

    @Test
    void whoHasWaitedAsLongAsTheQueueLetsHimIsReleased() {
        // A patience that is the same for all, M/M/1+D: the virtual wait has density proportional to e^-(mu - lambda)t.
        String yaml = scenario("{warmup: 1000, measure: 200000}", "arrivals: {rate: 0.3}, service: {mean: 3}", 1, "")
                .replace("\"a >= 1\"", "\"a >= 1\", max_wait: 4m");
        double lambda = 0.3;
        double mu = 1 / 3.0;
        double decay = Math.exp(-(mu - lambda) * 4);
        double atLimit = lambda * decay;
        double norm = 1 + lambda * (1 - decay) / (mu - lambda) + atLimit / mu;
        CallFigures figures = figures(Scenarios.simulate(yaml), "A");
        assertCovers("overflowed", atLimit / mu / norm, figures.overflowed());
        assertCovers("waited", 1 - 1 / norm, figures.waited());
        assertEquals(new Estimate(0, 0), figures.abandoned());
    }

    @Test
    void anUrgentClassGoesFirstAndTheOthersPayAsCobhamSays() {
        assertCobham(SHORT);
    }

    @Test
    @Tag("slow")
    void anUrgentClassGoesFirstAndTheOthersPayAsCobhamSaysToTheLastPercent() {
        assertCobham(LONG);
    }

    private static void assertCobham(String run) {
        Answer answer = Scenarios.simulate("""
                unit: minutes
                seed: 11
                run: %s
                queues:
                  gold: {requires: "a >= 1", priority: 10}
                  silver: {requires: "a >= 1", priority: 5}
                  bronze: {requires: "a >= 1"}
                calls:
                  gold: {queue: gold, arrivals: {rate: 0.4}, service: {mean: 4}}
                  silver: {queue: silver, arrivals: {rate: 0.5}, service: {mean: 4}}
                  bronze: {queue: bronze, arrivals: {rate: 0.5}, service: {mean: 4}}
                agents:
                  SA: {count: 8, skills: {a: 100}}
                """.formatted(run));
        double[] waits = Cobham.meanWaits(new double[] {0.4, 0.5, 0.5}, 4, 8);
        assertCovers("gold", waits[0], figures(answer, "gold").meanWait());
        assertCovers("silver", waits[1], figures(answer, "silver").meanWait());
        assertCovers("bronze", waits[2], figures(answer, "bronze").meanWait());
    }

    static CallFigures figures(Answer answer, String type) {
        CallFigures figures = answer.calls().get(type);
        if (figures == null) {
            throw new AssertionError("no call type " + type + " in " + answer);
        }
        return figures;
    }

    static Estimate occupancy(Answer answer, String group) {
        Estimate occupancy = answer.occupancy().get(group);
        if (occupancy == null) {
            throw new AssertionError("no group " + group + " in " + answer);
        }
        return occupancy;
    }
}
