package org.ivrengine.flow.port;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation wants and gives.
 *
 * @param name for example {@code orders.find}
 * @param inputs by name
 * @param outcomes every way it can end, by name, each with the type of the value that it gives then
 */
public record OperationSignature(String name, Map<String, Input> inputs, Map<String, Optional<ValueType>> outcomes) {

    public OperationSignature {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("operation " + name + " has no outcome");
        }
    }

    /**
     * One input.
     *
     * @param isRequired whether it must be given
     */
    public record Input(ValueType type, boolean isRequired) {}
}
