package org.ivrengine.simulation.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against published values, against one another at their limits, and against plain numerics. */
class TheoryTest {

    @ParameterizedTest(name = "{0} erlangs on {1} lines: {2} blocked")
    @CsvSource({"1, 1, 0.5", "10, 10, 0.21458234", "2, 5, 0.03669725", "0, 3, 0", "7, 0, 1"})
    void erlangBGivesTheTabulatedBlocking(double load, int lines, double blocked) {
        assertEquals(blocked, ErlangB.blocked(load, lines), 1e-8);
    }

    @Test
    void erlangCWithOneAgentIsTheSingleServerQueue() {
        ErlangC queue = new ErlangC(0.8, 1, 1);
        assertEquals(0.8, queue.waited(), 1e-12);
        assertEquals(4, queue.meanWait(), 1e-12);
        assertEquals(3.2, queue.meanQueue(), 1e-12);
        assertEquals(1 - 0.8 * Math.exp(-0.2 * 3), queue.servedWithin(3), 1e-12);
    }

    @Test
    void erlangCGivesTheTextbookStaffingExample() {
        // 100 calls in half an hour of 3 minutes each on 14 agents: 88.8 % within 20 s, ASA 7.8 s
        // (callcentrehelper.com)
        ErlangC queue = new ErlangC(100 / 1800.0, 180, 14);
        assertEquals(0.888, queue.servedWithin(20), 0.0005);
        assertEquals(7.8, queue.meanWait(), 0.05);
        assertEquals(10 / 14.0, queue.occupancy(), 1e-12);
    }

    @Test
    void erlangCHasNoSteadyStateWhenTheAgentsCannotKeepUp() {
        ErlangC queue = new ErlangC(2, 1, 2);
        assertFalse(queue.isStable());
        assertEquals(Double.POSITIVE_INFINITY, queue.meanWait());
        assertEquals(0, queue.servedWithin(1e9));
    }

    @Test
    void erlangAWithEndlessPatienceIsErlangC() {
        ErlangA impatient = new ErlangA(1.8, 4, 1e9, 8);
        ErlangC patient = new ErlangC(1.8, 4, 8);
        assertEquals(patient.waited(), impatient.waited(), 1e-6);
        assertEquals(patient.meanWait(), impatient.meanWait(), 1e-4);
        assertEquals(patient.servedWithin(2), impatient.servedWithin(2), 1e-6);
    }

    @Test
    void erlangAWithPatienceAsLongAsServiceIsAPoissonNumberOfCalls() {
        // M/M/n+M with theta = mu is M/M/infinity: the number of calls in the system is Poisson.
        double load = 6;
        int agents = 5;
        double probability = Math.exp(-load);
        double allBusy = 1;
        double meanQueue = 0;
        for (int calls = 0; calls < 60; calls++) {
            if (calls < agents) {
                allBusy -= probability;
            } else {
                meanQueue += (calls - agents) * probability;
            }
            probability *= load / (calls + 1);
        }
        ErlangA queue = new ErlangA(2, 3, 3, agents);
        assertEquals(allBusy, queue.waited(), 1e-12);
        assertEquals(meanQueue, queue.meanQueue(), 1e-12);
        assertEquals(meanQueue / load, queue.abandoned(), 1e-12);
    }

    @ParameterizedTest(name = "{0} calls/min x {1} min, patience {2} min, {3} agents, within {4} min")
    @CsvSource({"2, 4, 5, 8, 0.5", "3, 4, 2, 8, 0.3333", "0.9, 1, 10, 1, 2", "5, 4, 6, 30, 0.1"})
    void erlangAsServiceLevelAgreesWithAChainThatFollowsOneCaller(
            double rate, double service, double patience, int agents, double time) {
        ErlangA queue = new ErlangA(rate, service, patience, agents);
        assertEquals(servedWithinByFollowing(queue, time), queue.servedWithin(time), 1e-6);
        assertEquals(1 - queue.abandoned(), queue.servedWithin(1e6), 1e-9);
        assertEquals(1 - queue.waited(), queue.servedWithin(0), 1e-9);
    }

    /** Steps a tagged caller's place through small time slices by the midpoint rule: no use is made of the beta distribution. */
    private static double servedWithinByFollowing(ErlangA queue, double time) {
        int states = 400;
        double[] place = new double[states];
        double probability = 1;
        double norm = 1 / ErlangB.blocked(queue.arrivalRate() * queue.meanService(), queue.agents()) - 1;
        for (int ahead = 0; ahead < states; ahead++) {
            place[ahead] = probability;
            norm += probability;
            probability *=
                    queue.arrivalRate() / (queue.agents() / queue.meanService() + (ahead + 1) / queue.meanPatience());
        }
        double served = 1 - Arrays.stream(place).sum() / norm;
        int steps = 20_000;
        double slice = time / steps;
        for (int step = 0; step < steps; step++) {
            double[] middle = advanced(place, place, slice / 2, queue);
            served += middle[0] / norm * slice * queue.agents() / queue.meanService();
            place = advanced(place, middle, slice, queue);
        }
        return served;
    }

    private static double[] advanced(double[] from, double[] slope, double slice, ErlangA queue) {
        double free = queue.agents() / queue.meanService();
        double theta = 1 / queue.meanPatience();
        double[] to = new double[from.length];
        for (int ahead = 0; ahead < from.length; ahead++) {
            double in = ahead + 1 < from.length ? slope[ahead + 1] * (free + (ahead + 1) * theta) : 0;
            double out = slope[ahead] * (free + ahead * theta + theta);
            to[ahead] = from[ahead] + slice * (in - out);
        }
        return to;
    }

    @Test
    void cobhamWithOneClassIsErlangC() {
        assertEquals(new ErlangC(1.8, 4, 8).meanWait(), Cobham.meanWaits(new double[] {1.8}, 4, 8)[0], 1e-12);
    }

    @Test
    void prioritiesMoveWaitingFromOneClassToAnotherButDoNotSaveAny() {
        double[] rates = {0.6, 0.5, 0.7};
        double[] waits = Cobham.meanWaits(rates, 4, 8);
        double together = 0;
        for (int i = 0; i < rates.length; i++) {
            together += rates[i] * waits[i];
        }
        assertEquals(new ErlangC(1.8, 4, 8).meanQueue(), together, 1e-12);
    }

    @Test
    void onlyTheClassesThatTheAgentsCannotReachWaitForEver() {
        double[] waits = Cobham.meanWaits(new double[] {0.5, 0.6}, 1, 1);
        assertEquals(Double.POSITIVE_INFINITY, waits[1]);
        assertEquals(1 / (1 - 0.5), waits[0], 1e-12);
    }
}
