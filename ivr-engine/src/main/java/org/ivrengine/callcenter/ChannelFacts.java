package org.ivrengine.callcenter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.PhoneState;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Talk;
import org.ivrengine.routing.Command;

/** What the channels tell, told to the distributor. Belongs to the call center's thread. */
final class ChannelFacts {

    private final Distributor distributor;
    private final Switchboard switchboard;
    private final StartGate gate;

    /** Of callers who were being connected before we started, by their channel. */
    private final Map<String, OfferNote> notes = new HashMap<>();

    /** Talks of callers who are none of ours yet, by their channel. */
    private final Map<String, Talk> strangers = new HashMap<>();

    ChannelFacts(Distributor distributor, Switchboard switchboard, StartGate gate) {
        this.distributor = distributor;
        this.switchboard = switchboard;
        this.gate = gate;
    }

    void accept(long nowMs, ChannelChange change) {
        switch (change) {
            case ChannelChange.RingingBegan(Leg leg, long atMs) ->
                legSeen(leg.callerChannel(), leg.agentChannel()).ifPresent(offer -> offer.ringing(atMs));
            case ChannelChange.Answered(Leg leg, long atMs) ->
                legSeen(leg.callerChannel(), leg.agentChannel()).ifPresent(offer -> offer.answered(atMs));
            case ChannelChange.LegEnded ended -> legEnded(nowMs, ended);
            case ChannelChange.TalkBegan(Talk talk) -> talkBegan(nowMs, talk);
            case ChannelChange.HoldBegan(Talk talk, long _) -> update(talk);
            case ChannelChange.HoldEnded(Talk talk, long _) -> update(talk);
            case ChannelChange.TalkEnded(Talk talk, EndedBy by) -> talkEnded(nowMs, talk, by);
            case ChannelChange.Transferred transferred -> transferred(nowMs, transferred);
            case ChannelChange.TookPlace(String channel, String of, long atMs) ->
                distributor.handovers.tookPlace(nowMs, channel, of, atMs);
            case ChannelChange.PhoneChanged(PhoneState phone, long _) -> phoneChanged(nowMs, phone);
            case ChannelChange.Gone(String channel, String _, long atMs, boolean _) -> {
                notes.remove(channel);
                strangers.remove(channel);
                distributor.handovers.callerGone(channel, atMs);
                distributor.book.channelGone(channel);
                distributor.book.ofChannel(channel).ifPresent(contact -> distributor.callerGone(nowMs, contact, atMs));
            }
            case ChannelChange.Complete complete -> complete(nowMs, complete);
            case ChannelChange.KeyPressed _, ChannelChange.Incomplete _ -> {}
        }
    }

    private void transferred(long nowMs, ChannelChange.Transferred transferred) {
        String caller = transferred.callerChannel();
        switch (transferred.kind()) {
            case INTO_CONSULTATION ->
                distributor.handovers.intoConsultation(nowMs, caller, transferred.target(), transferred.atMs());
            case BLIND -> distributor.book.ofChannel(caller).ifPresent(contact -> contact.transferred = true);
            // What she does next has begun; that her talk ended by a transfer its end has told.
            case ATTENDED -> {}
        }
    }

    /** The agent's channel is there: if the offer was taken back before, it can be ended now. */
    private Optional<LiveOffer> legSeen(String callerChannel, String agentChannel) {
        Optional<LiveOffer> open = distributor.book.ofChannel(callerChannel).flatMap(Contacted::openOffer);
        open.ifPresent(offer -> {
            if (offer.leg.isEmpty()) {
                offer.leg = agentChannel;
                if (offer.withdrawn) {
                    switchboard.hangUp(agentChannel);
                }
            }
        });
        return open;
    }

    /** Only where the caller's session is lost: otherwise the dial itself tells. Who has handed her over ends, too. */
    private void legEnded(long nowMs, ChannelChange.LegEnded ended) {
        distributor
                .book
                .ofChannel(ended.leg().callerChannel())
                .filter(contact ->
                        contact.waiter == null && contact.isRungAt(ended.leg().agentChannel()))
                .ifPresent(contact -> distributor.offerEndedWithoutSession(nowMs, contact, ended));
    }

