package org.ivrengine.routing;

/** How a caller left before an agent answered. */
public enum Departure {
    ABANDONED,
    BY_KEY,
    LOST
}
