package org.ivrengine.flow.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.hours.Opening;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.QueueDesk;

/**
 * What the world answers when the transcript's turns do not say it.
 *
 * @param operations results by the operation's name
 * @param queues how waiting ends, by the queue's name
 * @param hours what schedules say, whatever the clock says
 */
public record Given(
        Map<String, Operations.Result> operations, Map<String, QueueDesk.Outcome> queues, Map<String, Opening> hours) {

    public static final Given NOTHING = new Given(Map.of(), Map.of(), Map.of());

    public Given {
        operations = Map.copyOf(operations);
        queues = Map.copyOf(queues);
        hours = Map.copyOf(hours);
    }

    public Optional<Operations.Result> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    public Optional<QueueDesk.Outcome> queue(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    /** All of this, and what only the other has. */
    Given orElse(Given other) {
        return new Given(
                merged(other.operations, operations), merged(other.queues, queues), merged(other.hours, hours));
    }

    private static <V> Map<String, V> merged(Map<String, V> first, Map<String, V> second) {
        Map<String, V> merged = new LinkedHashMap<>(first);
        merged.putAll(second);
        return merged;
    }
}
