package org.ivrengine.callcenter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ivrengine.routing.AgentState;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Router;
import org.ivrengine.routing.Rules;

/**
 * The call center at one moment, for screens and metrics.
 *
 * @param agents who is on duty, by id
 * @param queues in the order of the file
 * @param supervisors who is with somebody's talk
 */
public record Floor(long atMs, List<OnDuty> agents, List<Line> queues, List<Supervisor> supervisors) {

    public Floor {
        agents = List.copyOf(agents);
        queues = List.copyOf(queues);
        supervisors = List.copyOf(supervisors);
    }

    /** Without supervisors. */
    public Floor(long atMs, List<OnDuty> agents, List<Line> queues) {
        this(atMs, agents, queues, List.of());
    }

    /** The same with these supervisors. */
    Floor with(List<Supervisor> present) {
        return new Floor(atMs, agents, queues, present);
    }

    /**
     * A supervisor who is with somebody's talk.
     *
     * @param agent whose talk it is
     * @param mode {@code listen}, {@code whisper}, {@code barge} or {@code talk}; empty while her telephone rings
     */
    public record Supervisor(String id, String agent, String call, String mode, long sinceMs) {}

    /**
     * An agent.
     *
     * @param state {@code available}, {@code ringing}, {@code talking}, {@code wrap_up}, {@code paused} or {@code busy}
     * @param reason of a pause; empty otherwise
     * @param call our id of the call that rings at her or that she talks in; empty if none
     * @param holding she has the caller on hold
     */
    public record OnDuty(
            String id, String name, String state, String reason, long sinceMs, String call, boolean holding) {}

    /**
     * A queue.
     *
     * @param waiting calls that wait, in their order
     * @param agents how many of those on duty who can take its calls, now or when they have waited, are in each state
     */
    public record Line(String id, List<Waiting> waiting, SortedMap<String, Integer> agents) {
        public Line {
            waiting = List.copyOf(waiting);
            agents = Collections.unmodifiableSortedMap(new TreeMap<>(agents));
        }
    }

    /** A call that waits. */
    public record Waiting(String call, String caller, long joinedAtMs, OptionalLong estimatedWaitMs) {}

    static Floor of(long nowMs, Rules rules, Router router, Roster roster, Collection<Contacted> contacts) {
        Map<String, Contacted> byCall = new HashMap<>();
        Map<String, Contacted> byAgent = new HashMap<>();
        for (Contacted contact : contacts) {
            byCall.put(contact.call, contact);
            contact.openOffer().ifPresent(offer -> byAgent.put(offer.agent.id(), contact));
            if (contact.agent != null && contact.status == Contacted.Status.TALKING) {
                byAgent.put(contact.agent, contact);
            }
        }
        List<OnDuty> agents = new ArrayList<>();
        for (Attendance attendance : roster.all()) {
            Contacted contact =
                    attendance.state instanceof AgentState.Available _ ? null : byAgent.get(attendance.agent.id());
            agents.add(new OnDuty(
                    attendance.agent.id(),
                    attendance.agent.name(),
                    Attendance.word(attendance.state, attendance.busy),
                    Attendance.reason(attendance.state),
                    attendance.sinceMs,
                    contact == null ? "" : contact.call,
                    contact != null
                            && contact.talk != null
                            && contact.talk.heldSinceMs().isPresent()));
        }
        List<Line> queues = new ArrayList<>();
        for (Queue rule : rules.queues().values()) {
            String queue = rule.id();
            List<Waiting> waiting = new ArrayList<>();
            for (String call : router.waiting(queue)) {
                Contacted contact = byCall.get(call);
                if (contact != null) {
                    waiting.add(new Waiting(call, contact.caller, contact.joinedAtMs, router.estimatedWaitMs(call)));
                }
            }
            queues.add(new Line(queue, waiting, agentsOf(rule, roster)));
        }
        return new Floor(nowMs, agents, queues);
    }

    private static SortedMap<String, Integer> agentsOf(Queue queue, Roster roster) {
        SortedMap<String, Integer> states = new TreeMap<>();
        for (Attendance attendance : roster.all()) {
            if (queue.steps().stream().anyMatch(step -> step.requirement().metBy(attendance.agent.skills()))) {
                states.merge(Attendance.word(attendance.state, attendance.busy), 1, Integer::sum);
            }
        }
        return states;
    }
}
