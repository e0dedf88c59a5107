package org.ivrengine.callcenter.port;

import java.util.Optional;

/** Records what callers and agents say to one another. Safe for use by many threads. */
public interface Recorder {

    /** When the recording of a talk begins. */
    enum Start {
        /** With the talk. */
        AT_ONCE,
        /** When the agent asks for it. */
        ON_REQUEST
    }

    /**
     * An agent's telephone is about to ring, and the talk that may follow is to be recorded.
     *
     * @return the file in which the telephone system is to record it, by the telephone system's own name; empty when it
     *     cannot be recorded now
     */
    Optional<String> prepare(Offered offered);

    /**
     * A talk that may come.
     *
     * @param call our id of the call
     * @param callerChannel the telephone system's id of the caller's channel
     * @param agentPhone as it is dialled, {@code PJSIP/anna}
     * @param rule of the queue, in its own words
     */
    record Offered(
            String call,
            String contact,
            String queue,
            String callerChannel,
            String agent,
            String agentPhone,
            Start start,
            String rule) {}

    /** Records nothing. */
    Recorder NONE = offered -> Optional.empty();
}
