package org.ivrengine.console;

/** A request that cannot be granted; its message goes back to who sent it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    Reply reply() {
        return new Reply(status, new Wire.Problem(String.valueOf(getMessage())));
    }
}
