package org.ivrengine.callcenter;

import java.time.Duration;

/** Bounds of the call center. */
final class Limits {

    /** How long after a start no offers are made, so that the first caller to reconnect does not jump the queue. */
    static final long START_HOLD_MS = 2_000;

    /** How much later than the session the channels' report of a talk's end may come; after that our own time has to do. */
    static final long REPORT_WITHIN_MS = 1_000;

    /**
     * How much later than a dial's end the channels may tell whether the two were connected: longer than a manager connection
     * takes to be found dead.
     */
    static final long BRIDGE_TOLD_WITHIN_MS = 5_000;

    /** How long a caller whose session was lost may take to come back before she counts as lost. */
    static final long RETURN_WITHIN_MS = 150_000;

    /** How long a colleague's telephone rings for a caller who was sent to her. */
    static final Duration DIRECT_RING = Duration.ofSeconds(20);

    /** Added to the priority of a caller whose colleague was not reached: she has been served once already. */
    static final int PRIORITY_OF_SENT_BACK = 10;

    /** What Asterisk tells within so long is one thing that happened. */
    static final long SAME_MOMENT_MS = 100;

    /** Whether an answer or the end of the ringing came first is known by then, and a session has done what it is told. */
    static final long MOVED_WITHIN_MS = 2_000;

    /** Asterisk's list of channels may be as old as this when it is looked at. */
    static final long NEWER_THAN_LIST_MS = 3_000;

    /** Finished contacts of which a late word is still recognised. */
    static final int REMEMBERED_CONTACTS = 10_000;

    private Limits() {}
}
