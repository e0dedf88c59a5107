package org.ivrengine.simulation;

/** The arrival times of one call type in one run, one after the other. Not thread-safe. */
final class ArrivalStream {

    private final double[] ratesPerMs;
    private final double periodMs;
    private final double busynessShape;
    private final boolean silent;
    private final Dice gaps;
    private final Dice busyness;
    private double atMs;
    private long period;
    private double factor;

    ArrivalStream(Arrivals arrivals, long gapSeed, long busynessSeed) {
        ratesPerMs =
                arrivals.ratesPerMs().stream().mapToDouble(Double::doubleValue).toArray();
        periodMs = arrivals.periodMs();
        busynessShape = arrivals.busynessShape().orElse(Double.NaN);
        silent = arrivals.meanRatePerMs() == 0;
        gaps = new Dice(gapSeed);
        busyness = new Dice(busynessSeed);
        factor = nextFactor();
    }

    /** @return the next arrival, milliseconds from the start; infinite when there is none */
    double nextMs() {
        if (silent) {
            return Double.POSITIVE_INFINITY;
        }
        // Inverts the cumulated rate: the same exponentials give the same callers at whatever rate.
        double due = gaps.exponential();
        while (true) {
            double rate = ratesPerMs[(int) (period % ratesPerMs.length)] * factor;
            double endMs = (period + 1) * periodMs;
            double left = rate == 0 ? 0 : rate * (endMs - atMs);
            if (due < left) {
                atMs += due / rate;
                return atMs;
            }
            due -= left;
            atMs = endMs;
            period++;
            if (period % ratesPerMs.length == 0) {
                factor = nextFactor();
            }
        }
    }

    private double nextFactor() {
        return Double.isNaN(busynessShape) ? 1 : busyness.gamma(busynessShape) / busynessShape;
    }
}
