package org.ivrengine.callcenter.supervision;

/** A wish that cannot be granted. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Answer.Why why;

    Refused(Answer.Why why, String message) {
        super(message);
        this.why = why;
    }

    Answer.Refused answer() {
        return new Answer.Refused(why, String.valueOf(getMessage()));
    }
}