    private void talkBegan(long nowMs, Talk talk) {
        String channel = talk.leg().callerChannel();
        Optional<Contacted> contact = distributor.book.ofChannel(channel);
        if (contact.isEmpty()) {
            strangers.put(channel, talk);
            // Once we have had a stay of this caller ourselves, what was noted before our start is long over.
            if (distributor.book.lastOfChannel(channel) == null) {
                adopt(nowMs, channel);
            }
            distributor.handovers.talkBegan(nowMs, channel, talk);
            return;
        }
        Contacted known = contact.get();
        if (known.status == Contacted.Status.WAITING && known.offer != null) {
            known.hears(talk);
            distributor.answered(nowMs, known, known.offer);
        } else if (isSame(known, talk)) {
            known.hears(talk);
        } else {
            // Handed over to a colleague without a queue between: hers now, but no contact of its own.
            distributor.moved(nowMs, known, talk);
        }
    }

    private void adopt(long nowMs, String channel) {
        OfferNote note = notes.get(channel);
        Talk talk = strangers.get(channel);
        if (note != null && talk != null) {
            Optional<Attendance> there = distributor.roster.phone(talk.leg().endpoint());
            if (there.isEmpty() || there.get().agent.id().equals(note.agent())) {
                distributor.found.adopt(nowMs, note, channel, talk);
            } else {
                distributor.handovers.adopt(nowMs, distributor.found.noted(note, channel), there.get(), talk);
            }
            notes.remove(channel);
            strangers.remove(channel);
        }
    }

    private void update(Talk talk) {
        distributor
                .book
                .ofChannel(talk.leg().callerChannel())
                .filter(contact -> isSame(contact, talk))
                .ifPresent(contact -> contact.hears(talk));
    }

    private void talkEnded(long nowMs, Talk talk, EndedBy by) {
        strangers.remove(talk.leg().callerChannel());
        distributor
                .book
                .ofChannel(talk.leg().callerChannel())
                .filter(contact -> isSame(contact, talk))
                .ifPresent(contact -> {
                    contact.hears(talk);
                    contact.transferred |= by == EndedBy.TRANSFER;
                    distributor.talkEnded(nowMs, contact);
                });
    }

    private static boolean isSame(Contacted contact, Talk talk) {
        Talk known = contact.talk;
        return known == null || known.leg().agentChannel().equals(talk.leg().agentChannel());
    }

    private void phoneChanged(long nowMs, PhoneState phone) {
        for (PhoneCall call : phone.calls()) {
            legSeen(call.dialedBy(), call.channelId());
        }
        distributor.roster.phone(phone.endpoint()).ifPresent(attendance -> {
            String agent = attendance.agent.id();
            boolean busy = phone.isBusyBesides(distributor.book.channels());
            if (busy != attendance.phoneBusy) {
                attendance.phoneBusy = busy;
                distributor.agentSays(nowMs, busy ? new Command.PhoneBusy(agent) : new Command.PhoneFree(agent));
            }
            if (phone.reach() == Reach.UNREACHABLE && !attendance.isPaused()) {
                distributor.agentSays(nowMs, new Command.AgentPaused(agent, Attendance.PHONE_UNREACHABLE));
            } else if (phone.reach() == Reach.REACHABLE && attendance.isPausedForHerPhone()) {
                distributor.agentSays(nowMs, new Command.AgentResumed(agent));
            }
        });
    }

    private void complete(long nowMs, ChannelChange.Complete complete) {
        complete.notes()
                .forEach((channel, text) -> OfferNote.read(text).ifPresent(note -> {
                    if (distributor.book.ofChannel(channel).isEmpty()) {
                        notes.put(channel, note);
                        adopt(nowMs, channel);
                    }
                }));
        notes.keySet().retainAll(complete.channelIds());
        distributor.book.keepOnly(complete.channelIds());
        Set<String> standing = new HashSet<>(complete.calls());
        standing.removeAll(distributor.book.talkingCalls());
        if (gate.up(standing)) {
            distributor.startReleased(nowMs);
        }
    }
}
