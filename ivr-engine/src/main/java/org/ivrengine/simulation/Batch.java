package org.ivrengine.simulation;

import java.util.Arrays;

/** Counts of one stretch of a run: a batch of a long run, or a whole day of many. */
final class Batch {

    final double lengthMs;
    final TypeTally[] types;

    /** Agents' busy time by group. */
    final double[] busyMs;

    Batch(double lengthMs, int typeCount, int groupCount) {
        this.lengthMs = lengthMs;
        types = new TypeTally[typeCount];
        Arrays.setAll(types, i -> new TypeTally());
        busyMs = new double[groupCount];
    }
}
