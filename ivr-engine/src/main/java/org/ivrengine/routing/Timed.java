package org.ivrengine.routing;

/** Something with a next deadline. Owned by {@link Deadlines}, which sets and reads these fields. */
abstract class Timed {

    /** What happens at a deadline; of deadlines at one time the first of these takes effect first. */
    enum Kind {
        START_HOLD_ENDS,
        AVOIDING_ENDS,
        PREFERRED_ENDS,
        STEP_REACHED,
        REST_ENDS,
        WRAP_UP_ENDS,
        /** After all that may bring an agent at the same millisecond. */
        WAITED_TOO_LONG,
        ANNOUNCE
    }

    static final long NEVER = Long.MAX_VALUE;

    long dueMs = NEVER;
    Kind dueKind = Kind.ANNOUNCE;
    int heapPlace = -1;

    /** Offers itself as the next deadline if it is earlier than the one chosen so far. */
    final void consider(Kind kind, long atMs) {
        if (atMs < dueMs || (atMs == dueMs && kind.compareTo(dueKind) < 0)) {
            dueMs = atMs;
            dueKind = kind;
        }
    }

    /** Chooses {@link #dueMs} and {@link #dueKind} anew. */
    abstract void findNextDeadline();

    /** Order among deadlines of one time and kind; both are of the same class then. */
    abstract int compareIdTo(Timed other);
}
