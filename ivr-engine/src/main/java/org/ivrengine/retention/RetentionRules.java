package org.ivrengine.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things stay.
 *
 * @param days by thing; what is missing stays for ever
 * @param recordingDays of recordings of queues that differ; empty: for ever
 */
public record RetentionRules(SortedMap<Thing, Integer> days, SortedMap<String, Optional<Integer>> recordingDays) {

    public static final RetentionRules FOR_EVER = new RetentionRules(new TreeMap<>(), new TreeMap<>());

    public RetentionRules {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        recordingDays = Collections.unmodifiableSortedMap(new TreeMap<>(recordingDays));
    }

    /** @return what is older than this goes; empty when it stays */
    public Optional<Instant> before(Thing thing, Instant now) {
        return Optional.ofNullable(days.get(thing)).map(age -> now.minus(Duration.ofDays(age)));
    }

    /** @return the same for recordings of the queues that differ */
    public Map<String, Optional<Instant>> recordingsBefore(Instant now) {
        SortedMap<String, Optional<Instant>> before = new TreeMap<>();
        recordingDays.forEach((queue, age) -> before.put(queue, age.map(some -> now.minus(Duration.ofDays(some)))));
        return before;
    }
}
