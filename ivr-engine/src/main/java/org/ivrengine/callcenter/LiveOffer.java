package org.ivrengine.callcenter;

import java.util.OptionalLong;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.callcenter.port.OfferEnd;
import org.jspecify.annotations.Nullable;

/** One agent's phone asked to ring for one contact. Belongs to the call center's thread. */
final class LiveOffer {

    final long id;
    final Agent agent;
    final long offeredAtMs;
    /** Id of the agent's channel; empty until it is there. */
    String leg = "";

    boolean withdrawn;

    /** The session that dials for it is lost: its end is told by the channels alone. */
    boolean isOrphaned;

    /** Its dial is over, and whether it led to a talk is for the channels to say. */
    DialVerdicts.@Nullable Pending pending;

    private OptionalLong legEndedAtMs = OptionalLong.empty();
    private OptionalLong ringingAtMs = OptionalLong.empty();
    private OptionalLong answeredAtMs = OptionalLong.empty();

    LiveOffer(long id, Agent agent, long offeredAtMs) {
        this.id = id;
        this.agent = agent;
        this.offeredAtMs = offeredAtMs;
    }

    /** That channel is the telephone's; one known before has ended and was of an earlier offer. */
    void rungBy(String channel) {
        if (!leg.equals(channel)) {
            leg = channel;
            legEndedAtMs = OptionalLong.empty();
            ringingAtMs = OptionalLong.empty();
            answeredAtMs = OptionalLong.empty();
        }
    }

    /** Whether it is still open which channel is the telephone's. */
    boolean awaitsLeg() {
        return leg.isEmpty() || legEndedAtMs.isPresent();
    }

    void legEnded(long atMs) {
        legEndedAtMs = OptionalLong.of(atMs);
    }

    OptionalLong legEndedAtMs() {
        return legEndedAtMs;
    }

    void ringing(long atMs) {
        ringingAtMs = OptionalLong.of(atMs);
    }

    void answered(long atMs) {
        answeredAtMs = OptionalLong.of(atMs);
    }

    OptionalLong answeredAtMs() {
        return answeredAtMs;
    }

    /** A colleague's telephone that an agent has sent the caller to, and no decision of routing's. */
    boolean isDirect() {
        return id < 0;
    }

    boolean rang() {
        return ringingAtMs.isPresent();
    }

    /** How long it rang, up to now if it still does. */
    long ringMs(long nowMs) {
        return ringingAtMs.isPresent() ? Math.max(0, answeredAtMs.orElse(nowMs) - ringingAtMs.getAsLong()) : 0;
    }

    /** Numbered by its time: routing's own numbers begin again with our process. */
    OfferRecord ended(Contacted contact, OfferEnd end, long atMs) {
        return new OfferRecord(
                offeredAtMs, contact.id, contact.call, contact.queue, agent.id(), offeredAtMs, ringMs(atMs), end);
    }
}
