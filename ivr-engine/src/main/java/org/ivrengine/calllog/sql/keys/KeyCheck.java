package org.ivrengine.calllog.sql.keys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.report.Outcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Says of some calls which of them fit. */
sealed interface KeyCheck {

    Set<Long> among(Handle handle, Collection<Long> keys);

    /** @return those of some calls that fit all of this, in their order */
    static Set<Long> fitting(Handle handle, List<Long> keys, List<KeyCheck> checks) {
        Set<Long> fitting = new LinkedHashSet<>(keys);
        for (KeyCheck check : checks) {
            if (fitting.isEmpty()) {
                break;
            }
            fitting.retainAll(check.among(handle, fitting));
        }
        return fitting;
    }

    /** All do. */
    record Anything() implements KeyCheck {
        @Override
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            return Set.copyOf(keys);
        }
    }

    /** None of those that fit this one. */
    record Not(KeyCheck check) implements KeyCheck {
        @Override
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            Set<Long> others = new LinkedHashSet<>(keys);
            others.removeAll(check.among(handle, keys));
            return others;
        }
    }

    /**
     * There is such a row of the call.
     *
     * @param condition in SQL
     * @param values by their names in the condition
     */
    record Row(String table, String condition, Map<String, Object> values) implements KeyCheck {
        @Override
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            // An outer join, so that both databases look at each call, and never at all that fit the condition.
            Query query = handle.createQuery(
                            "select call_key from unnest(cast(:keys as bigint array)) as asked(asked_key) left join "
                                    + table + " on call_key = asked_key and " + condition
                                    + " where call_key is not null")
                    .bindArray("keys", Long.class, List.copyOf(keys));
            values.forEach((name, value) -> {
                if (value instanceof List<?> numbers) {
                    query.bindArray(name, Integer.class, numbers);
                } else {
                    query.bind(name, value);
                }
            });
            return query.mapTo(Long.class).set();
        }
    }

    static KeyCheck equal(String table, String column, String value) {
        return new Row(table, column + " = :value", Map.of("value", value));
    }

    static KeyCheck anyOf(String table, String column, List<Integer> numbers) {
        // A sum, of which no index knows: H2 would take the one of this column and go through all that has these
        // numbers.
        return new Row(table, column + " + 0 = any(:numbers)", Map.of("numbers", numbers));
    }

    static KeyCheck between(String table, String column, DurationRange range) {
        return new Row(table, column + " between :least and :most", bounds("", range));
    }

    /** One contact of the call fits everything. */
    static KeyCheck contact(ContactFilter filter) {
        StringBuilder condition = new StringBuilder("true");
        Map<String, Object> values = new LinkedHashMap<>();
        text(condition, values, "queue", filter.queue());
        text(condition, values, "agent", filter.agent());
        text(condition, values, "outcome", filter.outcome().map(Outcome::name));
        duration(condition, values, "wait", filter.waited());
        boolean isHandled = !filter.talked().isAny()
                || !filter.held().isAny()
                || !filter.handled().isAny();
        if (isHandled) {
            condition.append(" and outcome = 'ANSWERED'");
        }
        duration(condition, values, "talk", filter.talked());
        duration(condition, values, "hold", filter.held());
        duration(condition, values, "handle", filter.handled());
        return new Row("contacts", condition.toString(), values);
    }

    private static void text(
            StringBuilder condition, Map<String, Object> values, String column, Optional<String> value) {
        value.ifPresent(wanted -> {
            condition.append(" and ").append(column).append(" = :").append(column);
            values.put(column, wanted);
        });
    }

    private static void duration(
            StringBuilder condition, Map<String, Object> values, String name, DurationRange range) {
        if (!range.isAny()) {
            condition
                    .append(" and ")
                    .append(name)
                    .append("_ms between :")
                    .append(name)
                    .append("least and :")
                    .append(name)
                    .append("most");
            values.putAll(bounds(name, range));
        }
    }

    private static Map<String, Object> bounds(String name, DurationRange range) {
        return Map.of(
                name + "least", DurationClass.column(range.atLeastMs()),
                name + "most", DurationClass.column(range.atMostMs()));
    }
}
