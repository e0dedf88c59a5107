package org.ivrengine.calllog.sql.keys;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.calllog.DurationRange;

/**
 * What a call has in common with many others, by names that {@link FactNumbers} knows: a queue, a step, that it lasted a
 * minute or longer.
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

    /** @return the name of a fact: that it took so long or longer */
    static String atLeast(String duration, long borderMs) {
        return duration + ">=" + borderMs;
    }

    /** @return the name of a fact: that it took so long or shorter */
    static String atMost(String duration, long borderMs) {
        return duration + "<=" + borderMs;
    }

    /** @return all that calls have whose duration is in this range, and some whose is near it */
    static List<Facts> lasted(String duration, DurationRange range) {
        List<Facts> all = new ArrayList<>();
        DurationClass.borderAbove(range.atMostMs())
                .ifPresent(border -> all.add(new Facts(List.of(atMost(duration, border)))));
        long least = DurationClass.borderBelow(range.atLeastMs());
        if (least > 0 || all.isEmpty()) {
            all.add(new Facts(List.of(atLeast(duration, least))));
        }
        return all;
    }
}
