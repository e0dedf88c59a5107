package org.ivrengine.callcenter;

import java.util.Optional;
import java.util.OptionalLong;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;

/**
 * Callers who have hung up while they waited. Routing is told at once; on record it stands as the channels tell when it
 * was, because our own clock is late on a busy machine. Belongs to the call center's thread.
 */
final class Leavers {

    private final Distributor distributor;
    private final ContactBook book;
    private final Records records;

    Leavers(Distributor distributor, Records records) {
        this.distributor = distributor;
        book = distributor.book;
        this.records = records;
    }

    /** Her session says so. */
    void sessionEnded(long nowMs, Contacted contact) {
        leaves(nowMs, contact);
        if (distributor.verdicts.hearsAll()) {
            book.remind(contact, nowMs + Limits.REPORT_WITHIN_MS);
        } else {
            gone(contact, nowMs, true);
        }
    }

    private void leaves(long nowMs, Contacted contact) {
        Optional<LiveOffer> offer = contact.openOffer();
        contact.status = Contacted.Status.LEAVING;
        contact.sessionEndedAtMs = OptionalLong.of(nowMs);
        distributor.agentSays(nowMs, new Command.CallLeft(contact.routedAs, Departure.ABANDONED));
        // Her thread dials no more, so the phone rings no more.
        offer.ifPresent(live -> distributor.agentSays(nowMs, new Command.OfferWithdrawn(live.id)));
    }

    /** Her channel is gone, whatever her session says. */
    void channelGone(long nowMs, Contacted contact, long atMs, boolean exact) {
        if (contact.status == Contacted.Status.WAITING) {
            contact.waiter = null;
            distributor.moves.left(contact, Departure.ABANDONED);
            leaves(nowMs, contact);
        }
        gone(contact, atMs, exact);
    }

    /** Nobody has told when: by our own clock, then. */
    void untold(Contacted contact) {
        gone(contact, contact.sessionEndedAtMs.orElse(contact.joinedAtMs), true);
    }

    private void gone(Contacted contact, long atMs, boolean exact) {
        records.unanswered(contact, Outcome.ABANDONED, atMs, exact);
        LiveOffer offer = contact.offer;
        if (offer != null) {
            records.offerEnded(contact, offer, OfferEnd.CALLER_LEFT, atMs);
            distributor.verdicts.dropped(contact, offer);
        }
        book.forget(contact);
    }
}
