package org.ivrengine.retention;

/** What was asked for cannot be done now; the message says why, and what can. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }
}
