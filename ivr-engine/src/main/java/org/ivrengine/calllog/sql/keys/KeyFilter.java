package org.ivrengine.calllog.sql.keys;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.calllog.RecordedTalk;
import org.jdbi.v3.core.Handle;

/** One condition on calls. */
sealed interface KeyFilter {

    /** @return all that is asked of calls, but for their time; at least one */
    static List<KeyFilter> of(Handle handle, CallFilter filter) {
        List<KeyFilter> filters = new ArrayList<>();
        filter.caller().ifPresent(value -> filters.add(own("caller", value)));
        filter.called().ifPresent(value -> filters.add(column("called", value)));
        filter.account().ifPresent(value -> filters.add(own("account", value)));
        filter.status().ifPresent(value -> filters.add(column("ending", value.name())));
        filter.language().ifPresent(value -> filters.add(column("language", value)));
        for (String step : filter.steps()) {
            filters.add(part("call_steps", "place", places(handle, step)));
        }
        for (String operation : filter.operations()) {
            filters.add(part("call_operations", "kind", kinds(handle, operation)));
        }
        if (!filter.lasted().isAny()) {
            KeyCheck check = KeyCheck.between("calls", "duration_ms", filter.lasted());
            filters.add(Indexed.ofDurations("calls", "duration", filter.lasted(), check));
        }
        filters.addAll(contact(filter.contact()));
        filter.recorded().ifPresent(wanted -> filters.add(recorded(wanted)));
        return filters.isEmpty() ? List.of(new Any()) : filters;
    }

    /** The newest calls of a range that may fit. */
    KeyBlock newest(Handle handle, KeyRange range, int limit);

    /** All calls of a range that may fit, newest first. */
    default List<Long> keys(Handle handle, KeyRange range) {
        return newest(handle, range, Integer.MAX_VALUE).keys();
    }

    /** Says of any calls which of them fit. */
    KeyCheck check();

    /** @return whether all that {@link #newest} gives fit */
    boolean isSure();

    /** @return whether a single look into the index tells the newest calls */
    boolean isOneLook();

    /** @return all that calls that fit have in common; empty when that is nothing that many have */
    List<Facts> facts();

    /** Every call. */
    record Any() implements KeyFilter {
        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            List<Long> keys = handle.createQuery("select call_key from calls where call_key between :floor and :top"
                            + " order by call_key desc fetch first :limit rows only")
                    .bind("floor", range.floor())
                    .bind("top", range.top())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list();
            return new KeyBlock(keys, keys.size() < limit);
        }

        @Override
        public KeyCheck check() {
            return new KeyCheck.Anything();
        }

        @Override
        public boolean isSure() {
            return true;
        }

        @Override
        public boolean isOneLook() {
            return true;
        }

        @Override
        public List<Facts> facts() {
            return List.of();
        }
    }

    /**
     * One that an index answers.
     *
     * @param values any of which the index has in front
     * @param durations that are measured in it
     * @param isSure whether the check asks nothing more than the index tells
     * @param facts of calls that fit; none when few calls do, so that the index is the shortest way
     */
    record Indexed(
            KeyIndex index, List<?> values, DurationRange durations, KeyCheck check, boolean isSure, List<Facts> facts)
            implements KeyFilter {

        static Indexed ofValues(String table, String column, List<?> values, KeyCheck check) {
            return new Indexed(
                    KeyIndex.of(table, column),
                    values,
                    DurationRange.ANY,
                    check,
                    true,
                    List.of(Facts.of(column, values)));
        }

        static Indexed ofDurations(String table, String name, DurationRange range, KeyCheck check) {
            return new Indexed(
                    KeyIndex.ofDurations(table, name),
                    DurationClass.of(range),
                    range,
                    check,
                    true,
                    Facts.lasted(name, range));
        }

        Indexed withoutFacts() {
            return new Indexed(index, values, durations, check, isSure, List.of());
        }

        Indexed unsure() {
            return new Indexed(index, values, durations, check, false, facts);
        }

        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            return index.newest(handle, values, durations, range, limit);
        }

        @Override
        public boolean isOneLook() {
            return isSure && values.size() <= 1;
        }
    }

    /** Every call that does not fit the check: so most calls, or some other condition is the rarer one. */
    record Not(KeyCheck without) implements KeyFilter {
        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            return new Any().newest(handle, range, limit);
        }

        @Override
        public KeyCheck check() {
            return new KeyCheck.Not(without);
        }

        @Override
        public boolean isSure() {
            return false;
        }

        @Override
        public boolean isOneLook() {
            return false;
        }

        @Override
        public List<Facts> facts() {
            return List.of();
        }
    }

    /** Whether there is audio of the call. */
    static KeyFilter recorded(boolean wanted) {
        String kept = RecordedTalk.State.KEPT.name();
        KeyCheck check = KeyCheck.equal("recordings", "state", kept);
        return wanted ? Indexed.ofValues("recordings", "state", List.of(kept), check) : new Not(check);
    }

    /** A column of the table of calls has this value, as few other calls have. */
    private static KeyFilter own(String column, String value) {
        return column(column, value).withoutFacts();
    }

    /** A column of the table of calls has this value. */
    private static Indexed column(String column, String value) {
        return Indexed.ofValues("calls", column, List.of(value), KeyCheck.equal("calls", column, value));
    }

    /** A call has a part of one of these numbers. */
    private static KeyFilter part(String table, String column, List<Integer> numbers) {
        return Indexed.ofValues(table, column, numbers, KeyCheck.anyOf(table, column, numbers));
    }

    /** What is asked of contacts: each condition may lead the search, but one contact must fit all of them. */
    private static List<KeyFilter> contact(ContactFilter filter) {
        List<Indexed> leads = new ArrayList<>();
        KeyCheck all = KeyCheck.contact(filter);
        filter.queue().ifPresent(value -> leads.add(contact("queue", value, all)));
        filter.agent().ifPresent(value -> leads.add(contact("agent", value, all)));
        filter.outcome().ifPresent(value -> leads.add(contact("outcome", value.name(), all)));
        contact(leads, "wait", filter.waited(), all);
        contact(leads, "talk", filter.talked(), all);
        contact(leads, "hold", filter.held(), all);
        contact(leads, "handle", filter.handled(), all);
        return leads.size() == 1
                ? List.copyOf(leads)
                : leads.stream().<KeyFilter>map(Indexed::unsure).toList();
    }

    private static Indexed contact(String column, String value, KeyCheck all) {
        return Indexed.ofValues("contacts", column, List.of(value), all);
    }

    private static void contact(List<Indexed> leads, String duration, DurationRange range, KeyCheck all) {
        if (!range.isAny()) {
            leads.add(Indexed.ofDurations("contacts", duration, range, all));
        }
    }

    private static List<Integer> places(Handle handle, String step) {
        return handle.createQuery("select place from call_places where step = :step or flow || '.' || step = :step")
                .bind("step", step)
                .mapTo(Integer.class)
                .list();
    }

    private static List<Integer> kinds(Handle handle, String operation) {
        return handle.createQuery("select kind from call_operation_kinds"
                        + " where name = :operation or name || ':' || outcome = :operation")
                .bind("operation", operation)
                .mapTo(Integer.class)
                .list();
    }
}
