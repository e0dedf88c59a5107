package org.ivrengine.callcenter.port;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** Keeps what happened in the call center. Returns at once; what was handed over survives our process within a second. */
public interface ContactLog {

    /**
     * A contact as far as it is known. An answered one is told twice: when the talk is over, and when the agent's wrap-up
     * is; the later word replaces the earlier one of the same id.
     */
    void contact(Contact contact, Doubt doubt);

    /**
     * Where the talk of an answered contact was had, told with the contact.
     *
     * @param agentChannel the telephone system's id of the channel of the agent's telephone
     */
    default void talked(Contact contact, String agentChannel) {}

    /** An offer to an agent has ended. */
    void offer(OfferRecord offer);

    /**
     * A stretch of an agent's time is over.
     *
     * @param state {@code available}, {@code ringing}, {@code talking}, {@code wrap_up}, {@code paused} or {@code busy}
     * @param reason of a pause; empty otherwise
     */
    void span(AgentSpan span, String state, String reason);

    /**
     * What nobody saw of a contact.
     *
     * @param unknown times that stand as 0 because they cannot be known
     * @param holdUnknownMs part of the talk in which nobody saw whether the agent held; it counts as talk
     */
    record Doubt(Set<Unknown> unknown, long holdUnknownMs) {

        public static final Doubt NONE = new Doubt(Set.of(), 0);

        public Doubt {
            EnumSet<Unknown> ordered = EnumSet.noneOf(Unknown.class);
            ordered.addAll(unknown);
            unknown = Collections.unmodifiableSet(ordered);
        }
    }

    /** A time of a contact. */
    enum Unknown {
        WAIT,
        RING,
        WHISPER,
        TALK,
        /** Partly: {@link Doubt#holdUnknownMs} says how much. */
        HOLD,
        WRAP_UP
    }

    /**
     * One offer of a contact to an agent.
     *
     * @param offer its number, unique in the contact
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
            OfferEnd end) {}
}
