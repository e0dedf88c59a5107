package org.ivrengine.calllog.sql.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.buffer.BufferFastAggregation;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Numbers the calls of a day, reads what rows tell of them, and notes for each fact which calls have it. */
final class DayOfFacts {

    private static final int ROWS_AT_ONCE = 10_000;

    private final Handle handle;
    private final KeyRange range;
    private final long[] keys;
    private final Map<String, MutableRoaringBitmap> numbers = new HashMap<>();

    DayOfFacts(Handle handle, int day) {
        this.handle = handle;
        range = CallKeys.ofDays(day, day);
        keys = handle
                .createQuery("select call_key from calls where call_key between " + range.floor() + " and "
                        + range.top() + " order by call_key")
                .setFetchSize(ROWS_AT_ONCE)
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** @return of all calls, the oldest first; their places are their numbers */
    long[] keys() {
        return keys;
    }

    /** @return the numbers of the calls that have each fact */
    Map<String, MutableRoaringBitmap> numbers() {
        return numbers;
    }

    /** @param columns whose values are facts */
    void values(String table, String... columns) {
        read(table, String.join(", ", columns), (row, call) -> {
            for (int i = 0; i < columns.length; i++) {
                String value = row.getString(i + 2);
                if (value != null) {
                    numbers.computeIfAbsent(Facts.name(columns[i], value), _ -> new MutableRoaringBitmap())
                            .add(call);
                }
            }
        });
    }

    /** @param names of durations that have a class where they are known */
    void durations(String table, String... names) {
        String known = Stream.of(names)
                .map("case when %1$s_class is not null then %1$s_ms end"::formatted)
                .collect(Collectors.joining(", "));
        List<Durations> durations = Stream.of(names).map(_ -> new Durations()).toList();
        read(table, known, (row, call) -> {
            for (int i = 0; i < names.length; i++) {
                long ms = row.getLong(i + 2);
                if (!row.wasNull()) {
                    durations.get(i).note(ms, call);
                }
            }
        });
        for (int i = 0; i < names.length; i++) {
            durations.get(i).facts(names[i], numbers);
        }
    }

    /** One duration of all calls. */
    private static final class Durations {

        private final NavigableMap<Long, MutableRoaringBitmap> byBorderBelow = new TreeMap<>();
        private final NavigableMap<Long, MutableRoaringBitmap> byBorderAbove = new TreeMap<>();

        void note(long ms, int call) {
            note(byBorderBelow, DurationClass.borderBelow(ms), call);
            DurationClass.borderAbove(ms).ifPresent(border -> note(byBorderAbove, border, call));
        }

        private static void note(Map<Long, MutableRoaringBitmap> calls, long border, int call) {
            calls.computeIfAbsent(border, _ -> new MutableRoaringBitmap()).add(call);
        }

        void facts(String name, Map<String, MutableRoaringBitmap> facts) {
            for (long border : DurationClass.borders()) {
                put(facts, Facts.atLeast(name, border), byBorderBelow.tailMap(border, true));
                put(facts, Facts.atMost(name, border), byBorderAbove.headMap(border, true));
            }
        }

        private static void put(
                Map<String, MutableRoaringBitmap> facts, String fact, Map<Long, MutableRoaringBitmap> calls) {
            if (!calls.isEmpty()) {
                facts.put(fact, BufferFastAggregation.or(calls.values().toArray(MutableRoaringBitmap[]::new)));
            }
        }
    }

    private void read(String table, String columns, Noting noting) {
        handle.createQuery("select call_key, " + columns + " from " + table + " where call_key between " + range.floor()
                        + " and " + range.top())
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, _) -> {
                    int call = Arrays.binarySearch(keys, row.getLong(1));
                    if (call >= 0) { // of a call that was never logged there can be contacts
                        noting.note(row, call);
                    }
                    return true;
                })
                .forEach(_ -> {});
    }

    private interface Noting {
        void note(ResultSet row, int call) throws SQLException;
    }
}
