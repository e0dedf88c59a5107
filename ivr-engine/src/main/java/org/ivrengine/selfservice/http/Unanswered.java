package org.ivrengine.selfservice.http;

/** An operation got no answer that it can use. Its message has no values of the call and no secrets. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final Blame blame;

    /** Whose fault it is, and so what helps. */
    enum Blame {
        /** The request was not sent, or the system is alive and answered what the file does not provide for. */
        OURS,
        /** The system is ill; the same request again would not help. */
        THEIRS,
        /** The system, or the way to it, failed in passing; the same request may succeed. */
        PASSING
    }

    private Unanswered(String message, Blame blame) {
        super(message, null, false, false);
        this.blame = blame;
    }

    static Unanswered ours(String message) {
        return new Unanswered(message, Blame.OURS);
    }

    static Unanswered theirs(String message) {
        return new Unanswered(message, Blame.THEIRS);
    }

    static Unanswered passing(String message) {
        return new Unanswered(message, Blame.PASSING);
    }

    /** Whether the circuit breaker counts it. */
    boolean isFailureOfSystem() {
        return blame != Blame.OURS;
    }

    boolean mayPass() {
        return blame == Blame.PASSING;
    }
}
