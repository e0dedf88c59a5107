package org.ivrengine.flow.run;

/** Bounds of one call. */
final class Limits {

    /** Deepest nesting of flows that call flows; a flow that calls itself for ever ends here. */
    static final int FLOW_DEPTH_MAX = 16;

    /**
     * Steps without a key from the caller or a wait for somebody, after which a flow counts as running in circles. The
     * checker finds such circles; this is for those that only values make.
     */
    static final int STEPS_IN_SILENCE_MAX = 500;

    private Limits() {}
}
