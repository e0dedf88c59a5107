package org.ivrengine.calllog.sql.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ivrengine.calllog.DurationRange;
import org.jdbi.v3.core.Handle;

/**
 * An index whose first column is this and whose second is the call's key, from the newest on.
 *
 * @param measured column behind these two that holds a duration
 */
record KeyIndex(String table, String column, Optional<String> measured) {

    static KeyIndex of(String table, String column) {
        return new KeyIndex(table, column, Optional.empty());
    }

    /** Durations have their class in front of them. */
    static KeyIndex ofDurations(String table, String name) {
        return new KeyIndex(table, name + "_class", Optional.of(name + "_ms"));
    }

    /**
     * The newest calls of a range.
     *
     * @param values any of which the column has
     * @param range of the measured column
     */
    KeyBlock newest(Handle handle, List<?> values, DurationRange durations, KeyRange range, int limit) {
        if (values.size() == 1) {
            List<Long> some = read(handle, values.getFirst(), durations, range, limit);
            return new KeyBlock(List.copyOf(new LinkedHashSet<>(some)), some.size() < limit);
        }
        TreeSet<Long> keys = new TreeSet<>();
        long complete = range.floor();
        for (Object value : values) {
            // What is older than what another value has told all of is of no use yet.
            List<Long> some = read(handle, value, durations, new KeyRange(complete, range.top()), limit);
            keys.addAll(some);
            if (some.size() == limit) {
                complete = Math.max(complete, some.getLast());
            }
        }
        return new KeyBlock(List.copyOf(keys.tailSet(complete, true).descendingSet()), complete == range.floor());
    }

    private List<Long> read(Handle handle, Object value, DurationRange durations, KeyRange range, int limit) {
        boolean isMeasured = measured.isPresent() && !durations.isAny();
        // Numbers stand in the text: PostgreSQL would guess how many calls a range that it does not know has, and go
        // through all calls instead of this index. Sorted by all of the index, or H2 would not take the order from it.
        return handle.createQuery("select call_key from " + table + " where " + column
                        + " = :value and call_key between "
                        + range.floor() + " and " + range.top()
                        + (isMeasured ? " and " + measured.get() + " between " + bounds(durations) : "") + " order by "
                        + column + ", call_key desc fetch first " + limit + " rows only")
                .bind("value", value)
                .mapTo(Long.class)
                .list();
    }

    private static String bounds(DurationRange durations) {
        return DurationClass.column(durations.atLeastMs()) + " and " + DurationClass.column(durations.atMostMs());
    }
}
