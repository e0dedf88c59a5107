package org.ivrengine.calllog.sql.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
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
    void read(String table, String... columns) {
        handle.createQuery("select call_key, " + String.join(", ", columns) + " from " + table
                        + " where call_key between " + range.floor() + " and " + range.top())
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, _) -> noted(row, columns))
                .forEach(_ -> {});
    }

    private boolean noted(ResultSet row, String... columns) throws SQLException {
        int moment = FactMoments.of(row.getLong(1));
        for (int i = 0; i < columns.length; i++) {
            String value = row.getString(i + 2);
            if (value != null) {
                moments.computeIfAbsent(Facts.name(columns[i], value), _ -> new MutableRoaringBitmap())
                        .add(moment);
            }
        }
        return true;
    }

    Map<String, MutableRoaringBitmap> moments() {
        return moments;
    }
}
