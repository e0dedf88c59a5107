package org.ivrengine.channels;

/** Who ended a talk. */
public enum EndedBy {
    CALLER,
    AGENT,
    /** The caller goes on elsewhere: at another extension, or with another partner. */
    TRANSFER,
    /** Both are still up, apart: one was taken out by a command. */
    COMMAND,
    /** It happened while reports were missing. */
    UNKNOWN
}
