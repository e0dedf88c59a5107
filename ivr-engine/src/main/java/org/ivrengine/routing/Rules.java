package org.ivrengine.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The skills that exist and the queues, checked as a whole.
 *
 * @param queues by id, in the order of the file
 */
public record Rules(SortedSet<String> skills, Map<String, Queue> queues) {

    public Rules {
        skills = Collections.unmodifiableSortedSet(new TreeSet<>(skills));
        queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
        for (Queue queue : queues.values()) {
            for (Queue.Step step : queue.steps()) {
                for (String skill : step.requirement().skills()) {
                    if (!skills.contains(skill)) {
                        throw new IllegalArgumentException(
                                "queue " + queue.id() + ": skill \"" + skill + "\" does not exist");
                    }
                }
            }
        }
    }

    /** Rules of these skills and queues. */
    public static Rules of(Set<String> skills, List<Queue> queues) {
        Map<String, Queue> byId = new LinkedHashMap<>();
        for (Queue queue : queues) {
            if (byId.put(queue.id(), queue) != null) {
                throw new IllegalArgumentException("queue " + queue.id() + " is there twice");
            }
        }
        return new Rules(new TreeSet<>(skills), byId);
    }
}
