package org.ivrengine.calllog.sql.keys;

import java.util.List;
import org.ivrengine.calllog.DurationRange;

/**
 * What a call has in common with many others, by names that {@link FactMoments} knows: a queue, a step, a stretch of durations.
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

    /** @return the name of a fact: about how long this lasted */
    static String lasted(String duration, long ms) {
        return name(duration, DurationClass.stretch(ms));
    }

    static Facts lasted(String duration, DurationRange range) {
        return of(duration, DurationClass.stretches(range));
    }
}
