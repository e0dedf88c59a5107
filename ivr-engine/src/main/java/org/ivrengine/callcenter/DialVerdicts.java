package org.ivrengine.callcenter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.flow.port.DialReport;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dial that is over led to a talk. The caller's session knows the dialplan's stamp, which is written just before
 * the two are connected: an agent who hangs up in that moment leaves a stamp and no talk. So the channels have the last
 * word, and the stamp alone counts only where they were not heard. Belongs to the call center's thread.
 */
final class DialVerdicts {

    /**
     * A dial that is over, with a stamp of a talk of which the channels have not told.
     *
     * @param talked waits for the verdict
     */
    record Pending(DialReport report, Instant stamp, long endedAtMs, Consumer<Boolean> talked) {}

    private final Distributor distributor;
    private final ContactBook book;

    /** Since when all that happens on the channels is told; never, while some of it is not. */
    private long toldSinceMs = Long.MAX_VALUE;

    DialVerdicts(Distributor distributor) {
        this.distributor = distributor;
        book = distributor.book;
    }

    /** Whether all that happens on the channels is told now. */
    boolean hearsAll() {
        return toldSinceMs != Long.MAX_VALUE;
    }

    /** Whether all that has happened since this offer was made was told. */
    boolean hears(LiveOffer offer) {
        return offer.offeredAtMs >= toldSinceMs;
    }

    /**
     * A dial of the caller's own session is over, and she is still there.
     *
     * @param talked told, at once or when the channels have said it, whether she has talked; otherwise she waits again
     */
    void dialEnded(
            long nowMs, Contacted of, long offerId, DialReport report, long endedAtMs, Consumer<Boolean> talked) {
        Contacted contact = book.ofOffer(offerId);
        LiveOffer offer = contact == null ? null : contact.offer;
        // Otherwise the channels told it all before, or will.
        if (contact != null && offer != null && offer.id == offerId && !contact.isConsulted()) {
            if (contact.status == Contacted.Status.WAITING) {
                if (awaitsChannels(nowMs, contact, offer, report, endedAtMs, talked)) {
                    return;
                }
            } else {
                stamped(contact, report.talkedSince());
            }
            if (contact.status == Contacted.Status.TALKING) {
                distributor.sessionOfTalkEnded(nowMs, contact, endedAtMs);
            }
        }
        talked.accept(hasTalked(nowMs, of));
    }

    /** Unless she is moved to another queue, where she goes on to wait. */
    private boolean hasTalked(long nowMs, Contacted of) {
        Contacted contact = book.ofCall(of.call);
        boolean talked = contact == null || !contact.id.equals(of.id) || contact.status != Contacted.Status.WAITING;
        return talked && !distributor.moves.goesOnAfterTalk(nowMs, of);
    }

    private boolean awaitsChannels(
            long nowMs,
            Contacted contact,
            LiveOffer offer,
            DialReport report,
            long endedAtMs,
            Consumer<Boolean> talked) {
        Optional<Instant> stamp = report.talkedSince();
        if (stamp.isEmpty()) {
            distributor.failed(nowMs, contact, offer, OfferEnds.of(report, offer.withdrawn));
        } else if (!hears(offer)) {
            stamped(contact, stamp);
            distributor.answered(nowMs, contact, offer);
        } else if (isAfter(offer.legEndedAtMs(), stamp.get())) {
            notConnected(nowMs, contact, offer, report);
        } else {
            offer.pending = new Pending(report, stamp.get(), endedAtMs, talked);
            book.remind(contact, nowMs + Limits.BRIDGE_TOLD_WITHIN_MS);
            return true;
        }
        return false;
    }

    private static void stamped(Contacted contact, Optional<Instant> stamp) {
        stamp.ifPresent(at -> contact.stampedAtMs = OptionalLong.of(at.toEpochMilli()));
    }

    /** The leg of an earlier offer to the same telephone has ended before this one's talk could begin. */
    private static boolean isAfter(OptionalLong legEndedAtMs, Instant stamp) {
        return legEndedAtMs.orElse(Long.MIN_VALUE) >= stamp.toEpochMilli();
    }

    private void notConnected(long nowMs, Contacted contact, LiveOffer offer, DialReport report) {
        DialReport unstamped = new DialReport(report.status(), report.cause(), report.rang(), Optional.empty());
        distributor.failed(nowMs, contact, offer, OfferEnds.of(unstamped, offer.withdrawn));
    }

    /** Both are in one bridge. */
    void connected(long nowMs, Contacted contact, LiveOffer offer) {
        Pending pending = taken(contact, offer);
        distributor.answered(nowMs, contact, offer);
        if (pending != null) {
            stamped(contact, Optional.of(pending.stamp));
            distributor.sessionOfTalkEnded(nowMs, contact, pending.endedAtMs);
            pending.talked.accept(hasTalked(nowMs, contact));
        }
    }

    /** The telephone that rings for her, or was picked up, is quiet. */
    void legEnded(long nowMs, Contacted contact, LiveOffer offer, ChannelChange.LegEnded ended) {
        offer.legEnded(ended.ended().atMs());
        Pending pending = offer.pending;
        if (pending != null && isAfter(offer.legEndedAtMs(), pending.stamp)) {
            taken(contact, offer);
            notConnected(nowMs, contact, offer, pending.report);
            pending.talked.accept(false);
        } else if (pending == null && (contact.waiter == null || offer.isOrphaned)) {
            // Her session is lost: nobody else will tell. Who has handed her over ends, too.
            distributor.offerEndedWithoutSession(nowMs, contact, ended);
        }
    }

    /** From now on all that happens is told. */
    void channelsTold(long nowMs) {
        toldSinceMs = Math.min(toldSinceMs, nowMs);
    }

    /** From now on not all that happens is told; what was waited for may never be. */
    void channelsSilent(long nowMs) {
        toldSinceMs = Long.MAX_VALUE;
        for (Contacted contact : List.copyOf(book.all())) {
            contact.openOffer().ifPresent(offer -> byStamp(nowMs, contact, offer));
        }
    }

    /** The channels have not told in time: the stamp has to do. */
    void byStamp(long nowMs, Contacted contact, LiveOffer offer) {
        Pending pending = offer.pending;
        if (pending != null) {
            connected(nowMs, contact, offer);
        }
    }

    /** The offer ends otherwise. */
    void dropped(Contacted contact, LiveOffer offer) {
        Pending pending = taken(contact, offer);
        if (pending != null) {
            pending.talked.accept(false);
        }
    }

    private @Nullable Pending taken(Contacted contact, LiveOffer offer) {
        Pending pending = offer.pending;
        if (pending != null) {
            offer.pending = null;
            book.remindNoMore(contact);
        }
        return pending;
    }
}
