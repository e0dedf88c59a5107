package org.ivrengine.routing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agents who are signed in, and the one place that changes them. */
final class Floor {

    private final Map<String, Agent> agents;
    private final Matching matching;
    private final Deadlines deadlines;
    private final Settling settling;
    private final WaitingRoom room;
    private final List<Effect> effects;

    /** Every agent who can be offered a call now, the longest available first. */
    final SortedBlocks<Agent> free;

    final Set<AgentTransition> transitionsSeen = EnumSet.noneOf(AgentTransition.class);

    Floor(
            Map<String, Agent> agents,
            Matching matching,
            Deadlines deadlines,
            Settling settling,
            WaitingRoom room,
            Orders orders,
            List<Effect> effects) {
        this.agents = agents;
        this.matching = matching;
        this.deadlines = deadlines;
        this.settling = settling;
        this.room = room;
        this.effects = effects;
        this.free = new SortedBlocks<>(orders::agents);
    }

    @Nullable
    Agent find(@Nullable String id) {
        return id == null ? null : agents.get(id);
    }

    Collection<Agent> all() {
        return agents.values();
    }

    void signIn(String id, Map<String, Integer> skills, long nowMs) {
        Profile profile = matching.profile(skills);
        Agent agent = new Agent(id, profile, nowMs);
        agents.put(id, agent);
        matching.countSignedIn(profile, 1);
        makeAvailable(agent, nowMs);
    }

    /** A sign-out that waits is taken back. */
    void staySignedIn(Agent agent) {
        if (agent.pending == Agent.Pending.SIGN_OUT) {
            agent.pending = Agent.Pending.NOTHING;
            refresh(agent);
        }
    }

    void signOut(Agent agent, long nowMs) {
        agent.restUntilMs = 0;
        go(agent, AgentStatus.SIGNED_OUT, nowMs);
        room.loseHolds(agent);
        agents.remove(agent.id);
        matching.countSignedIn(agent.profile, -1);
        room.releaseWithoutProspect(agent.profile, nowMs);
    }

    void pause(Agent agent, String reason, long nowMs) {
        agent.pauseReason = reason;
        agent.pending = Agent.Pending.NOTHING;
        if (agent.status == AgentStatus.PAUSED) {
            announce(agent);
        } else {
            go(agent, AgentStatus.PAUSED, nowMs);
        }
        room.loseHolds(agent);
    }

    /** Pauses or signs out once her talk and wrap-up are over. A sign-out outweighs a pause. */
    void leaveLater(Agent agent, Agent.Pending pending, String reason, long nowMs) {
        if (agent.pending != Agent.Pending.SIGN_OUT) {
            agent.pending = pending;
            agent.pauseReason = reason;
        }
        refresh(agent);
        room.loseHolds(agent);
    }

    void resume(Agent agent, long nowMs) {
        if (agent.status == AgentStatus.PAUSED) {
            makeAvailable(agent, nowMs);
        } else if (agent.pending == Agent.Pending.PAUSE) {
            agent.pending = Agent.Pending.NOTHING;
            refresh(agent);
        }
    }

    /** What she does now is over: she leaves if she wanted to, or is available since then. */
    void finish(Agent agent, long sinceMs, long nowMs) {
        switch (agent.pending) {
            case SIGN_OUT -> signOut(agent, nowMs);
            case PAUSE -> pause(agent, agent.pauseReason, nowMs);
            case NOTHING -> {
                agent.availableSinceMs = sinceMs;
                go(agent, AgentStatus.AVAILABLE, nowMs);
            }
        }
    }

    private void makeAvailable(Agent agent, long nowMs) {
        agent.availableSinceMs = nowMs;
        go(agent, AgentStatus.AVAILABLE, nowMs);
    }

    void ring(Agent agent, Offer offer, long nowMs) {
        agent.offer = offer;
        go(agent, AgentStatus.RINGING, nowMs);
    }

