package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiting calls: who stands where, and which group of calls each belongs to. */
final class WaitingRoom {

    /** Gives a call back to its flow. */
    interface Releasing {
        void release(Call call, ReleaseReason why, long nowMs);
    }

    private final Matching matching;
    private final Eligibility eligibility;
    private final Deadlines deadlines;
    private final Settling settling;
    private final Orders orders;
    private final Releasing releasing;

    private Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<Group.Key, Group> special = new HashMap<>();
    /** Groups that avoid agents only while others are there: these may lose the others. */
    private final Set<Group> avoiding = new LinkedHashSet<>();

    private final Map<Prospect.Key, Prospect> prospects = new HashMap<>();

    WaitingRoom(
            Matching matching,
            Eligibility eligibility,
            Deadlines deadlines,
            Settling settling,
            Orders orders,
            Releasing releasing) {
        this.matching = matching;
        this.eligibility = eligibility;
        this.deadlines = deadlines;
        this.settling = settling;
        this.orders = orders;
        this.releasing = releasing;
    }

    @Nullable
    Line line(String queue) {
        return lines.get(queue);
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** Takes new rules and returns the calls that waited, all of them out of line now, in order of arrival. */
    List<Call> replaceRules(Rules rules, long nowMs) {
        List<Call> waited = new ArrayList<>();
        for (Line line : lines.values()) {
            line.calls.forEach(waited::add);
        }
        waited.sort(Comparator.comparingLong(call -> call.sequence));
        waited.forEach(call -> leave(call, nowMs));
        Map<String, Line> before = lines;
        lines = new LinkedHashMap<>();
        for (Queue queue : rules.queues().values()) {
            List<Requirement> steps = Requirement.widening(
                    queue.steps().stream().map(Queue.Step::requirement).toList());
            Line line = before.get(queue.id());
            WaitForecast forecast = line == null ? new WaitForecast() : line.forecast;
            lines.put(
                    queue.id(),
                    new Line(queue, steps.stream().map(matching::part).toList(), forecast, orders));
        }
        return waited;
    }

    /** Puts a call in its place, by what it asks for now. */
    void enter(Call call, long nowMs) {
        matching.dropIdleConditions(lines.values());
        call.ownPart = matching.part(call.own);
        refreshWishes(call, nowMs);
        call.queue.calls.add(call);
        call.queue.forecast.waiting(call.queue.calls.size(), nowMs);
        joinGroup(call);
        if (call.queue.rules.releasesWithoutAgents()) {
            joinProspect(call);
        }
        if (call.nextAnnounceMs <= nowMs) {
            call.nextAnnounceMs = call.nextAnnounceAfter(nowMs);
        }
        deadlines.update(call);
    }

    void leave(Call call, long nowMs) {
        call.queue.calls.remove(call);
        call.queue.forecast.waiting(call.queue.calls.size(), nowMs);
        leaveGroup(call);
        Prospect prospect = call.prospect;
        if (prospect != null) {
            prospect.calls.remove(call);
            prospect.condition.users--;
            if (prospect.calls.isEmpty()) {
                prospects.remove(new Prospect.Key(prospect.condition, prospect.avoid));
            }
            call.prospect = null;
        }
        deadlines.remove(call);
    }

    /** Brings up to date what the call asks for. */
    private void refreshWishes(Call call, long nowMs) {
        call.reachSteps(nowMs);
        call.forgetFailed(nowMs);
        loseHoldIfVoid(call, nowMs);
    }

    /** The call has reached the next step of its queue. */
    void widen(Call call) {
        call.step++;
        regroup(call);
    }

    void avoidNoLonger(Call call, long nowMs) {
        call.forgetFailed(nowMs);
        regroup(call);
    }

    void holdNoLonger(Call call) {
        call.preferred = null;
        regroup(call);
    }

    private void regroup(Call call) {
        leaveGroup(call);
        joinGroup(call);
        deadlines.update(call);
    }

    private void joinGroup(Call call) {
        Condition condition = matching.condition(call.ownPart, call.queue.steps.get(call.step));
        Agent preferred = call.preferred == null ? null : eligibility.agent(call.preferred.agent());
        int aging = call.queue.rules.agingPerMinute();
        Group group = preferred == null && call.avoid.isEmpty() && call.failed.isEmpty()
                ? plainGroup(condition, aging)
                : specialGroup(condition, aging, call, preferred);
        if (group.calls.isEmpty()) {
            begin(group);
        }
        group.calls.add(call);
        condition.users++;
        call.group = group;
    }

    private Group plainGroup(Condition condition, int agingPerMinute) {
        for (Group group : condition.plain) {
            if (group.agingPerMinute == agingPerMinute) {
                return group;
            }
        }
        Group group = new Group(condition, agingPerMinute, List.of(), List.of(), null, orders);
        condition.plain.add(group);
        return group;
    }

    private Group specialGroup(Condition condition, int agingPerMinute, Call call, @Nullable Agent preferred) {
        List<String> failed = call.failed.stream().map(Call.Failed::agent).toList();
        Group.Key key = new Group.Key(condition, agingPerMinute, call.avoid, failed, preferred);
        return special.computeIfAbsent(
                key, k -> new Group(condition, agingPerMinute, call.avoid, failed, preferred, orders));
    }

    /** A group that has calls waiting since before has no agent free for them, nor then for one more. */
    private void begin(Group group) {
        settling.groups.add(group);
        if (group.preferred != null) {
            group.preferred.held.add(group);
        } else {
            group.condition.waiting.add(group);
            matching.waiting.set(group.condition.index);
        }
        if (!group.failed.isEmpty()) {
            avoiding.add(group);
        }
    }

    private void leaveGroup(Call call) {
        Group group = call.group;
        if (group == null) {
            throw new IllegalStateException("call " + call.id + " does not wait");
        }
        call.group = null;
        group.calls.remove(call);
        group.condition.users--;
        if (!group.calls.isEmpty()) {
            return;
        }
        if (group.preferred != null) {
            group.preferred.held.remove(group);
        } else {
            group.condition.waiting.remove(group);
            if (group.condition.waiting.isEmpty()) {
                matching.waiting.clear(group.condition.index);
            }
        }
        if (!group.isPlain()) {
            special.remove(group.key());
            avoiding.remove(group);
        }
    }

    private void joinProspect(Call call) {
        Condition last = matching.condition(call.ownPart, call.queue.steps.getLast());
        Prospect prospect =
                prospects.computeIfAbsent(new Prospect.Key(last, call.avoid), key -> new Prospect(last, call.avoid));
        prospect.calls.add(call);
        last.users++;
        call.prospect = prospect;
    }

    /** Whether a call is one that its queue releases because nobody who is signed in could ever take it. */
    boolean isHopeless(Call call) {
        return call.prospect != null && !eligibility.isAnybodySignedIn(call.prospect);
    }

    /** After an agent of this profile left or changed: releases the calls that only she could have taken. */
    void releaseWithoutProspect(Profile profile, long nowMs) {
        if (settling.isHeld(nowMs)) {
            return;
        }
        List<Prospect> concerned = prospects.values().stream()
                .filter(prospect -> prospect.condition.isMetBy(profile))
                .toList();
        releaseHopeless(concerned, nowMs);
    }

    /** At the end of a start hold, or under new rules. */
    void releaseAllWithoutProspect(long nowMs) {
        releaseHopeless(List.copyOf(prospects.values()), nowMs);
    }

    private void releaseHopeless(List<Prospect> candidates, long nowMs) {
        List<Call> hopeless = new ArrayList<>();
        for (Prospect prospect : candidates) {
            if (!eligibility.isAnybodySignedIn(prospect)) {
                prospect.calls.forEach(hopeless::add);
            }
        }
        hopeless.sort(Comparator.comparingLong(call -> call.sequence));
        hopeless.forEach(call -> releasing.release(call, ReleaseReason.NO_AGENTS, nowMs));
    }

    /** An agent of this profile does not serve any longer: who was avoided for her sake may be needed again. */
    void servedByOneLess(Profile profile) {
        for (Group group : avoiding) {
            if (group.condition.isMetBy(profile)) {
                settling.groups.add(group);
            }
        }
    }

    void loseHolds(Agent agent) {
        for (Group group : List.copyOf(agent.held)) {
            loseHold(group);
        }
    }

    void loseHoldsUnmet(Agent agent) {
        for (Group group : List.copyOf(agent.held)) {
            if (!group.condition.isMetBy(agent.profile)) {
                loseHold(group);
            }
        }
    }

    private void loseHold(Group group) {
        List<Call> calls = new ArrayList<>();
        group.calls.forEach(calls::add);
        for (Call call : calls) {
            call.preferred = null;
            regroup(call);
        }
    }

    private void loseHoldIfVoid(Call call, long nowMs) {
        Preferred preferred = call.preferred;
        if (preferred == null) {
            return;
        }
        Agent agent = eligibility.agent(preferred.agent());
        boolean holds = agent != null
                && nowMs < preferred.untilMs()
                && agent.status != AgentStatus.PAUSED
                && !agent.isLeaving()
                && !call.avoid.contains(agent.id)
                && matching.condition(call.ownPart, call.queue.steps.get(call.step))
                        .isMetBy(agent.profile);
        if (!holds) {
            call.preferred = null;
        }
    }

    /** Every group that has calls, in no order that matters. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Bits waiting = matching.waiting;
        for (int c = waiting.next(0); c >= 0; c = waiting.next(c + 1)) {
            groups.addAll(matching.condition(c).waiting);
        }
        for (Group group : special.values()) {
            if (group.preferred != null) {
                groups.add(group);
            }
        }
        return groups;
    }
}
