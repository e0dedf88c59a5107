package org.ivrengine.flow.trial;

/** Bounds and measures of trials. */
final class Limits {

    /** How long one prompt or value takes; what is cut shorter by a key counts as not heard. */
    static final long UTTERANCE_MS = 1_000;

    /** From one key to the next when several are typed. */
    static final long KEY_GAP_MS = 140;

    /** How long a message is. */
    static final long MESSAGE_MS = 4_000;

    /** How long a wait in a queue takes. */
    static final long QUEUE_MS = 30_000;

    /** Longest silence that a transcript can ask for. */
    static final long WAIT_MAX_MS = 3_600_000;

    /** A trial that takes longer, by its own clock, goes in circles. */
    static final long CALL_MAX_MS = 4 * 3_600_000L;

    /** Most keys pressed in one turn. */
    static final int KEYS_MAX = 64;

    private Limits() {}
}
