package org.ivrengine.channels;

/** Whether a telephone can be reached, by Asterisk's own probes of it. */
public enum Reach {
    REACHABLE,
    UNREACHABLE,
    /** Nobody has said. */
    UNKNOWN
}
