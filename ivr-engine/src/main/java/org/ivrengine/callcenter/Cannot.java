package org.ivrengine.callcenter;

import org.ivrengine.callcenter.Acted.Why;

/** Something that a supervisor wants cannot be done. */
final class Cannot extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    Cannot(Why why, String message) {
        super(message);
        this.why = why;
    }

    static Cannot now(String message) {
        return new Cannot(Why.NOT_NOW, message);
    }

    Acted acted() {
        return new Acted.Refused(why, String.valueOf(getMessage()));
    }
}
