package org.ivrengine.agi.codec;

/** The other side sent what no Asterisk sends. */
public final class MalformedAgi extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedAgi(String message) {
        super(message);
    }
}
