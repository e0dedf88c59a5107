package org.ivrengine.channels;

/** Whether somebody has put somebody on hold. */
public enum HoldState {
    HELD,
    NOT_HELD,
    UNKNOWN
}
