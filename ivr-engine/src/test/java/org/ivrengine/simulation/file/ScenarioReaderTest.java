package org.ivrengine.simulation.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ivrengine.routing.AgentRule;
import org.ivrengine.routing.OfferFailure;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.rules.Unit;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    private static final String GOOD = """
            unit: minutes
            seed: 7
            run: {warmup: 1000, measure: 200000}
            queues:
              A:
                requires: {0s: "a >= 50", 30s: "b > 0 || a >= 1", 90s: "a >= 1 || b >= 1"}
                priority: 3
                aging: 2
                agents: least-occupied
                ring: 20s
                wrap_up: 0.5
                max_wait: 10
                max_waiting: 50
                short_abandon: 5s
                service_level: 30s
                announce_every: 45s
                retry_after: 6s
                on_no_answer: no answer
                on_rejected: available
                on_no_agents: release
              B: {requires: "b >= 1"}
            calls:
              A: {queue: A, arrivals: {rate: 1.4}, service: {lognormal: {mean: 4, sd: 180s}}, patience: {constant: 90s}}
              B:
                queue: B
                requires: "a >= 1"
                priority: 2
                arrivals: {rates: [0.5, 0.9, 0.7], period: 2h, busyness: {gamma: 30}}
                service: {gamma: {shape: 2, mean: 4}}
            agents:
              SA: {count: 4, skills: {a: 100}}
              G:  {count: 2, skills: {a: 100, b: 30}, service: {mean: 5}}
            waiting_places: 10
            trunks: 120
            report: {service_level: 20s}
            """;

    @Test
    void everyKeyOfTheFormatArrivesInTheModel() throws FaultyFile {
        Scenario scenario = ScenarioReader.read("good.yaml", GOOD);
        assertEquals(Unit.MINUTES, scenario.unit());
        assertEquals(7, scenario.seed());
        assertEquals(new Run.SteadyState(60e6, 12e9), scenario.run());
        Queue queue = scenario.rules().queues().get("A");
        Queue expected = Queue.named("A")
                .steps(List.of(
                        new Queue.Step(0, Requirement.parse("a >= 50")),
                        new Queue.Step(30_000, Requirement.parse("b > 0 || a >= 1")),
                        new Queue.Step(90_000, Requirement.parse("a >= 1 || b >= 1"))))
                .priority(3)
                .agingPerMinute(2)
                .agents(AgentRule.LEAST_OCCUPIED)
                .ringTimeMs(20_000)
                .wrapUpMs(30_000)
                .maxWaitMs(600_000)
                .maxWaiting(50)
                .shortAbandonMs(5_000)
                .serviceLevelMs(30_000)
                .announceEveryMs(45_000)
                .retryAfterMs(6_000)
                .pauseOn(OfferFailure.NO_ANSWER, "no answer")
                .releasesWithoutAgents(true)
                .build();
        assertEquals(expected, queue);
        assertEquals(
                new Distribution.Lognormal(240_000, 180_000),
                scenario.calls().get(0).service());
        assertEquals(new Distribution.Constant(90_000), scenario.calls().get(0).patience());
        assertEquals(Arrivals.constant(1.4 / 60_000), scenario.calls().get(0).arrivals());
        assertEquals(Requirement.parse("a >= 1"), scenario.calls().get(1).own());
        assertEquals(2, scenario.calls().get(1).priority());
        assertEquals(
                new Arrivals(List.of(0.5 / 60_000, 0.9 / 60_000, 0.7 / 60_000), 7_200_000, OptionalDouble.of(30)),
                scenario.calls().get(1).arrivals());
        assertEquals(new Distribution.Gamma(2, 240_000), scenario.calls().get(1).service());
        assertEquals(Map.of("a", 100, "b", 30), scenario.agents().get(1).skills());
        assertEquals(2, scenario.agents().get(1).count());
        assertEquals(
                new Distribution.Exponential(300_000), scenario.agents().get(1).service());
        assertEquals(OptionalInt.of(10), scenario.waitingPlaces());
        assertEquals(OptionalInt.of(120), scenario.trunks());
        assertEquals(OptionalDouble.of(20_000), scenario.serviceLevelMs());
    }

    @Test
    void replicationsAndSecondsAreUnderstoodToo() throws FaultyFile {
        String yaml = GOOD.replace("{warmup: 1000, measure: 200000}", "{replications: 30, horizon: 480}")
                .replace("unit: minutes", "unit: seconds");
        assertEquals(
                new Run.Terminating(30, 480_000),
                ScenarioReader.read("good.yaml", yaml).run());
    }

    @Test
    void allFaultsOfAFileAreReportedAtOnceWithPositionAndRemedy() {
        FaultyFile faulty = assertThrows(FaultyFile.class, () -> ScenarioReader.read("bad.yaml", """
                unit: minuets
                seed: 1x
                run: {warmup: 1000, mesure: 200000}
                queues:
                  A: {requires: "a >= 1 && aa > 3", agents: fewest-skill, prioritiy: 3}
                  A: {requires: "a >= 1"}
                  C: {requires: {10s: "a >= 1"}}
                calls:
                  A: {queue: AB, arrivals: {rate: -1.4}, service: {mean: 4x}, patience: {mean: 5, constant: 3}}
                  B: {queue: A, arrivals: {rates: [0.5, 0.7]}, service: 3}
                agents:
                  SA: {count: 4.5, skills: {a: 100, b: 101}}
                trunks: none
                report: {service_leval: 20s}
                wating: 3
                """));
        assertEquals("""
                bad.yaml:1:7: found "minuets"; expected one of milliseconds, seconds, minutes, hours, days
                bad.yaml:2:7: found "1x"; expected a whole number of at most 18 digits
                bad.yaml:3:6: expected {warmup: 1000, measure: 200000} (one long run) or {replications: 1000, horizon: 480} (days from empty)
                bad.yaml:3:21: run has no "mesure"; did you mean "measure"?
                bad.yaml:5:28: skill "aa" does not exist; did you mean "a"?
                bad.yaml:5:45: found "fewest-skill"; expected one of longest-idle, most-skilled, fewest-skills, least-occupied, random
                bad.yaml:5:59: queue A has no "prioritiy"; did you mean "priority"?
                bad.yaml:6:3: "A" stands here a second time; first in line 5
                bad.yaml:7:17: no step for a caller who has just come; expected 0s: "billing >= 50"
                bad.yaml:9:14: queue "AB" does not exist; did you mean "A"?
                bad.yaml:9:35: found "-1.4"; expected a number from 0 to 60000000
                bad.yaml:9:58: found "4x"; expected a duration of more than 0, for example 20s, 500ms, 1.5h, or a number of minutes
                bad.yaml:9:73: call type A.patience has more than one distribution; expected one of {mean: 4} (exponential), {lognormal: {mean: 4, sd: 3}}, {constant: 4} or {gamma: {shape: 2, mean: 4}}
                bad.yaml:10:28: rates and period go together: each rate holds for one period, then the next, over and over
                bad.yaml:10:57: found "3"; expected call type B.service as {mean: 4} (exponential), {lognormal: {mean: 4, sd: 3}}, {constant: 4} or {gamma: {shape: 2, mean: 4}}
                bad.yaml:12:15: found "4.5"; expected a whole number from 0 to 100000
                bad.yaml:12:40: found "101"; expected a whole number from 1 to 100
                bad.yaml:13:9: found "none"; expected a whole number from 1 to 2147483647
                bad.yaml:14:10: report has no "service_leval"; did you mean "service_level"?
                bad.yaml:15:1: the scenario has no "wating"; there is unit, seed, run, report, agents, queues, calls, waiting_places, trunks""", faulty.getMessage());
    }

    @Test
    void aFactorThatIsDrawnOnceForAWholeLongRunIsRefused() {
        String yaml = GOOD.replace("{rate: 1.4}", "{rate: 1.4, busyness: {gamma: 30}}");
        FaultyFile faulty = assertThrows(FaultyFile.class, () -> ScenarioReader.read("bad.yaml", yaml));
        assertEquals(23, faulty.faults().getFirst().line());
        assertEquals(39, faulty.faults().getFirst().column());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "queues",
                "{",
                "a: [1\nb: 2",
                "a: *b",
                "\u0000",
                "%YAML 9\n---\n",
                "run: {replications: 1e3, horizon: nan}",
                "unit: [minutes]\nrun: 3\nqueues: x\ncalls: []\nagents:",
                "queues: {A: 3}\ncalls: {A: 3}\nagents: {A: 3}",
                "calls: {A: {queue: [], arrivals: {rates: [], period: 0}, service: {gamma: 3}}}",
                "a: 1\n---\nb: 2",
            })
    void whateverIsInAFileItIsRefusedWithAPosition(String yaml) {
        FaultyFile faulty = assertThrows(FaultyFile.class, () -> ScenarioReader.read("bad.yaml", yaml));
        assertTrue(faulty.faults().getFirst().line() >= 1);
    }

    @Test
    void nestingWithoutEndIsRefusedInsteadOfExhaustingTheStack() {
        String yaml = "a: " + "[".repeat(20_000) + "]".repeat(20_000);
        assertThrows(FaultyFile.class, () -> ScenarioReader.read("bad.yaml", yaml));
    }
}
