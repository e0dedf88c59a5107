package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link NaiveRouter} knows and how commands change it, without the choice of who gets which call. */
final class NaiveBooks {

    final List<Effect> effects = new ArrayList<>();
    final TreeMap<String, NaiveAgent> agents = new TreeMap<>();
    /** In order of arrival. */
    final List<NaiveCall> calls = new ArrayList<>();

    private final TreeMap<Long, NaiveOffer> offers = new TreeMap<>();
    private Rules rules = Rules.of(java.util.Set.of(), List.of());
    private long lastSequence;
    long lastOffer;
    long now;
    boolean held;

    List<NaiveCall> waiting() {
        return calls.stream().filter(call -> call.status == CallStatus.WAITING).toList();
    }

    private @Nullable NaiveCall call(String id) {
        return calls.stream().filter(call -> call.id.equals(id)).findAny().orElse(null);
    }

    void changeRules(Rules changed) {
        rules = changed;
        for (NaiveCall call : List.copyOf(calls)) {
            Queue queue = rules.queues().get(call.rules.id());
            if (call.isInQueue() && call.status != CallStatus.WAITING && queue != null) {
                call.rules = queue;
                call.follow(queue, now);
            } else if (call.status == CallStatus.WAITING && queue == null) {
                release(call, ReleaseReason.CLOSED);
            } else if (call.status == CallStatus.WAITING && queue != null) {
                call.follow(queue, now);
                catchUp(call);
            }
        }
        releaseHopeless();
    }

    private void catchUp(NaiveCall call) {
        call.catchUpSteps(now);
        call.catchUpAnnouncements(now);
        call.failed.values().removeIf(until -> until <= now);
        Preferred preferred = call.preferred;
        if (preferred != null && (preferred.untilMs() <= now || !canBeHeldFor(agents.get(preferred.agent()), call))) {
            call.preferred = null;
        }
    }

    private static boolean canBeHeldFor(@Nullable NaiveAgent agent, NaiveCall call) {
        return agent != null
                && agent.status != AgentStatus.PAUSED
                && !agent.wantsOut
                && !agent.wantsPause
                && !call.command.avoid().contains(agent.id)
                && call.currentRequirementMetBy(agent.skills);
    }

    private void loseHolds() {
        for (NaiveCall call : waiting()) {
            if (call.preferred != null && !canBeHeldFor(agents.get(call.preferred.agent()), call)) {
                call.preferred = null;
            }
        }
    }

    boolean isServedByOthers(NaiveCall call) {
        return agents.values().stream()
                .anyMatch(agent -> agent.isServing()
                        && call.currentRequirementMetBy(agent.skills)
                        && !call.command.avoid().contains(agent.id)
                        && !call.failed.containsKey(agent.id));
    }

    private boolean isHopeless(NaiveCall call) {
        return !held
                && call.rules.releasesWithoutAgents()
                && agents.values().stream()
                        .noneMatch(agent -> call.everMetBy(agent.skills)
                                && !call.command.avoid().contains(agent.id));
    }

    void releaseHopeless() {
        for (NaiveCall call : waiting()) {
            if (isHopeless(call)) {
                release(call, ReleaseReason.NO_AGENTS);
            }
        }
    }

    void release(NaiveCall call, ReleaseReason why) {
        forget(call);
        effects.add(new Effect.Release(call.id, why));
    }

    private void forget(NaiveCall call) {
        call.status = CallStatus.GONE;
        calls.remove(call);
    }

    @Nullable
    NaiveCall queue(Command.CallQueued command) {
        NaiveCall known = call(command.call());
        if (known != null) {
            if (known.status == CallStatus.TALKING) {
                endTalk(known);
            } else if (known.status == CallStatus.LEAVING && known.offer != null) {
                withdrawn(known.offer.id);
            } else {
                return null;
            }
        }
        Queue queue = rules.queues().get(command.queue());
        if (queue == null) {
            effects.add(new Effect.Release(command.call(), ReleaseReason.CLOSED));
            return null;
        }
        NaiveCall call = new NaiveCall(command, ++lastSequence, queue, now);
        calls.add(call);
        call.follow(queue, now);
        catchUp(call);
        if (isHopeless(call)) {
            release(call, ReleaseReason.NO_AGENTS);
        }
        return call;
    }

    void offer(NaiveCall call, NaiveAgent agent) {
        NaiveOffer offer = new NaiveOffer(++lastOffer, call, agent);
        offers.put(offer.id, offer);
        call.status = CallStatus.RINGING;
        call.offer = offer;
        call.talkRules = call.rules;
        effects.add(new Effect.Offer(offer.id, call.id, agent.id, call.rules.ringTimeMs()));
        agent.offer = offer;
        go(agent, AgentStatus.RINGING);
    }

