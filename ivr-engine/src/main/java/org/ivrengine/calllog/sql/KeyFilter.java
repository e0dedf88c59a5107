package org.ivrengine.calllog.sql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** One condition on calls, with an index that gives the calls that fit it, newest first. */
sealed interface KeyFilter {

    /** The newest calls of a range that fit. */
    KeyBlock newest(Handle handle, KeyRange range, int limit);

    /** Those of some calls that fit. */
    Set<Long> among(Handle handle, Collection<Long> keys);

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
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            return Set.copyOf(keys);
        }
    }

    /** A column of the table of calls has this value. */
    record Column(String column, String value) implements KeyFilter {
        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            // Sorted by all of the index, for else H2 would not take the order from it.
            List<Long> keys = handle.createQuery("select call_key from calls where " + column
                            + " = :value and call_key between :floor and :top order by " + column
                            + ", call_key desc fetch first :limit rows only")
                    .bind("value", value)
                    .bind("floor", range.floor())
                    .bind("top", range.top())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list();
            return new KeyBlock(keys, keys.size() < limit);
        }

        @Override
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            return handle.createQuery(
                            "select call_key from calls where call_key = any(:keys) and " + column + " = :value")
                    .bindArray("keys", Long.class, List.copyOf(keys))
                    .bind("value", value)
                    .mapTo(Long.class)
                    .set();
        }
    }

    /**
     * A call has a part of one of these numbers.
     *
     * @param table of the parts
     * @param column of the number
     * @param numbers any of them will do
     */
    record Part(String table, String column, List<Integer> numbers) implements KeyFilter {
        @Override
        public KeyBlock newest(Handle handle, KeyRange range, int limit) {
            SortedSet<Long> keys = new TreeSet<>();
            long complete = range.floor();
            for (int number : numbers) {
                List<Long> some = newest(handle, number, range, limit);
                keys.addAll(some);
                if (some.size() == limit) {
                    // Below the last one there may be more; nothing is said about them yet.
                    complete = Math.max(complete, some.getLast());
                }
            }
            List<Long> newestFirst = List.copyOf(new TreeSet<>(keys.tailSet(complete)).descendingSet());
            return new KeyBlock(newestFirst, complete == range.floor());
        }

        private List<Long> newest(Handle handle, int number, KeyRange range, int limit) {
            return handle.createQuery("select call_key from " + table + " where " + column
                            + " = :number and call_key between :floor and :top order by " + column
                            + ", call_key desc fetch first :limit rows only")
                    .bind("number", number)
                    .bind("floor", range.floor())
                    .bind("top", range.top())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list();
        }

        @Override
        public Set<Long> among(Handle handle, Collection<Long> keys) {
            return handle.createQuery("select distinct call_key from " + table + " where call_key = any(:keys) and "
                            + column + " = any(:numbers)")
                    .bindArray("keys", Long.class, List.copyOf(keys))
                    .bindArray("numbers", Integer.class, numbers)
                    .mapTo(Long.class)
                    .set();
        }
    }
}
