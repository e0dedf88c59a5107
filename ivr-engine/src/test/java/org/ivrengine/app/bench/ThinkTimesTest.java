package org.ivrengine.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThinkTimesTest {

    private static final double BUCKET = 0.04;

    private final ThinkTimes times = new ThinkTimes();

    @Test
    void percentilesAreExactToTheWidthOfABucket() {
        for (int us = 1; us <= 1_000; us++) {
            times.add(us * 1_000L);
        }
        assertEquals(500, times.percentileUs(50), 500 * BUCKET);
        assertEquals(990, times.percentileUs(99), 990 * BUCKET);
        assertEquals(1_000, times.percentileUs(100), 1_000 * BUCKET);
    }

    @Test
    void oneSlowAnswerInAHundredShowsOnlyAboveTheNinetyNinthPercentile() {
        for (int i = 0; i < 99; i++) {
            times.add(10_000);
        }
        times.add(5_000_000_000L);
        assertEquals(10, times.percentileUs(99), 10 * BUCKET);
        assertEquals(5_000_000, times.percentileUs(99.5), 5_000_000 * BUCKET);
    }

    @Test
    void nothingMeasuredIsZeroAndTheShortestAndLongestTimesHaveABucket() {
        assertEquals(0, times.percentileUs(99));
        times.add(0);
        times.add(Long.MAX_VALUE);
        assertEquals(0.001, times.percentileUs(50), 0.001);
    }
}
