package org.ivrengine.routing;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A call as {@link NaiveRouter} sees it. */
final class NaiveCall {
    final String id;
    final Command.CallQueued command;
    final long sequence;
    final long joined;
    Queue rules;
    CallStatus status = CallStatus.WAITING;
    int step;
    int priority;

    @Nullable
    Preferred preferred;

    final TreeMap<String, Long> failed = new TreeMap<>();
    long nextAnnounce;

    @Nullable
    NaiveOffer offer;

    @Nullable
    NaiveAgent agent;

    @Nullable
    Queue talkRules;

    NaiveCall(Command.CallQueued command, long sequence, Queue rules, long now) {
        this.id = command.call();
        this.command = command;
        this.sequence = sequence;
        this.joined = Math.min(command.joinedAtMs(), now);
        this.rules = rules;
        this.preferred = command.preferred();
        this.priority = command.priority();
    }

    boolean isInQueue() {
        return status == CallStatus.WAITING || status == CallStatus.RINGING || status == CallStatus.WITHDRAWING;
    }

    /** Follows these rules from the beginning of its wait. */
    void follow(Queue queue, long now) {
        rules = queue;
        step = 0;
        catchUpSteps(now);
        nextAnnounce = joined;
        catchUpAnnouncements(now);
    }

    void catchUpSteps(long now) {
        while (step + 1 < rules.steps().size()
                && joined + rules.steps().get(step + 1).afterMs() <= now) {
            step++;
        }
    }

    void catchUpAnnouncements(long now) {
        while (rules.announceEveryMs() > 0 && nextAnnounce <= now) {
            nextAnnounce += rules.announceEveryMs();
        }
    }

    boolean currentRequirementMetBy(Map<String, Integer> skills) {
        return metBy(skills, step + 1);
    }

    boolean everMetBy(Map<String, Integer> skills) {
        return metBy(skills, rules.steps().size());
    }

    private boolean metBy(Map<String, Integer> skills, int steps) {
        boolean anyStep = false;
        for (int i = 0; i < steps; i++) {
            anyStep |= rules.steps().get(i).requirement().metBy(skills);
        }
        return anyStep && command.own().metBy(skills);
    }

    int levelsNamed(Map<String, Integer> skills) {
        SortedSet<String> named = new TreeSet<>(command.own().skills());
        rules.steps()
                .subList(0, step + 1)
                .forEach(one -> named.addAll(one.requirement().skills()));
        return named.stream().mapToInt(skill -> skills.getOrDefault(skill, 0)).sum();
    }
}
