package org.ivrengine.calllog.sql.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Reads the rows of a day, and notes for each fact in which moments calls began that have it. */
final class DayOfFacts {

    private static final int ROWS_AT_ONCE = 10_000;

    private final Handle handle;
    private final KeyRange range;
    private final Map<String, MutableRoaringBitmap> moments = new HashMap<>();

    DayOfFacts(Handle handle, KeyRange range) {
        this.handle = handle;
        this.range = range;
    }

    /** @param columns whose values are facts */
    void values(String table, String... columns) {
        read(table, String.join(", ", columns), (row, moment) -> {
            for (int i = 0; i < columns.length; i++) {
                String value = row.getString(i + 2);
                if (value != null) {
                    note(Facts.name(columns[i], value), moment);
                }
            }
        });
    }

    /** @param names of durations that have a class where they are known */
    void durations(String table, String... names) {
        String known = Stream.of(names)
                .map("case when %1$s_class is not null then %1$s_ms end"::formatted)
                .collect(Collectors.joining(", "));
        read(table, known, (row, moment) -> {
            for (int i = 0; i < names.length; i++) {
                long ms = row.getLong(i + 2);
                if (!row.wasNull()) {
                    note(Facts.lasted(names[i], ms), moment);
                }
            }
        });
    }

    private void read(String table, String columns, Noting noting) {
        handle.createQuery("select call_key, " + columns + " from " + table + " where call_key between " + range.floor()
                        + " and " + range.top())
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, _) -> {
                    noting.note(row, FactMoments.of(row.getLong(1)));
                    return true;
                })
                .forEach(_ -> {});
    }

    private interface Noting {
        void note(ResultSet row, int moment) throws SQLException;
    }

    private void note(String fact, int moment) {
        moments.computeIfAbsent(fact, _ -> new MutableRoaringBitmap()).add(moment);
    }

    Map<String, MutableRoaringBitmap> moments() {
        return moments;
    }
}
