package org.ivrengine.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statements 1 to 4 of docs/ROUTING.md about one router, each from the requirements' text and the calls themselves, not
 * from the router's indexes. (5 compares runs, 6 is the benchmark's.)
 */
final class Statements {

    /** What tells one class of calls from another; null = in no class, because held or avoiding somebody. */
    private record CallClass(String queue, Requirement own, int priority, int step) {}

    private final Map<Call, CallClass> waitedBefore = new HashMap<>();
    private long queued;
    private long released;
    private long offered;

    void before(Router router) {
        waitedBefore.clear();
        for (Call call : router.calls()) {
            CallClass callClass = classOf(call);
            if (call.status == CallStatus.WAITING && callClass != null) {
                waitedBefore.put(call, callClass);
            }
        }
    }

    @Nullable
    String fault(Router router, Command command, List<Effect> effects) {
        for (Call call : router.calls()) {
            String fault = misplaced(call, router);
            if (fault == null && call.status == CallStatus.WAITING && !router.isHeld()) {
                fault = whoCouldTake(call, router);
            }
            if (fault != null) {
                return fault;
            }
        }
        for (Agent agent : router.agents()) {
            boolean rings = agent.status == AgentStatus.RINGING || agent.status == AgentStatus.WITHDRAWING;
            if (rings != (agent.offer != null) || (agent.status == AgentStatus.TALKING) != (agent.call != null)) {
                return "statement 1: agent " + agent.id + " is " + agent.status + " with call "
                        + (agent.call == null ? "none" : agent.call.id);
            }
        }
        String fault = outOfOrder(router, command, effects);
        return fault != null ? fault : unaccounted(router, command, effects);
    }

    /** 1. A call is in exactly one place. */
    private static @Nullable String misplaced(Call call, Router router) {
        int inLine = inLine(call, router);
        Offer offer = call.offer;
        boolean isOffered = offer != null && offer.call == call;
        boolean isAgents = offer != null && offer.agent.offer == offer;
        boolean isTalking = call.agent != null && call.agent.call == call;
        boolean right = switch (call.status) {
            case WAITING -> inLine == 1 && !isOffered && !isTalking && call.group != null;
            case RINGING -> inLine == 0 && isOffered && isAgents && !isTalking && call.group == null;
            case WITHDRAWING, LEAVING -> inLine == 0 && isOffered && !isTalking && call.group == null;
            case TALKING -> inLine == 0 && !isOffered && isTalking && call.group == null;
            case NEW, GONE -> false;
        };
        return right
                ? null
                : "statement 1: call " + call.id + " is " + call.status + " but in line " + inLine + " times";
    }

    private static int inLine(Call call, Router router) {
        int times = 0;
        Line line = router.line(call.queue.rules.id());
        for (int place = 0; line != null && place < line.calls.size(); place++) {
            times += line.calls.at(place) == call ? 1 : 0;
        }
        return times;
    }

    /** 2. No available agent is eligible for a waiting call. */
    private static @Nullable String whoCouldTake(Call call, Router router) {
        for (Agent agent : router.agents()) {
            boolean isFree = agent.status == AgentStatus.AVAILABLE
                    && !agent.busy
                    && agent.restUntilMs == 0
                    && agent.staleOffer == null;
            if (isFree
                    && meets(call, agent)
                    && !call.avoid.contains(agent.id)
                    && (call.preferred == null || call.preferred.agent().equals(agent.id))
                    && (failed(call, agent) == null || !isServedByOthers(call, router))) {
                return "statement 2: " + agent.id + " is available while " + call.id + " waits";
            }
        }
        return null;
    }

    private static boolean meets(Call call, Agent agent) {
        boolean anyStep = false;
        for (int i = 0; i <= call.step; i++) {
            anyStep |= call.queue.rules.steps().get(i).requirement().metBy(agent.profile.levels);
        }
        return anyStep && call.own.metBy(agent.profile.levels);
    }

    private static Call.@Nullable Failed failed(Call call, Agent agent) {
        for (Call.Failed one : call.failed) {
            if (one.agent().equals(agent.id)) {
                return one;
            }
        }
        return null;
    }

    private static boolean isServedByOthers(Call call, Router router) {
        return router.agents().stream()
                .anyMatch(other -> meets(call, other)
                        && !call.avoid.contains(other.id)
                        && failed(call, other) == null
                        && !other.isLeaving()
                        && switch (other.status) {
                            case AVAILABLE, WRAP_UP -> !other.busy;
                            case RINGING, WITHDRAWING, TALKING -> true;
                            case SIGNED_OUT, PAUSED -> false;
                        });
    }

    /** 3. Within one class calls are offered in the order of joined-at, but for those that a supervisor has offered. */
    private @Nullable String outOfOrder(Router router, Command command, List<Effect> effects) {
        String asked = command instanceof Command.OfferAsked wish ? wish.call() : "";
        for (Effect effect : effects) {
            if (effect instanceof Effect.Offer offer && !offer.call().equals(asked)) {
                offered++;
                Call call = router.calls().stream()
                        .filter(one -> one.id.equals(offer.call()))
                        .findAny()
                        .orElse(null);
                CallClass callClass = call == null ? null : classOf(call);
                Call passed = callClass == null || call == null ? null : passedOver(call, callClass);
                if (passed != null) {
                    return "statement 3: " + offer.call() + " was offered before " + passed.id;
                }
            }
        }
        return null;
    }

    private @Nullable Call passedOver(Call offered, CallClass callClass) {
        for (Map.Entry<Call, CallClass> waited : waitedBefore.entrySet()) {
            Call other = waited.getKey();
            boolean isEarlier = other.joinedAtMs < offered.joinedAtMs
                    || (other.joinedAtMs == offered.joinedAtMs && other.sequence < offered.sequence);
            if (isEarlier
                    && other != offered
                    && other.status == CallStatus.WAITING
                    && waited.getValue().equals(callClass)
                    && Objects.equals(classOf(other), callClass)) {
                return other;
            }
        }
        return null;
    }

    private static @Nullable CallClass classOf(Call call) {
        boolean isPlain = call.preferred == null && call.avoid.isEmpty() && call.failed.isEmpty();
        return isPlain ? new CallClass(call.queue.rules.id(), call.own, call.ownPriority, call.step) : null;
    }

    /** 4. Every queued call is accounted for exactly once. */
    private @Nullable String unaccounted(Router router, Command command, List<Effect> effects) {
        Totals totals = router.totals();
        released += effects.stream().filter(Effect.Release.class::isInstance).count();
        boolean mayQueue = command instanceof Command.CallQueued || command instanceof Command.TalkFound;
        boolean right = totals.queued() == totals.answered() + totals.left() + totals.released() + totals.inQueue()
                && totals.released() == released
                && (totals.queued() == queued || (mayQueue && totals.queued() == queued + 1));
        queued = totals.queued();
        return right ? null : "statement 4: " + totals + " with " + released + " releases";
    }

    /** How many offers were looked at. */
    long offered() {
        return offered;
    }
}
