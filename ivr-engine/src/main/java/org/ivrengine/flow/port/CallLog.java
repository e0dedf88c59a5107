package org.ivrengine.flow.port;

import java.time.Instant;

/** Keeps what happened in a call. Returns at once; what was handed over survives our process within a second. */
public interface CallLog {

    /** The call began. Told once; a call that comes back after a crash is {@link #resumed}. */
    void started(Call call);

    /** The call came back in a new session after ours was lost. */
    void resumed(CallId call, Instant at);

    /** A step of a flow was left. */
    void stepLeft(CallId call, StepVisit visit);

    /** An operation was performed, or could not be. Told before the step that asked for it is left. */
    void operationDone(CallId call, OperationVisit visit);

    /** The call is over. Told once. */
    void ended(CallId call, Instant at, Ending ending);

    /**
     * One visit to a step.
     *
     * @param flow flow's name
     * @param step step's name
     * @param kind step's kind, for example {@code menu}
     * @param outcome how it was left, for example {@code key 1}, {@code noinput}; never what the caller typed in secret
     * @param language the caller's language in this step
     */
    record StepVisit(
            String flow,
            String step,
            String kind,
            String outcome,
            String language,
            Instant enteredAt,
            Instant leftAt) {}

    /**
     * One performance of an operation.
     *
     * @param name operation's name
     * @param outcome one of its signature's
     * @param idempotencyKey the same when a step is done again after a crash: then it is the same visit, told again
     * @param facts who was identified and what was changed; never a secret
     */
    record OperationVisit(
            String name,
            String outcome,
            Instant startedAt,
            Instant endedAt,
            String idempotencyKey,
            Operations.Facts facts) {}

    /** How a call ended. */
    enum Ending {
        /** A hangup step. */
        BY_FLOW,
        BY_CALLER,
        /** Given to an extension outside the engine. */
        TRANSFERRED,
        /** Our fault: no flow, a fault in the engine. The caller heard an apology. */
        FAILED,
        /** It ended while the engine was away; when and how is not known. */
        UNKNOWN
    }
}
