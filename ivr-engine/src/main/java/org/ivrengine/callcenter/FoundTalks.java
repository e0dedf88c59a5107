package org.ivrengine.callcenter;

import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Talk;
import org.ivrengine.routing.Command;

/** Talks that began, and perhaps ended, while nobody of ours was there. Belongs to the call center's thread. */
final class FoundTalks {

    private final Distributor distributor;

    FoundTalks(Distributor distributor) {
        this.distributor = distributor;
    }

    /** A talk that began without us, before our own start: its agent is shown talking. */
    Contacted adopt(long nowMs, OfferNote note, String channelId, Talk talk) {
        Contacted contact = noted(note, channelId);
        contact.hears(talk);
        distributor.book.put(contact);
        distributor.agentSays(nowMs, new Command.TalkFound(contact.call, contact.queue, note.agent()));
        return contact;
    }

    Contacted noted(OfferNote note, String channelId) {
        Set<String> skills = distributor.skills(note.queue());
        Contacted contact = new Contacted(
                note.contact(),
                note.call(),
                note.queue(),
                note.caller(),
                Own.NOTHING,
                skills,
                note.joinedAtMs(),
                channelId);
        contact.status = Contacted.Status.TALKING;
        contact.agent = note.isOver() ? null : note.agent();
        return contact;
    }

    /**
     * A caller is back in the step of a queue, and by the dialplan's stamp has talked meanwhile.
     *
     * @return whether she has: the agent may have hung up just before the two were connected
     */
    boolean ended(long nowMs, OfferNote note, String channelId, OptionalLong sinceMs, long untilMs) {
        Contacted contact = distributor.book.ofCall(note.call());
        if (contact == null || !contact.id.equals(note.contact())) {
            if (note.isOver() || distributor.book.isRemembered(note.contact())) {
                return true;
            }
            contact = noted(note, channelId);
            distributor.book.put(contact);
        }
        if (contact.status == Contacted.Status.WAITING
                && contact.openOffer().map(distributor.verdicts::hears).orElse(true)) {
            return false; // we were there, and have heard of no talk
        }
        if (contact.stampedAtMs.isEmpty()) {
            contact.stampedAtMs = sinceMs;
        }
        Contacted talked = contact;
        talked.openOffer().ifPresent(offer -> distributor.answered(nowMs, talked, offer));
        if (talked.status == Contacted.Status.TALKING) {
            distributor.sessionOfTalkEnded(nowMs, talked, untilMs);
        }
        return true;
    }

    /** The channels tell of a talk that was put on record without their word, which did not come in time. */
    void endedLate(long nowMs, Talk talk, EndedBy by) {
        Contacted contact = distributor.book.lastOfChannel(talk.leg().callerChannel());
        Talk known = contact == null ? null : contact.talk;
        if (contact != null
                && known != null
                && known.ended().isEmpty()
                && contact.status == Contacted.Status.OVER
                && contact.agent != null
                && known.leg().equals(talk.leg())) {
            contact.hears(talk);
            contact.transferred |= by == EndedBy.TRANSFER;
            distributor.records.answered(contact, nowMs);
        }
    }

    /**
     * An agent has sent a caller on, perhaps while nobody of ours was there.
     *
     * @param untilMs when; empty when nobody knows
     */
    void sentOn(long nowMs, OfferNote note, String channelId, OptionalLong sinceMs, OptionalLong untilMs) {
        Contacted contact = distributor.book.ofCall(note.call());
        if (contact != null && contact.id.equals(note.contact())) {
            contact.transferred = true;
            ended(nowMs, note, channelId, sinceMs, untilMs.orElse(nowMs));
        } else if (!note.isOver() && !distributor.book.isRemembered(note.contact())) {
            Contacted noted = noted(note, channelId);
            noted.transferred = true;
            noted.talkUnknown = untilMs.isEmpty();
            noted.stampedAtMs = sinceMs;
            noted.sessionEndedAtMs = untilMs.isPresent() ? untilMs : sinceMs;
            distributor.putOnRecord(nowMs, noted);
        }
    }
}
