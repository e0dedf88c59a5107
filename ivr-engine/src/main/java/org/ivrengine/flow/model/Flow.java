package org.ivrengine.flow.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One flow, out of one file.
 *
 * @param title what it is for, for people
 * @param file as faults name it
 * @param numbers called numbers that begin here
 * @param start the first step
 * @param steps by name, in the file's order
 * @param globalKeys keys that work in every menu and collection that does not use them itself
 */
public record Flow(
        Reference name,
        Optional<String> title,
        String file,
        List<Reference> numbers,
        Reference start,
        Map<String, Step> steps,
        Map<Character, Target> globalKeys) {

    public Flow {
        numbers = List.copyOf(numbers);
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        globalKeys = Collections.unmodifiableMap(new LinkedHashMap<>(globalKeys));
    }

    public Optional<Step> step(String stepName) {
        @Nullable Step step = steps.get(stepName);
        return Optional.ofNullable(step);
    }

    /** The step of that name; a set of flows that was loaded has every step that it names. */
    public Step require(String stepName) {
        Step step = steps.get(stepName);
        if (step == null) {
            throw new IllegalStateException("flow " + name.name() + " has no step " + stepName);
        }
        return step;
    }
}
