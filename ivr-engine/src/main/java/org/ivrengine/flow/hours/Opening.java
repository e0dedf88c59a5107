package org.ivrengine.flow.hours;

/** Whether a place is open at a moment. */
public enum Opening {
    OPEN,
    CLOSED,
    /** Closed on a day that the schedule lists as special. */
    HOLIDAY
}
