package org.ivrengine.calllog.sql.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        filter.caller().ifPresent(value -> filters.add(column("caller", value)));
        filter.called().ifPresent(value -> filters.add(column("called", value)));
        filter.account().ifPresent(value -> filters.add(column("account", value)));
        filter.status().ifPresent(value -> filters.add(column("ending", value.name())));
        filter.language().ifPresent(value -> filters.add(column("language", value)));
        for (String step : filter.steps()) {
            filters.add(part("call_steps", "place", places(handle, step)));
        }
        for (String operation : filter.operations()) {
            filters.add(part("call_operations", "kind", kinds(handle, operation)));
        }
        if (!filter.lasted().isAny()) {
            filters.add(lasted(filter.lasted()));
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

    /** @return what calls that fit have in common; empty when that is nothing that many have */
    Optional<Facts> facts();

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
        public Optional<Facts> facts() {
            return Optional.empty();
        }
    }

    /**
     * One that an index answers.
     *
     * @param values any of which the index has in front
     * @param durations that are measured in it
     * @param isSure whether the check asks nothing more than the index tells
     */
    record Indexed(KeyIndex index, List<?> values, DurationRange durations, KeyCheck check, boolean isSure)
            implements KeyFilter {
        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            return index.newest(handle, values, durations, range, limit);
        }

        @Override
        public boolean isOneLook() {
            return isSure && values.size() <= 1;
        }

        @Override
        public Optional<Facts> facts() {
            return OF_FEW_CALLS.contains(index.column())
                    ? Optional.empty()
                    : Optional.of(Facts.of(index.column(), values));
        }
    }

    /**
     * Columns whose values are each of few calls, so that their index is the shortest way; and the state of recordings, which
     * can change when the call's day is long over.
     */
    Set<String> OF_FEW_CALLS = Set.of("caller", "account", "state");

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
        public Optional<Facts> facts() {
            return Optional.empty();
        }
    }

    /** Whether there is audio of the call. */
    static KeyFilter recorded(boolean wanted) {
        String kept = RecordedTalk.State.KEPT.name();
        KeyCheck check = KeyCheck.equal("recordings", "state", kept);
        return wanted
                ? new Indexed(KeyIndex.of("recordings", "state"), List.of(kept), DurationRange.ANY, check, true)
                : new Not(check);
    }

    /** A column of the table of calls has this value. */
    static KeyFilter column(String column, String value) {
        KeyCheck check = KeyCheck.equal("calls", column, value);
        return new Indexed(KeyIndex.of("calls", column), List.of(value), DurationRange.ANY, check, true);
    }

    /** A call has a part of one of these numbers. */
    static KeyFilter part(String table, String column, List<Integer> numbers) {
        KeyCheck check = KeyCheck.anyOf(table, column, numbers);
        return new Indexed(KeyIndex.of(table, column), numbers, DurationRange.ANY, check, true);
    }

    static KeyFilter lasted(DurationRange range) {
        KeyCheck check = KeyCheck.between("calls", "duration_ms", range);
        return new Indexed(KeyIndex.ofDurations("calls", "duration"), DurationClass.of(range), range, check, true);
    }

    /** What is asked of contacts: each condition may lead the search, but one contact must fit all of them. */
    static List<KeyFilter> contact(ContactFilter filter) {
        List<KeyFilter> leads = new ArrayList<>();
        KeyCheck all = KeyCheck.contact(filter);
        filter.queue().ifPresent(value -> leads.add(contactText("queue", value, all)));
        filter.agent().ifPresent(value -> leads.add(contactText("agent", value, all)));
        filter.outcome().ifPresent(value -> leads.add(contactText("outcome", value.name(), all)));
        contactDuration(leads, "wait", filter.waited(), all);
        contactDuration(leads, "talk", filter.talked(), all);
        contactDuration(leads, "hold", filter.held(), all);
        contactDuration(leads, "handle", filter.handled(), all);
        if (leads.size() != 1) {
            return leads;
        }
        Indexed only = (Indexed) leads.getFirst();
        return List.of(new Indexed(only.index(), only.values(), only.durations(), all, true));
    }

    private static Indexed contactText(String column, String value, KeyCheck all) {
        return new Indexed(KeyIndex.of("contacts", column), List.of(value), DurationRange.ANY, all, false);
    }

    private static void contactDuration(List<KeyFilter> leads, String name, DurationRange range, KeyCheck all) {
        if (!range.isAny()) {
            leads.add(new Indexed(KeyIndex.ofDurations("contacts", name), DurationClass.of(range), range, all, false));
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
