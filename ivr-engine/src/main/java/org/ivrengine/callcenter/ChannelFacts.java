package org.ivrengine.callcenter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    /** Talks of callers who are none of ours yet. */
    private final List<Talk> strangers = new ArrayList<>();

    ChannelFacts(Distributor distributor, Switchboard switchboard, StartGate gate) {
        this.distributor = distributor;
        this.switchboard = switchboard;
        this.gate = gate;
    }

    void accept(long nowMs, ChannelChange change) {
        switch (change) {
            case ChannelChange.RingingBegan(Leg leg, long atMs) -> legSeen(leg).ifPresent(offer -> offer.ringing(atMs));
            case ChannelChange.Answered(Leg leg, long atMs) -> legSeen(leg).ifPresent(offer -> offer.answered(atMs));
            case ChannelChange.LegEnded ended -> legEnded(nowMs, ended);
            case ChannelChange.TalkBegan(Talk talk) -> talkBegan(nowMs, talk);
            case ChannelChange.HoldBegan(Talk talk, long _) -> update(talk);
            case ChannelChange.HoldEnded(Talk talk, long _) -> update(talk);
            case ChannelChange.TalkEnded(Talk talk, EndedBy by) -> talkEnded(nowMs, talk, by);
            case ChannelChange.Transferred transferred -> transferred(nowMs, transferred);
            case ChannelChange.TookPlace(String channel, String of, long atMs) ->
                distributor.handovers.tookPlace(nowMs, channel, of, atMs);
            case ChannelChange.PhoneChanged(PhoneState phone, long _) -> phoneChanged(nowMs, phone);
            case ChannelChange.Gone(String channel, String _, long atMs, boolean exact) -> {
                notes.remove(channel);
                strangers.removeIf(talk -> talk.leg().callerChannel().equals(channel));
                distributor.handovers.callerGone(channel, atMs);
                distributor.book.channelGone(channel);
                distributor
                        .book
                        .ofChannel(channel)
                        .ifPresent(contact -> distributor.callerGone(nowMs, contact, atMs, exact));
            }
            case ChannelChange.Complete complete -> complete(nowMs, complete);
            case ChannelChange.Incomplete _ -> distributor.verdicts.channelsSilent(nowMs);
            case ChannelChange.ConsultationBegan _,
                    ChannelChange.ConsultationEnded _,
                    ChannelChange.KeyPressed _,
                    ChannelChange.SpyBegan _,
                    ChannelChange.SpyEnded _ -> {}
        }
    }

    private void transferred(long nowMs, ChannelChange.Transferred transferred) {
        String caller = transferred.callerChannel();
        switch (transferred.kind()) {
            case INTO_CONSULTATION -> {
                distributor.handovers.intoConsultation(nowMs, caller, transferred.target(), transferred.atMs());
                // Whom it rang for may have answered before this was told.
                talkOf(caller).ifPresent(talk -> distributor.handovers.talkBegan(nowMs, caller, talk));
            }
            case THROUGH_CONSULTATION ->
                distributor.handovers.throughConsultation(nowMs, caller, transferred.target(), transferred.atMs());
            // Told late, she may be in her next stay already, which nobody has transferred.
            case BLIND ->
                distributor
                        .book
                        .ofChannel(caller)
                        .filter(contact -> isWith(contact, transferred.byChannel()))
                        .ifPresent(contact -> contact.transferred = true);
            // What she does next has begun; that her talk ended by a transfer its end has told.
            case ATTENDED -> {}
        }
    }

    private Optional<Talk> talkOf(String caller) {
        return strangers.stream()
                .filter(talk -> talk.leg().callerChannel().equals(caller))
                .findFirst();
    }

    private static boolean isWith(Contacted contact, String agentChannel) {
        Talk talk = contact.talk;
        return talk != null && talk.leg().agentChannel().equals(agentChannel);
    }

    /** The agent's channel is there: if the offer was taken back before, it can be ended now. */
    private Optional<LiveOffer> legSeen(Leg leg) {
        Optional<Contacted> contact = distributor.book.ofChannel(leg.callerChannel());
        Optional<LiveOffer> open =
                contact.flatMap(Contacted::openOffer).filter(offer -> isRungBy(contact.get(), offer, leg));
        open.filter(offer -> !offer.leg.equals(leg.agentChannel())).ifPresent(offer -> {
            offer.rungBy(leg.agentChannel());
            if (offer.withdrawn) {
                switchboard.hangUp(leg.agentChannel());
            }
        });
        return open;
    }

    /**
     * Whether that telephone rings for this offer. The session of a call tells that a dial is over before the last of what the
     * channels have to say of it, and by then the next telephone may have been chosen.
     */
    private boolean isRungBy(Contacted contact, LiveOffer offer, Leg leg) {
        String channel = leg.agentChannel();
        return offer.leg.equals(channel)
                || (offer.awaitsLeg()
                        && !contact.legBefore.equals(channel)
                        && distributor
                                .roster
                                .phone(leg.endpoint())
                                .map(agent -> agent.agent.id().equals(offer.agent.id()))
                                .orElse(true));
    }

    private void legEnded(long nowMs, ChannelChange.LegEnded ended) {
        distributor
                .book
                .ofChannel(ended.leg().callerChannel())
                .ifPresent(contact -> contact.openOffer()
                        .filter(offer -> isRungBy(contact, offer, ended.leg()))
                        .ifPresent(offer -> distributor.verdicts.legEnded(nowMs, contact, offer, ended)));
    }

    private void talkBegan(long nowMs, Talk talk) {
        String channel = talk.leg().callerChannel();
        Optional<Contacted> contact = distributor.book.ofChannel(channel);
        if (contact.isEmpty()) {
            strangers.add(talk);
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
            distributor.verdicts.connected(nowMs, known, known.offer);
        } else if (isSame(known, talk)) {
            known.hears(talk);
        } else if (known.talk == null || known.talk.ended().isPresent()) {
            // Handed over to a colleague without a queue between: hers now, but no contact of its own.
            distributor.moved(nowMs, known, talk);
        } else {
            // Somebody has joined the two: the agent's talk goes on.
            known.thirdParties.put(talk.leg().agentChannel(), talk);
        }
    }

    private void adopt(long nowMs, String channel) {
        OfferNote note = notes.get(channel);
        if (note == null) {
            return;
        }
        List<Talk> there = strangers.stream()
                .filter(talk -> talk.leg().callerChannel().equals(channel))
                .toList();
        if (there.isEmpty()) {
            return;
        }
        // A supervisor may have joined them: then it is the agent's talk that is meant.
        Talk talk = there.stream()
                .filter(one -> agentOf(one)
                        .filter(agent -> agent.agent.id().equals(note.agent()))
                        .isPresent())
                .findFirst()
                .orElse(there.getFirst());
        Optional<Attendance> agent = agentOf(talk);
        // A telephone of nobody's on duty is one outside, unless it is that of the agent in the note.
        boolean isHers = agent.map(known -> known.agent.id().equals(note.agent()))
                .orElseGet(() -> distributor
                        .roster
                        .agent(note.agent())
                        .map(noted -> noted.agent.phone().equals(talk.leg().endpoint()))
                        .orElse(true));
        if (isHers) {
            Contacted contact = distributor.found.adopt(nowMs, note, channel, talk);
            there.stream()
                    .filter(other -> !other.leg().equals(talk.leg()))
                    .forEach(other -> contact.thirdParties.put(other.leg().agentChannel(), other));
        } else {
            distributor.handovers.adopt(nowMs, distributor.found.noted(note, channel), agent, talk);
        }
        notes.remove(channel);
        strangers.removeAll(there);
    }

    private Optional<Attendance> agentOf(Talk talk) {
        return distributor.roster.phone(talk.leg().endpoint());
    }

    private void update(Talk talk) {
        distributor
                .book
                .ofChannel(talk.leg().callerChannel())
                .filter(contact -> isSame(contact, talk))
                .ifPresent(contact -> contact.hears(talk));
    }

    private void talkEnded(long nowMs, Talk talk, EndedBy by) {
        strangers.removeIf(one -> one.leg().equals(talk.leg()));
        Optional<Contacted> known = distributor.book.ofChannel(talk.leg().callerChannel());
        if (known.isEmpty()) {
            distributor.found.endedLate(nowMs, talk, by);
        }
        known.ifPresent(contact -> contact.thirdParties.remove(talk.leg().agentChannel()));
        known.filter(contact -> isSame(contact, talk)).ifPresent(contact -> {
            contact.hears(talk);
            Optional<Talk> stays = by == EndedBy.CALLER
                    ? Optional.empty()
                    : contact.thirdParties.values().stream().findFirst();
            contact.transferred |= by == EndedBy.TRANSFER || stays.isPresent();
            distributor.talkEnded(nowMs, contact);
            if (stays.isPresent() && !distributor.handovers.takenOver(nowMs, contact, stays.get())) {
                // For whoever comes after us: that talk is on record, though the caller talks on.
                switchboard.note(contact.channelId, OfferNote.VARIABLE, "");
                switchboard.note(contact.channelId, QueueVisit.TALK_OVER, contact.id);
            }
        });
    }

    private static boolean isSame(Contacted contact, Talk talk) {
        Talk known = contact.talk;
        return known == null || known.leg().agentChannel().equals(talk.leg().agentChannel());
    }

    private void phoneChanged(long nowMs, PhoneState phone) {
        for (PhoneCall call : phone.calls()) {
            legSeen(new Leg(call.dialedBy(), call.channelId(), phone.endpoint()));
        }
        distributor.roster.phone(phone.endpoint()).ifPresent(attendance -> {
            String agent = attendance.agent.id();
            attendance.reach = phone.reach();
            attendance.channels =
                    phone.calls().stream().map(PhoneCall::channelId).toList();
            boolean busy = phone.isBusyBesides(caller -> distributor.book.isOurs(caller, phone.endpoint()));
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
        distributor.verdicts.channelsTold(nowMs);
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
