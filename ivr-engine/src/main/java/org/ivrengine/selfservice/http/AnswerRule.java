package org.ivrengine.selfservice.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * Which outcome an answer stands for. The first rule that fits counts.
 *
 * @param statuses HTTP statuses that fit
 * @param when what must stand where in the answer's JSON
 * @param gives the outcome's outputs by name
 * @param facts for the call log
 */
record AnswerRule(
        List<StatusRange> statuses,
        Map<JsonPointer, Condition> when,
        String outcome,
        Map<String, Reading> gives,
        FactRule facts) {

    AnswerRule {
        statuses = List.copyOf(statuses);
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        gives = Collections.unmodifiableMap(new LinkedHashMap<>(gives));
    }

    boolean fits(int status) {
        return statuses.stream().anyMatch(range -> range.contains(status));
    }

    boolean needsJson() {
        return !when.isEmpty() || !gives.isEmpty() || facts.needsJson();
    }

    /** Both ends belong to it. */
    record StatusRange(int first, int last) {
        boolean contains(int status) {
            return status >= first && status <= last;
        }
    }

    /**
     * What may stand in one place.
     *
     * @param texts the accepted values as text
     * @param acceptsNothing whether null, or nothing at all, is accepted
     */
    record Condition(Set<String> texts, boolean acceptsNothing) {
        Condition {
            texts = Set.copyOf(texts);
        }
    }
}
