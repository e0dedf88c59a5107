package org.ivrengine.flow.port;

/** How an attempt to connect the caller ended. A caller who hung up is a {@link SessionEnded}. */
public enum DialResult {
    /** They talked, the other side has left, the caller is still there. */
    TALKED,
    NO_ANSWER,
    BUSY,
    /** Refused, not registered, or no such target. */
    UNAVAILABLE
}
