package org.ivrengine.flow.load;

/** Sizes that a flow's file must keep to. */
final class Limits {

    /** Longest key sequence of a menu's choice. */
    static final int CHOICE_KEYS_MAX = 8;

    /** Most digits of one collection; a checkpoint has to hold them. */
    static final int DIGITS_MAX = 64;

    /** Most times that a caller is asked again in one step. */
    static final int RETRIES_MAX = 10;

    /** No caller waits longer for a menu. */
    static final long INPUT_TIME_MAX_MS = 120_000;

    /** Longest message that a voicemail takes. */
    static final long MESSAGE_MAX_MS = 3_600_000;

    /** No call is kept for one agent longer. */
    static final long AGENT_FOR_MAX_MS = 3_600_000;

    private Limits() {}
}
