package org.ivrengine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiceTest {

    private static final int SAMPLES = 200_000;

    record Expected(Distribution distribution, double mean, double sd) {}

    static List<Expected> distributions() {
        return List.of(
                new Expected(new Distribution.Exponential(4), 4, 4),
                new Expected(new Distribution.Lognormal(4, 6), 4, 6),
                new Expected(new Distribution.Constant(4), 4, 0),
                new Expected(new Distribution.Gamma(2.5, 4), 4, 4 / Math.sqrt(2.5)),
                new Expected(new Distribution.Gamma(0.5, 4), 4, 4 / Math.sqrt(0.5)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void samplesHaveTheMeanAndTheDeviationThatWereAskedFor(Expected expected) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            // One sample of each of many dice, as callers use them: neighbouring seeds must not resemble each other.
            double value = expected.distribution().sample(new Dice(Dice.seedOf(7, i)));
            sum += value;
            squares += value * value;
        }
        double mean = sum / SAMPLES;
        assertEquals(expected.mean(), mean, 5 * expected.sd() / Math.sqrt(SAMPLES));
        assertEquals(expected.sd(), Math.sqrt(squares / SAMPLES - mean * mean), 0.03 * expected.mean());
        assertEquals(expected.mean(), expected.distribution().meanMs());
    }

    @Test
    void streamsOfDifferentNamesAndNumbersAreUncorrelated() {
        for (long[] seeds : new long[][] {
            {Dice.seedOf(1, "service/A"), Dice.seedOf(1, "service/B")},
            {Dice.seedOf(1, "service/A"), Dice.seedOf(1, "patience/A")},
            {Dice.seedOf(1, 0), Dice.seedOf(1, 1)},
            {Dice.seedOf(1, "A"), Dice.seedOf(2, "A")},
        }) {
            Dice one = new Dice(seeds[0]);
            Dice other = new Dice(seeds[1]);
            double sum = 0;
            for (int i = 0; i < SAMPLES; i++) {
                sum += (one.uniform() - 0.5) * (other.uniform() - 0.5);
            }
            assertEquals(0, sum / SAMPLES * 12, 5 / Math.sqrt(SAMPLES));
        }
    }

    @Test
    void eachRateHoldsForOnePeriodThenTheNextOverAndOver() {
        Arrivals arrivals = new Arrivals(List.of(0.5, 0.0, 2.0), 100, OptionalDouble.empty());
        ArrivalStream stream = new ArrivalStream(arrivals, 1, 2);
        double[] counts = new double[3];
        int cycles = 1_000;
        for (double atMs = stream.nextMs(); atMs < cycles * 300; atMs = stream.nextMs()) {
            counts[(int) (atMs / 100) % 3]++;
        }
        assertEquals(50, counts[0] / cycles, 5 * Math.sqrt(50.0 / cycles));
        assertEquals(0, counts[1]);
        assertEquals(200, counts[2] / cycles, 5 * Math.sqrt(200.0 / cycles));
        assertEquals(2.5 / 3, arrivals.meanRatePerMs(), 1e-12);
    }

    @Test
    void busynessMultipliesAWholeDayByAGammaFactorOfMeanOne() {
        int days = 20_000;
        ArrivalStream stream = new ArrivalStream(new Arrivals(List.of(0.5, 1.5), 50, OptionalDouble.of(4)), 3, 4);
        double[] counts = new double[days];
        for (double atMs = stream.nextMs(); atMs < days * 100.0; atMs = stream.nextMs()) {
            counts[(int) (atMs / 100)]++;
        }
        double mean = 0;
        double squares = 0;
        for (double count : counts) {
            mean += count / days;
            squares += count * count / days;
        }
        assertEquals(100, mean, 2);
        // Variance of a Poisson number with a gamma mean: 100 + 100^2 / 4.
        assertEquals(1, (squares - mean * mean) / 2_600, 0.05);
    }

    @Test
    void aSourceWithoutCallsIsSilentInsteadOfSearchingForEver() {
        assertEquals(Double.POSITIVE_INFINITY, new ArrivalStream(Arrivals.constant(0), 1, 2).nextMs());
    }

    @Test
    void studentsQuantilesAreThoseOfTheTables() {
        assertEquals(63.657, StudentT.quantile995(1), 1e-3);
        assertEquals(9.925, StudentT.quantile995(2), 1e-3);
        assertEquals(5.841, StudentT.quantile995(3), 1e-3);
        assertEquals(4.032, StudentT.quantile995(5), 1e-3);
        assertEquals(2.744, StudentT.quantile995(31), 1e-3);
        assertEquals(2.576, StudentT.quantile995(100_000), 1e-3);
    }

    @Test
    void anEstimateOfAQuotientIsExactWhenAllBatchesAgreeAndUnknownWithOnlyOne() {
        assertEquals(new Estimate(0.5, 0), Estimate.ofRatio(new double[] {1, 2, 3}, new double[] {2, 4, 6}));
        assertTrue(Double.isNaN(
                Estimate.ofRatio(new double[] {1}, new double[] {2}).ci99()));
        assertTrue(Double.isNaN(
                Estimate.ofRatio(new double[] {0, 0}, new double[] {0, 0}).mean()));
        Estimate mean = Estimate.ofMean(new double[] {1, 2, 3});
        assertEquals(2, mean.mean());
        assertEquals(9.925 / Math.sqrt(3), mean.ci99(), 1e-3);
    }
}
