package org.ivrengine.callcenter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.callcenter.port.Switchboard.UpLine;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Talk;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Command;

/**
 * An agent who is stuck: what we believe of her is held against the channels that Asterisk has, and what is not so there is
 * over here. Belongs to the call center's thread.
 */
final class AgentReset {

    private final Distributor distributor;

    AgentReset(Distributor distributor) {
        this.distributor = distributor;
    }

    /** The channels that she has to do with, as far as we believe. */
    Set<String> channelsOf(String agent) {
        Set<String> channels = new LinkedHashSet<>();
        distributor.roster.agent(agent).ifPresent(attendance -> channels.addAll(attendance.channels));
        for (Contacted contact : distributor.book.all()) {
            contact.openOffer().filter(offer -> isFor(offer, agent)).ifPresent(offer -> {
                channels.add(contact.channelId);
                channels.add(offer.leg);
            });
            if (talksWith(contact, agent)) {
                channels.add(contact.channelId);
                Optional.ofNullable(contact.talk)
                        .ifPresent(talk -> channels.add(talk.leg().agentChannel()));
            }
        }
        channels.remove("");
        return channels;
    }

    private static boolean isFor(LiveOffer offer, String agent) {
        return offer.agent.id().equals(agent);
    }

    private static boolean talksWith(Contacted contact, String agent) {
        return switch (contact.status) {
            case TALKING, ENDING -> agent.equals(contact.agent);
            case WAITING, LEAVING, OVER -> false;
        };
    }

    /** @param up every channel that there is */
    Acted reset(long nowMs, String agent, List<UpLine> up) {
        Attendance attendance = Interventions.onDuty(distributor, agent);
        String before = Interventions.said(attendance);
        List<UpLine> hers = up.stream()
                .filter(line -> line.endpoint().equals(attendance.agent.phone()))
                .toList();
        for (Contacted contact : List.copyOf(distributor.book.all())) {
            contact.openOffer()
                    .filter(offer -> isFor(offer, agent))
                    .ifPresent(offer -> endRinging(nowMs, contact, offer, hers));
            if (talksWith(contact, agent)) {
                endTalk(nowMs, contact, hers, up);
            }
        }
        onThePhone(nowMs, attendance, !hers.isEmpty());
        leave(nowMs, attendance);
        String after = Interventions.said(attendance);
        return new Acted.Done(
                before,
                after,
                before.equals(after)
                        ? "nothing was stuck: " + agent + " is " + after
                        : agent + " was " + before + " and is " + after);
    }

    private void endRinging(long nowMs, Contacted contact, LiveOffer offer, List<UpLine> hers) {
        boolean rings = isFresh(nowMs, offer.offeredAtMs)
                || (offer.leg.isEmpty()
                        ? !hers.isEmpty()
                        : hers.stream().anyMatch(line -> line.channelId().equals(offer.leg)));
        if (rings) {
            throw Cannot.now("nothing is stuck: her telephone rings for call " + Served.shortened(contact.call)
                    + ", as Asterisk says, too");
        }
        distributor.failed(nowMs, contact, offer, OfferEnd.UNREACHABLE);
    }

    /** It may be newer than the list of channels. */
    private static boolean isFresh(long nowMs, long atMs) {
        return nowMs - atMs < Limits.NEWER_THAN_LIST_MS;
    }

    private void endTalk(long nowMs, Contacted contact, List<UpLine> hers, List<UpLine> up) {
        Set<String> bridges =
                hers.stream().map(UpLine::bridgeId).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
        Talk talk = contact.talk;
        boolean talks = talk != null && isFresh(nowMs, talk.began().atMs());
        talks |= up.stream()
                .anyMatch(line -> line.channelId().equals(contact.channelId) && bridges.contains(line.bridgeId()));
        if (talks) {
            throw Cannot.now("nothing is stuck: she talks with call " + Served.shortened(contact.call)
                    + ", as Asterisk says, too");
        }
        contact.talkUnknown = true;
        if (contact.sessionEndedAtMs.isEmpty()) {
            contact.sessionEndedAtMs = OptionalLong.of(nowMs);
        }
        distributor.talkEnded(nowMs, contact);
    }

    /** None of ours is left, so a channel that she has is one of her own. */
    private void onThePhone(long nowMs, Attendance attendance, boolean busy) {
        attendance.phoneBusy = busy;
        String agent = attendance.agent.id();
        distributor.agentSays(nowMs, busy ? new Command.PhoneBusy(agent) : new Command.PhoneFree(agent));
    }

    /** What routing still believes. A pause that she has asked for stays. */
    private void leave(long nowMs, Attendance attendance) {
        String agent = attendance.agent.id();
        switch (attendance.state) {
            case AgentState.Talking(String call) -> distributor.agentSays(nowMs, new Command.CallEnded(call));
            case AgentState.Ringing(long offer, String _) ->
                distributor.agentSays(nowMs, new Command.OfferWithdrawn(offer));
            case AgentState.Withdrawing(long offer) -> distributor.agentSays(nowMs, new Command.OfferWithdrawn(offer));
            case AgentState.Paused _ -> {
                if (attendance.isPausedForHerPhone() && attendance.reach == Reach.REACHABLE) {
                    distributor.agentSays(nowMs, new Command.AgentResumed(agent));
                }
            }
            case AgentState.Available _, AgentState.WrapUp _, AgentState.SignedOut _ -> {}
        }
        if (attendance.state instanceof AgentState.WrapUp) {
            distributor.agentSays(nowMs, new Command.WrapUpDone(agent));
        }
    }
}
