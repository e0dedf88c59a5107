package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls and their offers, and the one place that changes them. */
final class Desk {

    private final Map<String, Call> calls = new HashMap<>();
    private final Map<Long, Offer> offers = new HashMap<>();
    private final WaitingRoom room;
    private final Floor floor;
    private final Matching matching;
    private final List<Effect> effects;

    private long lastSequence;
    private long lastOffer;
    private long queued;
    private long answered;
    private long left;
    private long released;

    final Set<CallTransition> transitionsSeen = EnumSet.noneOf(CallTransition.class);

    Desk(WaitingRoom room, Floor floor, Matching matching, List<Effect> effects) {
        this.room = room;
        this.floor = floor;
        this.matching = matching;
        this.effects = effects;
    }

    long nextOffer() {
        return lastOffer + 1;
    }

    Collection<Call> all() {
        return calls.values();
    }

    @Nullable
    Call find(String id) {
        return calls.get(id);
    }

    @Nullable
    Offer findOffer(long id) {
        return offers.get(id);
    }

    /** A caller joins a queue. Returns her call if she waits now. */
    @Nullable
    Call queue(Command.CallQueued command, boolean hopelessStay, long nowMs) {
        Call known = calls.get(command.call());
        if (known != null && !isBackInHand(known, nowMs)) {
            return null;
        }
        queued++;
        Line line = room.line(command.queue());
        if (line == null) {
            released++;
            effects.add(new Effect.Release(command.call(), ReleaseReason.CLOSED));
            return null;
        }
        Call call = newCall(command, line, nowMs);
        calls.put(call.id, call);
        go(call, CallStatus.WAITING);
        call.follow(line, nowMs);
        room.enter(call, nowMs);
        if (!hopelessStay && room.isHopeless(call)) {
            release(call, ReleaseReason.NO_AGENTS, nowMs);
            return null;
        }
        return call;
    }

    private Call newCall(Command.CallQueued command, Line line, long nowMs) {
        long joinedAtMs = Math.min(command.joinedAtMs(), nowMs);
        return new Call(++lastSequence, command, joinedAtMs, matching.part(command.own()), line);
    }

    /** A call that queues again is with nobody now, whatever is still to be reported of its past. */
    private boolean isBackInHand(Call known, long nowMs) {
        return switch (known.status) {
            case TALKING -> {
                endTalk(known, nowMs);
                yield true;
            }
            case LEAVING -> {
                if (known.offer != null) {
                    withdrawn(known.offer, true, nowMs);
                }
                yield true;
            }
            case NEW, WAITING, RINGING, WITHDRAWING, GONE -> false;
        };
    }

    void offer(Call call, Agent agent, long nowMs) {
        Queue rules = call.queue.rules;
        Offer offer = new Offer(++lastOffer, call, agent, rules);
        offers.put(offer.id, offer);
        call.hadToWait |= nowMs > call.joinedAtMs;
        room.leave(call, nowMs);
        call.queue.ringing++;
        call.offer = offer;
        call.talkRules = rules;
        go(call, CallStatus.RINGING);
        effects.add(new Effect.Offer(offer.id, call.id, agent.id, rules.ringTimeMs()));
        floor.ring(agent, offer, nowMs);
    }

    /** A supervisor's wish, which goes before the order of the queue and before what is required. */
    void offerTo(Call call, Agent agent, long nowMs) {
        boolean canRing = agent.status == AgentStatus.AVAILABLE && !agent.busy && agent.staleOffer == null;
        if (call.status == CallStatus.WAITING && canRing) {
            offer(call, agent, nowMs);
        }
    }

    /** Stops the ringing; the call waits again where it stood, unless it is answered before. */
    void recall(Offer offer, long nowMs) {
        if (offer.call != null && offer.call.status == CallStatus.RINGING) {
            withdraw(offer, CallStatus.WITHDRAWING, nowMs);
        }
    }

    void prioritise(Call call, int priority, long nowMs) {
        switch (call.status) {
            case WAITING -> {
                room.leave(call, nowMs);
                call.prioritise(priority);
                room.enter(call, nowMs);
            }
            case RINGING, WITHDRAWING -> call.prioritise(priority);
            case NEW, TALKING, LEAVING, GONE -> {}
        }
    }

    /** The agent whose phone rings is about to leave; a hold for her is lost. */
    void takeBack(Offer offer, long nowMs) {
        Call call = offer.call;
        if (call != null && call.preferred != null && call.preferred.agent().equals(offer.agent.id)) {
            call.preferred = null;
        }
        withdraw(offer, CallStatus.WITHDRAWING, nowMs);
    }

