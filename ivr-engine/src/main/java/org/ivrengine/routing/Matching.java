package org.ivrengine.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which profile meets which condition, as bits in both directions, so that an agent finds the calls concerned and a
 * call the agents concerned without a look at anybody else.
 */
final class Matching {

    private record Pair(Part own, Part steps) {}

    private final Orders orders;
    private final Map<Requirement, Part> parts = new HashMap<>();
    private final Map<Pair, Condition> conditionsByParts = new HashMap<>();
    private final Map<Map<String, Integer>, Profile> profilesByLevels = new HashMap<>();
    private final List<@Nullable Condition> conditions = new ArrayList<>();
    private final List<@Nullable Profile> profiles = new ArrayList<>();
    private final Deque<Integer> spareConditions = new ArrayDeque<>();
    private final Deque<Integer> spareProfiles = new ArrayDeque<>();
    private int usedProfiles;

    /** Conditions under which calls wait that are held for nobody. */
    final Bits waiting = new Bits();
    /** Profiles with an agent who can be offered a call now. */
    final Bits free = new Bits();
    /** Profiles with an agent who will take calls. */
    final Bits serving = new Bits();
    /** Profiles with an agent who is signed in. */
    final Bits signedIn = new Bits();

    Matching(Orders orders) {
        this.orders = orders;
    }

    Condition condition(int index) {
        Condition condition = conditions.get(index);
        if (condition == null) {
            throw new IllegalStateException("no condition " + index);
        }
        return condition;
    }

    Profile profile(int index) {
        Profile profile = profiles.get(index);
        if (profile == null) {
            throw new IllegalStateException("no profile " + index);
        }
        return profile;
    }

    Part part(Requirement requirement) {
        Part part = parts.get(requirement);
        if (part == null) {
            part = new Part(requirement);
            parts.put(requirement, part);
            for (Profile profile : profilesByLevels.values()) {
                if (requirement.metBy(profile.levels)) {
                    part.profiles.set(profile.index);
                }
            }
        }
        return part;
    }

    Condition condition(Part own, Part steps) {
        Pair pair = new Pair(own, steps);
        Condition condition = conditionsByParts.get(pair);
        if (condition == null) {
            Integer spare = spareConditions.poll();
            int index = spare == null ? conditions.size() : spare;
            condition = new Condition(index, own, steps);
            conditionsByParts.put(pair, condition);
            if (spare == null) {
                conditions.add(condition);
            } else {
                conditions.set(index, condition);
            }
            Bits met = condition.profiles;
            for (int p = met.next(0); p >= 0; p = met.next(p + 1)) {
                profile(p).conditions.set(index);
            }
        }
        return condition;
    }

    Profile profile(Map<String, Integer> levels) {
        Profile profile = profilesByLevels.get(levels);
        if (profile == null) {
            dropIdleProfiles();
            Integer spare = spareProfiles.poll();
            int index = spare == null ? profiles.size() : spare;
            profile = new Profile(index, levels, orders);
            profilesByLevels.put(levels, profile);
            if (spare == null) {
                profiles.add(profile);
            } else {
                profiles.set(index, profile);
            }
            for (Part part : parts.values()) {
                if (part.requirement.metBy(levels)) {
                    part.profiles.set(index);
                }
            }
            for (Condition condition : conditionsByParts.values()) {
                if (condition.own.profiles.get(index) && condition.steps.profiles.get(index)) {
                    condition.profiles.set(index);
                    profile.conditions.set(condition.index);
                }
            }
        }
        return profile;
    }

    /** One agent more (or less) has this profile. */
    void countSignedIn(Profile profile, int change) {
        usedProfiles += profile.signedIn == 0 ? 1 : 0;
        profile.signedIn += change;
        if (profile.signedIn == 0) {
            usedProfiles--;
            signedIn.clear(profile.index);
        } else {
            signedIn.set(profile.index);
        }
    }

    void countServing(Profile profile, int change) {
        profile.serving += change;
        if (profile.serving == 0) {
            serving.clear(profile.index);
        } else {
            serving.set(profile.index);
        }
    }

    /** Profiles are kept when their last agent goes: she will be back tomorrow. Not without end, though. */
    private void dropIdleProfiles() {
        if (profilesByLevels.size() < 2 * usedProfiles + Limits.IDLE_PROFILES_KEPT) {
            return;
        }
        for (Profile profile : List.copyOf(profilesByLevels.values())) {
            if (profile.signedIn == 0) {
                profilesByLevels.remove(profile.levels);
                profiles.set(profile.index, null);
                spareProfiles.add(profile.index);
                parts.values().forEach(part -> part.profiles.clear(profile.index));
                conditionsByParts.values().forEach(condition -> condition.profiles.clear(profile.index));
            }
        }
    }

    /** Drops conditions under which nobody waits and the parts that only they used, once there are many of them. */
    void dropIdleConditions(Collection<Line> lines) {
        if (conditionsByParts.size() < Limits.IDLE_CONDITIONS_KEPT) {
            return;
        }
        Set<Part> used = new HashSet<>();
        lines.forEach(line -> used.addAll(line.steps));
        for (Condition condition : List.copyOf(conditionsByParts.values())) {
            if (condition.users == 0) {
                conditionsByParts.remove(new Pair(condition.own, condition.steps));
                conditions.set(condition.index, null);
                spareConditions.add(condition.index);
                Bits met = condition.profiles;
                for (int p = met.next(0); p >= 0; p = met.next(p + 1)) {
                    profile(p).conditions.clear(condition.index);
                }
            } else {
                used.add(condition.own);
                used.add(condition.steps);
            }
        }
        parts.values().retainAll(used);
    }
}
