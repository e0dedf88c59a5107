package org.ivrengine.simulation;

/** How many of each kind there are now, integrated over time. */
final class Levels {

    private final int[] now;
    private final double[] areaMs;
    private final double[] sinceMs;

    Levels(int kinds) {
        now = new int[kinds];
        areaMs = new double[kinds];
        sinceMs = new double[kinds];
    }

    void change(int kind, int by, double atMs) {
        areaMs[kind] += now[kind] * (atMs - sinceMs[kind]);
        sinceMs[kind] = atMs;
        now[kind] += by;
    }

    /** @return the area since the last time that it was taken */
    double takeArea(int kind, double atMs) {
        change(kind, 0, atMs);
        double area = areaMs[kind];
        areaMs[kind] = 0;
        return area;
    }
}
