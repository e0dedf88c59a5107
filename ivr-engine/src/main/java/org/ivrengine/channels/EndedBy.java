package org.ivrengine.channels;

/** Who ended a talk. */
public enum EndedBy {
    CALLER,
    AGENT,
    /** Neither hung up: a transfer, of which {@code Transferred} tells just before or just after, or a redirect. */
    TRANSFER,
    /** Somebody who was not in the talk, by a command; or Asterisk itself. */
    COMMAND,
    /** It happened while reports were missing. */
    UNKNOWN
}
