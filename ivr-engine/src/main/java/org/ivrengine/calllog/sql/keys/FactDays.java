package org.ivrengine.calllog.sql.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The days (of UTC) in which calls began, and whether the facts of a day's calls are counted. Every transaction that writes
 * calls raises the version of their days; a day is counted as long as it has the version that was counted.
 */
public final class FactDays {

    private static final int DAYS_AT_ONCE = 366;

    private FactDays() {}

    /**
     * A day that has calls.
     *
     * @param number of days since 1970
     * @param isCounted whether its facts tell of all its calls
     */
    record Day(int number, boolean isCounted) {}

    /** What is known of these calls has changed. To be said last in a transaction: from here on others wait for its end. */
    public static void changed(Connection connection, Collection<Long> keys) throws SQLException {
        SortedSet<Integer> days = new TreeSet<>();
        keys.forEach(key -> days.add(CallKeys.day(key)));
        if (days.isEmpty()) {
            return;
        }
        // In order, so that two who write the same days do not wait for each other for ever.
        try (PreparedStatement begin = connection.prepareStatement(
                        "insert into call_fact_days (on_day, version) values (?, 0) on conflict do nothing");
                PreparedStatement raise = connection.prepareStatement(
                        "update call_fact_days set version = version + 1 where on_day = ?")) {
            for (int day : days) {
                raise.setInt(1, day);
                if (raise.executeUpdate() == 0) {
                    begin.setInt(1, day);
                    begin.executeUpdate();
                    raise.executeUpdate();
                }
            }
        }
    }

    /** @return the newest days of a range that have calls, newest first */
    static List<Day> newest(Handle handle, KeyRange range) {
        return handle.createQuery("select on_day, counted = version from call_fact_days"
                        + " where on_day between :from and :to order by on_day desc fetch first :limit rows only")
                .bind("from", CallKeys.day(range.floor()))
                .bind("to", CallKeys.day(range.top()))
                .bind("limit", DAYS_AT_ONCE)
                .map((row, _) -> new Day(row.getInt(1), row.getBoolean(2)))
                .list();
    }

    /** @return days before this one that are not counted, newest first */
    static List<Integer> uncounted(Handle handle, int before) {
        return handle.createQuery("select on_day from call_fact_days where on_day < :before"
                        + " and (counted is null or counted <> version) order by on_day desc")
                .bind("before", before)
                .mapTo(Integer.class)
                .list();
    }

    static OptionalLong version(Handle handle, int day) {
        return handle.createQuery("select version from call_fact_days where on_day = :day")
                .bind("day", day)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** @return false when the day has changed since it had that version */
    static boolean isCountedAs(Handle handle, int day, long version) {
        return handle.createUpdate(
                                "update call_fact_days set counted = :version where on_day = :day and version = :version")
                        .bind("day", day)
                        .bind("version", version)
                        .execute()
                == 1;
    }
}
