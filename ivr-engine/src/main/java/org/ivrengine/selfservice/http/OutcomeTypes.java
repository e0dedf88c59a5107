package org.ivrengine.selfservice.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.ValueType;

/** What two rules of the same outcome give together. */
final class OutcomeTypes {

    private OutcomeTypes() {}

    /** @return the type that both fit; empty when there is none */
    static Optional<ValueType> both(Optional<ValueType> first, Optional<ValueType> second) {
        return first.flatMap(one -> second.flatMap(other -> both(one, other)));
    }

    private static Optional<ValueType> both(ValueType one, ValueType other) {
        if (one instanceof ValueType.OneOf(Set<String> words) && other instanceof ValueType.OneOf(Set<String> more)) {
            Set<String> all = new LinkedHashSet<>(words);
            all.addAll(more);
            return Optional.of(new ValueType.OneOf(all));
        }
        if (one instanceof ValueType.Fields(Map<String, ValueType> fields)
                && other instanceof ValueType.Fields(Map<String, ValueType> others)) {
            if (!fields.keySet().equals(others.keySet())) {
                return Optional.empty();
            }
            Map<String, ValueType> all = new LinkedHashMap<>();
            fields.forEach((name, type) -> {
                ValueType same = others.get(name);
                if (same != null) {
                    both(type, same).ifPresent(found -> all.put(name, found));
                }
            });
            return all.size() == fields.size() ? Optional.of(new ValueType.Fields(all)) : Optional.empty();
        }
        return one.equals(other) ? Optional.of(one) : Optional.empty();
    }
}
