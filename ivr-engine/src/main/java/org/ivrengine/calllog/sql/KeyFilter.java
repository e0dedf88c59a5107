package org.ivrengine.calllog.sql;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.DurationRange;
import org.jdbi.v3.core.Handle;

/** One condition on calls. */
sealed interface KeyFilter {

    /** The newest calls of a range that may fit. */
    KeyBlock newest(Handle handle, KeyRange range, int limit);

    /** Says of any calls which of them fit. */
    KeyCheck check();

    /** @return whether all that {@link #newest} gives fit */
    boolean isSure();

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
}
