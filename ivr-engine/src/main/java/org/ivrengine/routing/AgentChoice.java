package org.ivrengine.routing;

import java.util.Comparator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Who of several free agents gets a call. Looks, and changes nothing. */
final class AgentChoice {

    private final Matching matching;
    private final Eligibility eligibility;
    private final Orders orders;
    private final long seed;

    AgentChoice(Matching matching, Eligibility eligibility, Orders orders, long seed) {
        this.matching = matching;
        this.eligibility = eligibility;
        this.orders = orders;
        this.seed = seed;
    }

    /** The best free agent for the first call of a group, or null if none is eligible. */
    @Nullable
    Agent bestAgent(Group group, SortedBlocks<Agent> free, long offerNumber, long nowMs) {
        Agent preferred = group.preferred;
        if (preferred != null) {
            return preferred.isFree && eligibility.isEligible(preferred, group) ? preferred : null;
        }
        return switch (group.calls.first().queue.rules.agents()) {
            case LONGEST_IDLE -> longestIdle(group, free);
            case MOST_SKILLED -> leastProfile(group, profile -> -profile.sumOfLevels(group.condition.skills));
            case FEWEST_SKILLS -> leastProfile(group, profile -> profile.levels.size());
            case LEAST_OCCUPIED -> leastAgent(group, (one, other) -> one.compareOccupancy(other, nowMs));
            case RANDOM -> leastAgent(group, Comparator.comparingLong(agent -> lot(offerNumber, agent)));
        };
    }

    private long lot(long offerNumber, Agent agent) {
        return Hashing.mix(Hashing.mix(seed ^ offerNumber) ^ agent.idHash);
    }

    /**
     * Where many agents meet the condition, one of the longest idle does; where few do, few profiles are concerned. So
     * the first are looked at one by one, and then the profiles.
     */
    private @Nullable Agent longestIdle(Group group, SortedBlocks<Agent> free) {
        int probes = Math.min(free.size(), Limits.IDLE_PROBES);
        for (int place = 0; place < probes; place++) {
            Agent agent = free.at(place);
            if (eligibility.isEligible(agent, group)) {
                return agent;
            }
        }
        return probes == free.size() ? null : leastProfile(group, profile -> 0);
    }

    /** The longest idle of the eligible agents whose profile has the smallest value. */
    private @Nullable Agent leastProfile(Group group, ToIntFunction<Profile> value) {
        Agent best = null;
        int least = Integer.MAX_VALUE;
        Bits met = group.condition.profiles;
        for (int p = met.nextInBoth(matching.free, 0); p >= 0; p = met.nextInBoth(matching.free, p + 1)) {
            Profile profile = matching.profile(p);
            int present = value.applyAsInt(profile);
            if (present <= least) {
                Agent first = firstEligible(profile, group);
                if (first != null && (best == null || present < least || orders.agents(first, best) < 0)) {
                    best = first;
                    least = present;
                }
            }
        }
        return best;
    }

    private @Nullable Agent firstEligible(Profile profile, Group group) {
        for (int place = 0; place < profile.free.size(); place++) {
            Agent agent = profile.free.at(place);
            if (eligibility.isEligible(agent, group)) {
                return agent;
            }
        }
        return null;
    }

    private @Nullable Agent leastAgent(Group group, Comparator<Agent> rule) {
        Comparator<Agent> order = rule.thenComparing(orders::agents);
        Agent best = null;
        Bits met = group.condition.profiles;
        for (int p = met.nextInBoth(matching.free, 0); p >= 0; p = met.nextInBoth(matching.free, p + 1)) {
            SortedBlocks<Agent> candidates = matching.profile(p).free;
            for (int place = 0; place < candidates.size(); place++) {
                Agent agent = candidates.at(place);
                if ((best == null || order.compare(agent, best) < 0) && eligibility.isEligible(agent, group)) {
                    best = agent;
                }
            }
        }
        return best;
    }
}
