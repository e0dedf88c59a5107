package org.ivrengine.callcenter;

/**
 * A call that waits for an agent or talks with one.
 *
 * @param agent whose telephone rings, or who talks; empty while it waits
 * @param callerChannel the telephone system's id of it
 * @param agentChannel empty while none is known
 */
public record Served(
        String call,
        String contact,
        String queue,
        String caller,
        String agent,
        String callerChannel,
        String agentChannel,
        Phase phase) {

    private static final int SHOWN_LETTERS = 8;

    /** How far it has come. */
    public enum Phase {
        WAITING,
        RINGING,
        TALKING
    }

    /** As much of a call's id as screens show. */
    public static String shortened(String call) {
        return call.length() <= SHOWN_LETTERS ? call : call.substring(0, SHOWN_LETTERS);
    }

    static Served of(Contacted contact) {
        LiveOffer offer = contact.openOffer().orElse(null);
        boolean waits = contact.status == Contacted.Status.WAITING;
        String agent = contact.agent == null ? "" : contact.agent;
        String leg = contact.talk == null ? "" : contact.talk.leg().agentChannel();
        return new Served(
                contact.call,
                contact.id,
                contact.queue,
                contact.caller,
                offer == null ? agent : offer.agent.id(),
                contact.channelId,
                offer == null ? leg : offer.leg,
                !waits ? Phase.TALKING : offer == null ? Phase.WAITING : Phase.RINGING);
    }
}
