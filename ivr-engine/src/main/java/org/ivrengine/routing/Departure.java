package org.ivrengine.routing;

/** How a caller left before an agent answered. */
public enum Departure {
    ABANDONED,
    BY_KEY,
    LOST,
    /** A supervisor has moved it; it comes again in another queue. */
    MOVED
}