    private void withdraw(NaiveOffer offer, CallStatus becomes) {
        if (offer.call != null && offer.call.status != CallStatus.LEAVING) {
            offer.call.status = becomes;
        }
        if (!offer.withdrawing) {
            offer.withdrawing = true;
            effects.add(new Effect.WithdrawOffer(offer.id, offer.callId, offer.agent.id));
            if (offer.agent.offer == offer) {
                go(offer.agent, AgentStatus.WITHDRAWING);
            }
        }
    }

    void answered(long id) {
        NaiveOffer offer = offers.get(id);
        if (offer == null) {
            return;
        }
        NaiveCall call = offer.call;
        if (call == null || call.status == CallStatus.LEAVING) {
            withdrawn(id);
            return;
        }
        offers.remove(id);
        call.offer = null;
        if (offer.agent.offer == offer) {
            connect(call, offer.agent);
        } else {
            offer.agent.staleOffer = null;
            forget(call);
        }
    }

    void failed(long id, OfferFailure why) {
        NaiveOffer offer = offers.get(id);
        if (offer == null) {
            return;
        }
        NaiveCall call = offer.call;
        if (offer.withdrawing || call == null) {
            withdrawn(id);
            return;
        }
        offers.remove(id);
        call.offer = null;
        NaiveAgent agent = offer.agent;
        agent.offer = null;
        agent.restUntil = offer.rules.retryAfterMs() == 0 ? 0 : now + offer.rules.retryAfterMs();
        String pause = offer.rules.pauseOn().get(why);
        if (pause != null) {
            pause(agent, pause);
        } else {
            finish(agent, now);
        }
        call.failed.put(agent.id, now + 60_000);
        if (call.preferred != null && call.preferred.agent().equals(agent.id)) {
            call.preferred = null;
        }
        waitAgain(call);
    }

    void withdrawn(long id) {
        NaiveOffer offer = offers.get(id);
        if (offer == null) {
            return;
        }
        NaiveCall call = offer.call;
        if (!offer.withdrawing) {
            failed(id, OfferFailure.UNREACHABLE);
            return;
        }
        offers.remove(id);
        if (offer.agent.offer == offer) {
            offer.agent.offer = null;
            finish(offer.agent, offer.agent.since);
        } else {
            offer.agent.staleOffer = null;
        }
        if (call != null) {
            call.offer = null;
            if (call.status == CallStatus.LEAVING) {
                forget(call);
            } else {
                waitAgain(call);
            }
        }
    }

    private void waitAgain(NaiveCall call) {
        Queue queue = rules.queues().get(call.rules.id());
        if (queue == null) {
            release(call, ReleaseReason.CLOSED);
            return;
        }
        if (queue.maxWaitMs() > 0 && now >= call.joined + queue.maxWaitMs()) {
            release(call, ReleaseReason.OVERFLOW);
            return;
        }
        call.status = CallStatus.WAITING;
        catchUp(call);
        if (isHopeless(call)) {
            release(call, ReleaseReason.NO_AGENTS);
        }
    }

    void prioritise(String id, int priority) {
        NaiveCall call = call(id);
        if (call != null && call.isInQueue()) {
            call.priority = priority;
            if (call.status == CallStatus.WAITING) {
                catchUp(call);
            }
        }
    }

    void offerTo(String id, String agentId) {
        NaiveCall call = call(id);
        NaiveAgent agent = agents.get(agentId);
        if (!held
                && call != null
                && call.status == CallStatus.WAITING
                && agent != null
                && agent.status == AgentStatus.AVAILABLE
                && !agent.busy
                && agent.staleOffer == null) {
            offer(call, agent);
        }
    }

    void recall(long id) {
        NaiveOffer offer = offers.get(id);
        if (offer != null && offer.call != null && offer.call.status == CallStatus.RINGING) {
            withdraw(offer, CallStatus.WITHDRAWING);
        }
    }

    void leave(String id) {
        NaiveCall call = call(id);
        if (call == null) {
            return;
        }
        switch (call.status) {
            case WAITING -> forget(call);
            case RINGING, WITHDRAWING -> {
                if (call.offer != null) {
                    withdraw(call.offer, CallStatus.LEAVING);
                }
            }
            case TALKING -> endTalk(call);
            case NEW, LEAVING, GONE -> {}
        }
    }

    void move(String id, @Nullable String toId) {
        NaiveCall call = call(id);
        NaiveAgent to = toId == null ? null : agents.get(toId);
        if (call == null || call.status == CallStatus.LEAVING) {
            return;
        }
        if (to == null) {
            leave(id);
            return;
        }
        NaiveAgent from = call.agent;
        NaiveOffer offer = call.offer;
        if (from == to) {
            return;
        }
        if (from != null) {
            afterTalk(from, call);
        } else if (offer != null && offer.agent == to && to.offer == offer) {
            answered(offer.id);
            return;
        } else if (offer != null) {
            call.offer = null;
            offer.call = null;
            withdraw(offer, CallStatus.TALKING);
        }
        connect(call, to);
    }

