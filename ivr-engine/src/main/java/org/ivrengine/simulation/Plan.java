package org.ivrengine.simulation;

/**
 * Which stretches of a run are counted.
 *
 * @param startMs end of the warm-up
 * @param batchMs length of each batch
 * @param closes whether no call comes after the last batch; if not, calls keep coming, uncounted, until all that count
 *     have been served or have left
 */
record Plan(double startMs, double batchMs, int batches, boolean closes) {

    /**
     * Batches of one long run. Few enough that each is much longer than the memory of the queue, which keeps them
     * independent, and enough that the interval is hardly wider than with more (t = 2.74 instead of 2.58).
     */
    static final int BATCHES = 32;

    static Plan of(Run run) {
        return switch (run) {
            case Run.SteadyState(double warmupMs, double measureMs) ->
                new Plan(warmupMs, measureMs / BATCHES, BATCHES, false);
            case Run.Terminating(int _, double horizonMs) -> new Plan(0, horizonMs, 1, true);
        };
    }

    double endMs() {
        return startMs + batches * batchMs;
    }
}
