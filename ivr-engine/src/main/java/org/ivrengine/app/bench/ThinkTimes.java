package org.ivrengine.app.bench;

/** Counts durations in buckets whose width is 3 % of their value. Belongs to one thread. */
final class ThinkTimes {

    private static final int BUCKETS_PER_DOUBLING = 32;

    private final long[] counts = new long[64 * BUCKETS_PER_DOUBLING];
    private long total;

    void add(long durationNs) {
        counts[bucket(Math.max(1, durationNs))]++;
        total++;
    }

    /** @return the value in microseconds that this share of the durations does not exceed; 0 where there are none */
    double percentileUs(double percent) {
        long wanted = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) {
                return upperEndNs(bucket) / 1_000;
            }
        }
        return 0;
    }

    private static int bucket(long ns) {
        int doubling = 63 - Long.numberOfLeadingZeros(ns);
        double within = (double) ns / (1L << doubling) - 1;
        return doubling * BUCKETS_PER_DOUBLING + (int) (within * BUCKETS_PER_DOUBLING);
    }

    private static double upperEndNs(int bucket) {
        int doubling = bucket / BUCKETS_PER_DOUBLING;
        double within = (bucket % BUCKETS_PER_DOUBLING + 1) / (double) BUCKETS_PER_DOUBLING;
        return Math.scalb(1 + within, doubling);
    }
}
