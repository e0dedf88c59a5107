package org.ivrengine.callcenter.port;

import java.util.Set;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** Keeps what happened in the call center. Returns at once; what was handed over survives our process within a second. */
public interface ContactLog {

    /**
     * A contact as far as it is known. An answered one is told twice: when the talk is over, and when the agent's wrap-up
     * is; the later word replaces the earlier one of the same id.
     *
     * @param unknown times of it that cannot be known and stand as 0
     */
    void contact(Contact contact, Set<Unknown> unknown);

    /** An offer to an agent has ended. */
    void offer(OfferRecord offer);

    /**
     * A stretch of an agent's time is over.
     *
     * @param state {@code available}, {@code ringing}, {@code talking}, {@code wrap_up}, {@code paused} or {@code busy}
     * @param reason of a pause; empty otherwise
     */
    void span(AgentSpan span, String state, String reason);

    /** A part of a contact's times that nobody saw. */
    enum Unknown {
        RING,
        WHISPER,
        TALK,
        HOLD,
        WRAP_UP
    }

    /**
     * One offer of a contact to an agent.
     *
     * @param ringMs how long her phone rang; 0 if it never did
     */
    record OfferRecord(
            long offer,
            String contact,
            String call,
            String queue,
            String agent,
            long offeredAtMs,
            long ringMs,
            End end) {

        /** How it ended. */
        public enum End {
            ANSWERED,
            NO_ANSWER,
            REJECTED,
            BUSY,
            UNREACHABLE,
            /** We took it back: she paused or signed out, or the call was moved. */
            WITHDRAWN,
            /** The caller left while it rang. */
            CALLER_LEFT
        }
    }
}