    /** Tells the phone to stop ringing. The call waits again, or goes, when that is confirmed. */
    void withdraw(Offer offer, CallStatus callBecomes, long nowMs) {
        Call call = offer.call;
        if (call != null && call.status != callBecomes && call.status != CallStatus.LEAVING) {
            go(call, callBecomes);
        }
        if (!offer.isWithdrawing) {
            offer.isWithdrawing = true;
            effects.add(new Effect.WithdrawOffer(offer.id, offer.callId, offer.agent.id));
            if (offer.agent.offer == offer) {
                floor.silence(offer.agent, nowMs);
            }
        }
    }

    void answered(Offer offer, long nowMs) {
        Call call = offer.call;
        if (call == null || call.status == CallStatus.LEAVING) {
            withdrawn(offer, false, nowMs);
            return;
        }
        close(offer);
        call.queue.ringing--;
        answered++;
        if (call.hadToWait) {
            call.queue.forecast.taken();
        }
        Agent agent = offer.agent;
        if (agent.offer == offer) {
            connect(call, agent, nowMs);
        } else {
            // She talks with somebody else already, so whoever answered is none of ours.
            floor.forgetStaleOffer(agent);
            go(call, CallStatus.TALKING);
            forget(call);
        }
    }

    void failed(Offer offer, OfferFailure why, boolean hopelessStay, long nowMs) {
        Call call = offer.call;
        if (offer.isWithdrawing || call == null) {
            withdrawn(offer, hopelessStay, nowMs);
            return;
        }
        close(offer);
        Agent agent = offer.agent;
        floor.rest(agent, offer.rules.retryAfterMs(), offer.rules.pauseReason(why), nowMs);
        avoidAfterFailure(call, agent, nowMs);
        waitAgain(call, hopelessStay, nowMs);
    }

    private static void avoidAfterFailure(Call call, Agent agent, long nowMs) {
        List<Call.Failed> failed = new ArrayList<>(call.failed);
        failed.removeIf(one -> one.agent().equals(agent.id));
        failed.add(new Call.Failed(agent.id, nowMs + Limits.AVOID_AFTER_FAILURE_MS));
        failed.sort((one, other) -> one.agent().compareTo(other.agent()));
        call.failed = List.copyOf(failed);
        if (call.preferred != null && call.preferred.agent().equals(agent.id)) {
            call.preferred = null;
        }
    }

    /** The phone has stopped ringing because we asked for it. */
    void withdrawn(Offer offer, boolean hopelessStay, long nowMs) {
        close(offer);
        Agent agent = offer.agent;
        if (agent.offer == offer) {
            agent.offer = null;
            floor.finish(agent, agent.availableSinceMs, nowMs);
        } else {
            floor.forgetStaleOffer(agent);
        }
        Call call = offer.call;
        if (call == null) {
            return;
        }
        if (call.status == CallStatus.LEAVING) {
            forget(call);
        } else {
            waitAgain(call, hopelessStay, nowMs);
        }
    }

    private void close(Offer offer) {
        offers.remove(offer.id);
        if (offer.call != null) {
            offer.call.offer = null;
        }
    }

    /** Back into line, where it stood. */
    private void waitAgain(Call call, boolean hopelessStay, long nowMs) {
        call.queue.ringing--;
        Line line = room.line(call.queue.rules.id());
        if (line == null) {
            releaseOutOfLine(call, ReleaseReason.CLOSED);
            return;
        }
        if (line != call.queue) {
            call.follow(line, nowMs);
        }
        if (call.hasWaitedTooLong(nowMs)) {
            releaseOutOfLine(call, ReleaseReason.OVERFLOW);
            return;
        }
        go(call, CallStatus.WAITING);
        room.enter(call, nowMs);
        if (!hopelessStay && room.isHopeless(call)) {
            release(call, ReleaseReason.NO_AGENTS, nowMs);
        }
    }

    /** The caller left before anybody answered. */
    void leave(Call call, long nowMs) {
        switch (call.status) {
            case WAITING -> {
                left++;
                call.queue.forecast.left();
                room.leave(call, nowMs);
                forget(call);
            }
            case RINGING, WITHDRAWING -> {
                left++;
                call.queue.ringing--;
                Offer offer = call.offer;
                if (offer != null) {
                    withdraw(offer, CallStatus.LEAVING, nowMs);
                }
            }
            case TALKING -> endTalk(call, nowMs);
            case NEW, LEAVING, GONE -> {}
        }
    }

