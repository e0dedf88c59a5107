package org.ivrengine.channels;

/** Whether a channel's far end has its partner on hold. */
public enum HoldState {
    HELD,
    NOT_HELD,
    UNKNOWN
}
