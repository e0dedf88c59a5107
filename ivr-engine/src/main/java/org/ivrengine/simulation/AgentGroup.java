package org.ivrengine.simulation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Agents who are alike.
 *
 * @param skills level by skill
 * @param service their service time whatever the call; null if it is the call's
 */
public record AgentGroup(
        String name,
        int count,
        SortedMap<String, Integer> skills,
        @Nullable Distribution service) {

    public AgentGroup {
        skills = Collections.unmodifiableSortedMap(new TreeMap<>(skills));
    }

    AgentGroup withCount(int newCount) {
        return new AgentGroup(name, newCount, skills, service);
    }
}