    void found(Command.TalkFound command) {
        NaiveAgent agent = agents.get(command.agent());
        if (agent == null) {
            return;
        }
        Queue queue = rules.queues().get(command.queue());
        if (call(command.call()) != null) {
            move(command.call(), command.agent());
        } else if (queue != null) {
            Command.CallQueued joined = new Command.CallQueued(command.call(), command.queue(), now);
            NaiveCall call = new NaiveCall(joined, ++lastSequence, queue, now);
            calls.add(call);
            connect(call, agent);
        }
    }

    private void connect(NaiveCall call, NaiveAgent agent) {
        if (agent.call != null && agent.call != call) {
            forget(agent.call);
        }
        NaiveOffer ringing = agent.offer;
        if (ringing != null && ringing.call != call) {
            agent.staleOffer = ringing;
            agent.offer = null;
            withdraw(ringing, CallStatus.WITHDRAWING);
        }
        agent.offer = null;
        agent.call = call;
        agent.wantsPause |= agent.status == AgentStatus.PAUSED;
        call.agent = agent;
        call.status = CallStatus.TALKING;
        call.talkRules = call.talkRules == null ? call.rules : call.talkRules;
        go(agent, AgentStatus.TALKING);
    }

    private void endTalk(NaiveCall call) {
        forget(call);
        if (call.agent != null) {
            afterTalk(call.agent, call);
        }
    }

    private void afterTalk(NaiveAgent agent, NaiveCall call) {
        agent.call = null;
        long wrapUp = call.talkRules == null ? 0 : call.talkRules.wrapUpMs();
        if (wrapUp > 0) {
            agent.wrapUpUntil = now + wrapUp;
            go(agent, AgentStatus.WRAP_UP);
        } else {
            finish(agent, now);
        }
    }

    void finish(NaiveAgent agent, long since) {
        if (agent.wantsOut) {
            signOut(agent);
        } else if (agent.wantsPause) {
            pause(agent, agent.reason);
        } else {
            agent.since = since;
            go(agent, AgentStatus.AVAILABLE);
        }
    }

    private void signOut(NaiveAgent agent) {
        go(agent, AgentStatus.SIGNED_OUT);
        agents.remove(agent.id);
        loseHolds();
        releaseHopeless();
    }

    private void pause(NaiveAgent agent, String reason) {
        agent.reason = reason;
        agent.wantsPause = false;
        agent.wantsOut = false;
        go(agent, AgentStatus.PAUSED);
        loseHolds();
    }

    private void go(NaiveAgent agent, AgentStatus to) {
        agent.accrue(now);
        agent.status = to;
        effects.add(new Effect.AgentChanged(agent.id, agent.state(), agent.busy));
    }

    void signIn(String id, Map<String, Integer> skills) {
        NaiveAgent known = agents.get(id);
        if (known != null) {
            known.wantsOut = false;
            changeSkills(id, skills);
            return;
        }
        NaiveAgent agent = new NaiveAgent(id, skills, now);
        agents.put(id, agent);
        finish(agent, now);
    }

    /** Signs out or pauses. */
    void leaveWork(String id, boolean out, String reason) {
        NaiveAgent agent = agents.get(id);
        if (agent == null) {
            return;
        }
        switch (agent.status) {
            case SIGNED_OUT -> {}
            case AVAILABLE, WRAP_UP, PAUSED -> {
                if (out) {
                    signOut(agent);
                } else {
                    pause(agent, reason);
                }
            }
            case RINGING, WITHDRAWING, TALKING -> {
                if (out) {
                    agent.wantsOut = true;
                    agent.wantsPause = false;
                } else if (!agent.wantsOut) {
                    agent.wantsPause = true;
                    agent.reason = reason;
                }
                loseHolds();
                NaiveOffer offer = agent.offer;
                if (agent.status == AgentStatus.RINGING && offer != null) {
                    if (offer.call != null
                            && offer.call.preferred != null
                            && offer.call.preferred.agent().equals(id)) {
                        offer.call.preferred = null;
                    }
                    withdraw(offer, CallStatus.WITHDRAWING);
                }
            }
        }
    }

    void resume(String id) {
        NaiveAgent agent = agents.get(id);
        if (agent != null) {
            agent.wantsPause = false;
            if (agent.status == AgentStatus.PAUSED) {
                finish(agent, now);
            }
        }
    }

    void wrapUpDone(String id) {
        NaiveAgent agent = agents.get(id);
        if (agent != null && agent.status == AgentStatus.WRAP_UP) {
            finish(agent, now);
        }
    }

    void setBusy(String id, boolean busy) {
        NaiveAgent agent = agents.get(id);
        if (agent != null && agent.busy != busy) {
            agent.accrue(now);
            agent.busy = busy;
            effects.add(new Effect.AgentChanged(agent.id, agent.state(), busy));
        }
    }

    void changeSkills(String id, Map<String, Integer> skills) {
        NaiveAgent agent = agents.get(id);
        if (agent != null && !agent.skills.equals(skills)) {
            agent.skills = skills;
            loseHolds();
            releaseHopeless();
        }
    }
}
