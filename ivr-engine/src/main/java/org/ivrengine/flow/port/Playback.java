package org.ivrengine.flow.port;

/** How playing ended. */
public enum Playback {
    /** Everything was played. */
    COMPLETED,
    /** A key cut it short, or waited before it began. */
    INTERRUPTED
}
