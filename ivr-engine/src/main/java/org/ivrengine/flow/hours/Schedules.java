package org.ivrengine.flow.hours;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All schedules by name. Immutable. */
public record Schedules(Map<String, Schedule> byName) {

    public static final Schedules NONE = new Schedules(Map.of());

    public Schedules {
        byName = Map.copyOf(byName);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public Optional<Schedule> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