    /** The call is with this agent now, or with nobody of ours. */
    void move(Call call, @Nullable Agent to, long nowMs) {
        switch (call.status) {
            case TALKING -> moveTalk(call, to, nowMs);
            case WAITING -> {
                if (to == null) {
                    leave(call, nowMs);
                } else {
                    answered++;
                    room.leave(call, nowMs);
                    connect(call, to, nowMs);
                }
            }
            case RINGING, WITHDRAWING -> moveOffered(call, to, nowMs);
            case NEW, LEAVING, GONE -> {}
        }
    }

    private void moveTalk(Call call, @Nullable Agent to, long nowMs) {
        Agent from = call.agent;
        if (to == null) {
            endTalk(call, nowMs);
        } else if (to != from) {
            if (from != null) {
                floor.endTalk(from, wrapUpMs(call), nowMs);
            }
            connect(call, to, nowMs);
        }
    }

    private void moveOffered(Call call, @Nullable Agent to, long nowMs) {
        Offer offer = call.offer;
        if (to == null || offer == null) {
            leave(call, nowMs);
        } else if (offer.agent == to && to.offer == offer) {
            answered(offer, nowMs);
        } else {
            answered++;
            call.queue.ringing--;
            offer.call = null;
            call.offer = null;
            withdraw(offer, CallStatus.TALKING, nowMs);
            connect(call, to, nowMs);
        }
    }

    /** A talk that we find, rather than made. */
    void found(Command.TalkFound command, Agent agent, long nowMs) {
        Call known = calls.get(command.call());
        if (known != null) {
            move(known, agent, nowMs);
            return;
        }
        Line line = room.line(command.queue());
        if (line == null) {
            return;
        }
        queued++;
        answered++;
        Call call = newCall(new Command.CallQueued(command.call(), command.queue(), nowMs), line, nowMs);
        calls.put(call.id, call);
        connect(call, agent, nowMs);
    }

    /** They talk. Whom she talked with before is hers no longer: an agent has one call of ours at most. */
    private void connect(Call call, Agent agent, long nowMs) {
        Call before = agent.call;
        if (before != null && before != call) {
            forget(before);
        }
        Offer ringing = agent.offer;
        if (ringing != null && ringing.call != null && ringing.call != call) {
            agent.staleOffer = ringing;
            agent.offer = null;
            withdraw(ringing, CallStatus.WITHDRAWING, nowMs);
        } else if (ringing != null && ringing.call == null) {
            agent.staleOffer = ringing;
        }
        if (call.talkRules == null) {
            call.talkRules = call.queue.rules;
        }
        call.agent = agent;
        go(call, CallStatus.TALKING);
        floor.talk(agent, call, nowMs);
    }

    void endTalk(Call call, long nowMs) {
        Agent agent = call.agent;
        forget(call);
        if (agent != null) {
            floor.endTalk(agent, wrapUpMs(call), nowMs);
        }
    }

    private static long wrapUpMs(Call call) {
        return call.talkRules == null ? 0 : call.talkRules.wrapUpMs();
    }

    /** Gives a waiting call back to its flow. */
    void release(Call call, ReleaseReason why, long nowMs) {
        room.leave(call, nowMs);
        releaseOutOfLine(call, why);
    }

    void releaseOutOfLine(Call call, ReleaseReason why) {
        released++;
        forget(call);
        effects.add(new Effect.Release(call.id, why));
    }

    private void forget(Call call) {
        go(call, CallStatus.GONE);
        calls.remove(call.id);
    }

    private void go(Call call, CallStatus to) {
        transitionsSeen.add(CallTransition.between(call.status, to));
        call.status = to;
    }

    /** Calls for which a phone rings count against the new limits, and follow the new rules if they wait again. */
    void followRinging(long nowMs) {
        for (Call call : calls.values()) {
            if (call.status == CallStatus.RINGING || call.status == CallStatus.WITHDRAWING) {
                Line line = room.line(call.queue.rules.id());
                if (line != null) {
                    call.follow(line, nowMs);
                    line.ringing++;
                }
            }
        }
    }

    Totals totals() {
        long inQueue = 0;
        for (Call call : calls.values()) {
            inQueue += call.isInQueue() ? 1 : 0;
        }
        return new Totals(queued, answered, left, released, inQueue);
    }

    long hash() {
        long sum = 0;
        for (Call call : calls.values()) {
            sum += Hashing.mix(call.hash());
        }
        for (Offer offer : offers.values()) {
            long hash = Hashing.chain(Hashing.of(offer.callId), offer.id * 2 + (offer.isWithdrawing ? 1 : 0));
            sum += Hashing.mix(Hashing.chain(hash, offer.agent.idHash));
        }
        long hash = Hashing.chain(Hashing.chain(sum, lastSequence), lastOffer);
        return Hashing.chain(Hashing.chain(hash, queued * 31 + answered), left * 31 + released);
    }
}
