package org.ivrengine.callcenter;

import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.Talk;
import org.ivrengine.report.Outcome;

/** Writes into the log what became of contacts and offers. */
final class Records {

    final ContactLog log;

    Records(ContactLog log) {
        this.log = log;
    }

    /** A contact that ended without an agent. */
    void unanswered(Contacted contact, Outcome outcome, long leftAtMs) {
        unanswered(contact, outcome, leftAtMs, true);
    }

    /**
     * The same.
     *
     * @param exact whether it is known when
     */
    void unanswered(Contacted contact, Outcome outcome, long leftAtMs, boolean exact) {
        ContactFold.Folded folded = ContactFold.unanswered(contact, outcome, leftAtMs, exact);
        log.contact(folded.contact(), folded.doubt());
    }

    /** A contact whose talk is over; told again when its wrap-up is. */
    void answered(Contacted contact, long nowMs) {
        String agent = contact.agent;
        if (agent != null) {
            ContactFold.Folded folded = ContactFold.answered(contact, agent, contact.wrapUpMs, nowMs);
            log.contact(folded.contact(), folded.doubt());
            Talk talk = contact.talk;
            if (talk != null) {
                log.talked(folded.contact(), talk.leg().agentChannel());
            }
        }
    }

    void offerEnded(Contacted contact, LiveOffer offer, OfferEnd end, long nowMs) {
        long atMs = end == OfferEnd.ANSWERED ? offer.answeredAtMs().orElse(nowMs) : nowMs;
        log.offer(offer.ended(contact, end, atMs));
    }
}
