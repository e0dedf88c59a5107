package org.ivrengine.calllog.sql.keys;

import java.util.List;

/**
 * What a call has in common with many others, by names that {@link FactMoments} knows: a queue, a step, a class of durations.
 *
 * @param anyOf of which a call has at least one
 */
record Facts(List<String> anyOf) {

    Facts {
        anyOf = List.copyOf(anyOf);
    }

    /** @return the name of a fact: that the column has this value */
    static String name(String column, Object value) {
        return column + "=" + value;
    }

    static Facts of(String column, List<?> values) {
        return new Facts(values.stream().map(value -> name(column, value)).toList());
    }
}
