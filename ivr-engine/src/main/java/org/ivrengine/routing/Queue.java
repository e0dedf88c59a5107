package org.ivrengine.routing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one queue.
 *
 * @param steps what an agent must meet, widened as the caller waits; the first from 0 ms on
 * @param priority higher goes first
 * @param agingPerMinute points of priority gained per minute waited
 * @param ringTimeMs how long an agent's phone rings
 * @param wrapUpMs after-call work, ended early by the agent
 * @param maxWaitMs release as overflow after this; 0 = never
 * @param maxWaiting most calls that wait or ring; 0 = no limit
 * @param shortAbandonMs who hangs up earlier is not held against the service level (reports only)
 * @param serviceLevelMs answered in time if within this (reports only)
 * @param announceEveryMs how often a caller hears place and waiting time; 0 = never
 * @param retryAfterMs how long an agent rests after an offer of this queue failed
 * @param pauseOn the failures that pause the agent, each with the reason shown; others leave her available
 * @param releasesWithoutAgents whether a call that no signed-in agent could ever take is released
 */
public record Queue(
        String id,
        List<Step> steps,
        int priority,
        int agingPerMinute,
        AgentRule agents,
        long ringTimeMs,
        long wrapUpMs,
        long maxWaitMs,
        int maxWaiting,
        long shortAbandonMs,
        long serviceLevelMs,
        long announceEveryMs,
        long retryAfterMs,
        Map<OfferFailure, String> pauseOn,
        boolean releasesWithoutAgents) {

    /** From this waiting time on, who meets this may take the call, too. */
    public record Step(long afterMs, Requirement requirement) {}

    public Queue {
        steps = List.copyOf(steps);
        EnumMap<OfferFailure, String> reasons = new EnumMap<>(OfferFailure.class);
        reasons.putAll(pauseOn);
        pauseOn = Collections.unmodifiableMap(reasons);
        if (steps.isEmpty() || steps.getFirst().afterMs() != 0) {
            throw new IllegalArgumentException("queue " + id + ": the first step must begin at 0s");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).afterMs() <= steps.get(i - 1).afterMs()) {
                throw new IllegalArgumentException("queue " + id + ": steps must begin one after the other");
            }
        }
        between(id, "priority", priority, -Limits.PRIORITY_MAX, Limits.PRIORITY_MAX);
        between(id, "aging", agingPerMinute, 0, Limits.AGING_MAX);
        between(id, "ring", ringTimeMs, 1, Limits.DURATION_MAX_MS);
        between(id, "wrap_up", wrapUpMs, 0, Limits.DURATION_MAX_MS);
        between(id, "max_wait", maxWaitMs, 0, Limits.DURATION_MAX_MS);
        between(id, "max_waiting", maxWaiting, 0, Integer.MAX_VALUE);
        between(id, "announce_every", announceEveryMs, 0, Limits.DURATION_MAX_MS);
        between(id, "retry_after", retryAfterMs, 0, Limits.DURATION_MAX_MS);
        between(id, "last step", steps.getLast().afterMs(), 0, Limits.DURATION_MAX_MS);
    }

    private static void between(String id, String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "queue " + id + ": " + what + " is " + value + ", not from " + least + " to " + most);
        }
    }

    /** The reason with which this failure pauses the agent, or null if she stays available. */
    public @Nullable String pauseReason(OfferFailure failure) {
        return pauseOn.get(failure);
    }

    /** A queue with these requirements and every other rule at its default. */
    public static Builder named(String id) {
        return new Builder(id);
    }

    /** Sets what differs from the defaults. */
    public static final class Builder {
        private final String id;
        private List<Step> steps = List.of(new Step(0, Requirement.anybody()));
        private int priority;
        private int agingPerMinute;
        private AgentRule agents = AgentRule.LONGEST_IDLE;
        private long ringTimeMs = 20_000;
        private long wrapUpMs;
        private long maxWaitMs;
        private int maxWaiting;
        private long shortAbandonMs = 5_000;
        private long serviceLevelMs = 20_000;
        private long announceEveryMs;
        private long retryAfterMs = Limits.RETRY_AFTER_MS;
        private final EnumMap<OfferFailure, String> pauseOn = new EnumMap<>(OfferFailure.class);
        private boolean releasesWithoutAgents;

        private Builder(String id) {
            this.id = id;
        }

        public Builder requires(String requirement) {
            return steps(List.of(new Step(0, Requirement.parse(requirement))));
        }

        public Builder steps(List<Step> value) {
            steps = value;
            return this;
        }

        public Builder priority(int value) {
            priority = value;
            return this;
        }

        public Builder agingPerMinute(int value) {
            agingPerMinute = value;
            return this;
        }

        public Builder agents(AgentRule value) {
            agents = value;
            return this;
        }

        public Builder ringTimeMs(long value) {
            ringTimeMs = value;
            return this;
        }

        public Builder wrapUpMs(long value) {
            wrapUpMs = value;
            return this;
        }

        public Builder maxWaitMs(long value) {
            maxWaitMs = value;
            return this;
        }

        public Builder maxWaiting(int value) {
            maxWaiting = value;
            return this;
        }

        public Builder shortAbandonMs(long value) {
            shortAbandonMs = value;
            return this;
        }

        public Builder serviceLevelMs(long value) {
            serviceLevelMs = value;
            return this;
        }

        public Builder announceEveryMs(long value) {
            announceEveryMs = value;
            return this;
        }

        public Builder retryAfterMs(long value) {
            retryAfterMs = value;
            return this;
        }

        public Builder pauseOn(OfferFailure failure, String reason) {
            pauseOn.put(failure, reason);
            return this;
        }

        public Builder releasesWithoutAgents(boolean value) {
            releasesWithoutAgents = value;
            return this;
        }

        public Queue build() {
            return new Queue(
                    id,
                    steps,
                    priority,
                    agingPerMinute,
                    agents,
                    ringTimeMs,
                    wrapUpMs,
                    maxWaitMs,
                    maxWaiting,
                    shortAbandonMs,
                    serviceLevelMs,
                    announceEveryMs,
                    retryAfterMs,
                    pauseOn,
                    releasesWithoutAgents);
        }
    }
}