    void silence(Agent agent, long nowMs) {
        go(agent, AgentStatus.WITHDRAWING, nowMs);
    }

    void talk(Agent agent, Call call, long nowMs) {
        if (agent.status == AgentStatus.PAUSED) {
            agent.pending = Agent.Pending.PAUSE;
        }
        agent.offer = null;
        agent.call = call;
        go(agent, AgentStatus.TALKING, nowMs);
    }

    void endTalk(Agent agent, long wrapUpMs, long nowMs) {
        agent.call = null;
        if (wrapUpMs > 0) {
            agent.wrapUpUntilMs = nowMs + wrapUpMs;
            go(agent, AgentStatus.WRAP_UP, nowMs);
        } else {
            finish(agent, nowMs, nowMs);
        }
    }

    /** After a failed offer. */
    void rest(Agent agent, long restMs, @Nullable String pauseReason, long nowMs) {
        agent.offer = null;
        agent.restUntilMs = restMs == 0 ? 0 : nowMs + restMs;
        if (pauseReason != null) {
            pause(agent, pauseReason, nowMs);
        } else {
            finish(agent, nowMs, nowMs);
        }
    }

    void rested(Agent agent) {
        agent.restUntilMs = 0;
        refresh(agent);
    }

    /** An offer that no longer was hers has ended. */
    void forgetStaleOffer(Agent agent) {
        agent.staleOffer = null;
        refresh(agent);
    }

    void setBusy(Agent agent, boolean busy, long nowMs) {
        if (agent.busy != busy) {
            agent.accrue(nowMs);
            agent.busy = busy;
            refresh(agent);
            announce(agent);
        }
    }

    void changeSkills(Agent agent, Map<String, Integer> skills, long nowMs) {
        Profile before = agent.profile;
        if (before.levels.equals(skills)) {
            return;
        }
        Profile after = matching.profile(skills);
        unlist(agent);
        matching.countSignedIn(before, -1);
        agent.profile = after;
        matching.countSignedIn(after, 1);
        refresh(agent);
        room.loseHoldsUnmet(agent);
        room.releaseWithoutProspect(before, nowMs);
    }

    private void go(Agent agent, AgentStatus to, long nowMs) {
        transitionsSeen.add(AgentTransition.between(agent.status, to));
        agent.accrue(nowMs);
        agent.status = to;
        refresh(agent);
        announce(agent);
    }

    private void announce(Agent agent) {
        effects.add(new Effect.AgentChanged(agent.id, agent.state(), agent.busy));
    }

    private void refresh(Agent agent) {
        boolean free = agent.status == AgentStatus.AVAILABLE
                && !agent.busy
                && agent.restUntilMs == 0
                && agent.staleOffer == null;
        list(agent, free, willServe(agent));
        deadlines.update(agent);
    }

    private void unlist(Agent agent) {
        list(agent, false, false);
    }

    /**
     * Whether a call that she might take can count on her: works, is not about to leave, and is not on the phone for
     * herself.
     */
    private static boolean willServe(Agent agent) {
        return !agent.isLeaving()
                && switch (agent.status) {
                    case AVAILABLE, WRAP_UP -> !agent.busy;
                    case RINGING, WITHDRAWING, TALKING -> true;
                    case SIGNED_OUT, PAUSED -> false;
                };
    }

    private void list(Agent agent, boolean free, boolean serving) {
        Profile profile = agent.profile;
        if (free != agent.isFree) {
            agent.isFree = free;
            if (free) {
                this.free.add(agent);
                profile.free.add(agent);
                matching.free.set(profile.index);
                settling.agents.add(agent);
            } else {
                this.free.remove(agent);
                profile.free.remove(agent);
                if (profile.free.isEmpty()) {
                    matching.free.clear(profile.index);
                }
            }
        }
        if (serving != agent.isServing) {
            agent.isServing = serving;
            matching.countServing(profile, serving ? 1 : -1);
            if (!serving) {
                room.servedByOneLess(profile);
            }
        }
    }
}
