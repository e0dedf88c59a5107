package org.ivrengine.routing;

/** The two orders of fairness: which call goes first, and which of two equally suited agents. */
class Orders {

    static final Orders FAIR = new Orders();

    /** A point of priority is worth a point of aging held for a minute. */
    static final long POINT_MS = 60_000;

    /** The order of two calls that age alike; the same at all times. */
    int calls(Call one, Call other) {
        if (one.scoreBase != other.scoreBase) {
            return one.scoreBase > other.scoreBase ? -1 : 1;
        }
        if (one.joinedAtMs != other.joinedAtMs) {
            return one.joinedAtMs < other.joinedAtMs ? -1 : 1;
        }
        return Long.compare(one.sequence, other.sequence);
    }

    /** The order of any two calls now. */
    int callsAt(long nowMs, Call one, Call other) {
        long score = one.scoreBase + one.queue.rules.agingPerMinute() * nowMs;
        long otherScore = other.scoreBase + other.queue.rules.agingPerMinute() * nowMs;
        if (score != otherScore) {
            return score > otherScore ? -1 : 1;
        }
        if (one.joinedAtMs != other.joinedAtMs) {
            return one.joinedAtMs < other.joinedAtMs ? -1 : 1;
        }
        return Long.compare(one.sequence, other.sequence);
    }

    /** Longest available first, then by id. */
    int agents(Agent one, Agent other) {
        if (one.availableSinceMs != other.availableSinceMs) {
            return one.availableSinceMs < other.availableSinceMs ? -1 : 1;
        }
        return one.id.compareTo(other.id);
    }
}
