package org.ivrengine.simulation;

/** One simulated call. */
final class Caller {

    enum Place {
        /** Not yet decided: served at once, waiting or blocked. */
        ARRIVING,
        WAITING,
        TALKING,
        GONE
    }

    static final int UNCOUNTED = -1;

    /** The id that routing knows it by. */
    final String id;

    final int type;
    final double cameMs;

    /** Which batch it counts in; {@link #UNCOUNTED} before the warm-up is over and after the end. */
    final int batch;

    /** Seeds of its own dice, so that it is the same caller in whatever scenario, whoever serves it and whenever. */
    final long serviceSeed;

    final long patienceSeed;
    Place place = Place.ARRIVING;

    Caller(String id, int type, double cameMs, int batch, long serviceSeed, long patienceSeed) {
        this.id = id;
        this.type = type;
        this.cameMs = cameMs;
        this.batch = batch;
        this.serviceSeed = serviceSeed;
        this.patienceSeed = patienceSeed;
    }
}
