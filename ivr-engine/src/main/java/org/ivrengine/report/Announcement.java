package org.ivrengine.report;

/**
 * A waiting time told to a caller.
 *
 * @param atMs when, milliseconds since the epoch
 * @param remainingMs the wait that was still to come, as announced
 */
public record Announcement(long atMs, long remainingMs) {

    public Announcement {
        Contact.requireDuration("remainingMs", remainingMs);
    }
}
