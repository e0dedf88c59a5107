package org.ivrengine.callcenter.port;

import java.util.Optional;

/** Records what callers and agents say to one another. Safe for use by many threads. */
public interface Recorder {

    /** When the recording of a talk begins. */
    enum Start {
        /** With the talk. */
        AT_ONCE,
        /** When the agent asks for it. */
        ON_REQUEST,
        /** When a caller is handed over to her, who was recorded with the agent before; the agents' own talk is not. */
        ON_HANDOVER
    }

    /**
     * An agent's telephone is about to ring, and the talk that may follow is to be recorded.
     *
     * @return the file in which the telephone system is to record it, by the telephone system's own name; empty when it
     *     cannot be recorded now
     */
    Optional<String> prepare(Offered offered);

    /**
     * An agent calls somebody from her own telephone, perhaps with a caller on hold whom she will hand over.
     *
     * @param channel the telephone system's id of the channel of this call
     * @param phone hers, as it is dialled
     */
    void consults(String channel, String phone);

    /**
     * The telephone of a colleague is about to ring for such a call. When a caller is handed over whose talk with the first
     * agent is recorded, so is what she says to the colleague.
     *
     * @param channel of the call, {@link #consults}
     * @return as {@link #prepare}; empty also when the channel is of no such call, or nothing of the caller is recorded
     */
    Optional<String> prepareHandover(String channel, String agent, String agentPhone);

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
            String rule) {

        /** The same with the caller on another channel. */
        public Offered on(String channel) {
            return new Offered(call, contact, queue, channel, agent, agentPhone, start, rule);
        }

        /** The same as what is on record tells of it. */
        public Offered of(String ofCall, String ofContact, String ofQueue) {
            return new Offered(ofCall, ofContact, ofQueue, callerChannel, agent, agentPhone, start, rule);
        }
    }

    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public Optional<String> prepare(Offered offered) {
            return Optional.empty();
        }

        @Override
        public void consults(String channel, String phone) {}

        @Override
        public Optional<String> prepareHandover(String channel, String agent, String agentPhone) {
            return Optional.empty();
        }
    };
}
