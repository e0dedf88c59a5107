package org.ivrengine.routing;

/** Every limit of routing, with its reason. */
public final class Limits {

    /** Highest level of a skill; levels are a percentage of mastery. */
    public static final int LEVEL_MAX = 100;

    /** Largest priority of a queue or a call, either sign. Keeps scores far from the ends of 64 bits. */
    public static final int PRIORITY_MAX = 1_000_000;

    /** Most points gained per minute of waiting: {@code AGING_MAX * now} fits 64 bits until the year 2260. */
    public static final int AGING_MAX = 1_000_000;

    /** Longest duration of any rule: a year. Nobody waits longer, and sums stay far from overflow. */
    public static final long DURATION_MAX_MS = 366L * 24 * 60 * 60 * 1000;

    /** How long a call avoids an agent whose offer failed, at most: then even she is better than nobody. */
    public static final long AVOID_AFTER_FAILURE_MS = 60_000;

    /** How long offers wait after a start for the callers who were up, unless all are back before. */
    public static final long START_HOLD_MS = 2_000;

    /** How long an agent rests after an offer that failed, if her queue says nothing else. */
    public static final long RETRY_AFTER_MS = 5_000;

    /** Longest text of a requirement: more is a generated text that wants a skill of its own. */
    public static final int REQUIREMENT_CHARACTERS_MAX = 2_000;

    /** Deepest nesting of a requirement: its walk is recursive. */
    public static final int REQUIREMENT_DEPTH_MAX = 64;

    /** Conditions kept though no call waits under them; finding their agents anew costs a look at every profile. */
    static final int IDLE_CONDITIONS_KEPT = 4_096;

    /** Profiles kept though no agent has them, on top of as many as are in use. */
    static final int IDLE_PROFILES_KEPT = 64;

    /** How many of the longest idle agents are looked at before the profiles are scanned instead. */
    static final int IDLE_PROBES = 48;

    /** Items of one block of a sorted line: half a page to move at most per insertion. */
    static final int BLOCK_ITEMS = 256;

    private Limits() {}
}
