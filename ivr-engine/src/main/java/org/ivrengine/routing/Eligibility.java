package org.ivrengine.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which agent may take which call. Looks, and changes nothing. */
final class Eligibility {

    private final Matching matching;
    private final Map<String, Agent> agents;
    private final Orders orders;

    Eligibility(Matching matching, Map<String, Agent> agents, Orders orders) {
        this.matching = matching;
        this.agents = agents;
        this.orders = orders;
    }

    @Nullable
    Agent agent(String id) {
        return agents.get(id);
    }

    /** Whether an agent who is free may take the calls of a group. */
    boolean isEligible(Agent agent, Group group) {
        return group.condition.isMetBy(agent.profile)
                && (group.preferred == null || group.preferred == agent)
                && !isAvoided(agent, group);
    }

    private boolean isAvoided(Agent agent, Group group) {
        if (group.isPlain()) {
            return false;
        }
        return group.avoid.contains(agent.id) || (group.failed.contains(agent.id) && isServedByOthers(group));
    }

    /** Whether somebody who serves could take the calls and is not avoided by them. Nobody is in both lists. */
    private boolean isServedByOthers(Group group) {
        int avoided = 0;
        for (String id : group.failed) {
            avoided += servesAvoided(id, group) ? 1 : 0;
        }
        for (String id : group.avoid) {
            avoided += servesAvoided(id, group) ? 1 : 0;
        }
        Bits met = group.condition.profiles;
        int serving = 0;
        for (int p = met.nextInBoth(matching.serving, 0); p >= 0; p = met.nextInBoth(matching.serving, p + 1)) {
            serving += matching.profile(p).serving;
            if (serving > avoided) {
                return true;
            }
        }
        return false;
    }

    private boolean servesAvoided(String id, Group group) {
        Agent agent = agents.get(id);
        return agent != null && agent.isServing && group.condition.isMetBy(agent.profile);
    }

    /** Whether an agent is signed in who could take these calls some time. */
    boolean isAnybodySignedIn(Prospect prospect) {
        int avoided = 0;
        for (String id : prospect.avoid) {
            Agent agent = agents.get(id);
            avoided += agent != null && prospect.condition.isMetBy(agent.profile) ? 1 : 0;
        }
        Bits met = prospect.condition.profiles;
        int signedIn = 0;
        for (int p = met.nextInBoth(matching.signedIn, 0); p >= 0; p = met.nextInBoth(matching.signedIn, p + 1)) {
            signedIn += matching.profile(p).signedIn;
            if (signedIn > avoided) {
                return true;
            }
        }
        return false;
    }

    /** The call that goes first of all that this agent may take, or null. */
    @Nullable
    Call bestCall(Agent agent, long nowMs) {
        Call best = null;
        for (Group group : agent.held) {
            best = better(best, group, agent, nowMs);
        }
        Bits met = agent.profile.conditions;
        Bits waiting = matching.waiting;
        for (int c = met.nextInBoth(waiting, 0); c >= 0; c = met.nextInBoth(waiting, c + 1)) {
            for (Group group : matching.condition(c).waiting) {
                best = better(best, group, agent, nowMs);
            }
        }
        return best;
    }

    private @Nullable Call better(@Nullable Call best, Group group, Agent agent, long nowMs) {
        Call first = group.calls.first();
        boolean isBetter = best == null || orders.callsAt(nowMs, first, best) < 0;
        return isBetter && isEligible(agent, group) ? first : best;
    }
}
