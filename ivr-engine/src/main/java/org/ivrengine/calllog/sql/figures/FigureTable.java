package org.ivrengine.calllog.sql.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Count;
import org.ivrengine.report.Interval;
import org.ivrengine.report.Tally;
import org.jdbi.v3.core.Handle;

/** The two tables of figures: the same columns, for quarters of an hour and for days of UTC. */
enum FigureTable {
    QUARTERS("figures_by_quarter", Interval.QUARTER),
    DAYS("figures_by_day", Duration.ofDays(1));

    static final List<String> COLUMNS =
            Stream.of(Count.values()).map(FigureTable::column).toList();

    private static final String KEY = " where kind = ? and from_at = ? and name = ?";

    private final String table;
    private final Duration length;

    FigureTable(String table, Duration length) {
        this.table = table;
        this.length = length;
    }

    static String column(Count count) {
        return count.name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return table;
    }

    /** @return the interval of this table in which the instant lies */
    Interval at(long ms) {
        long fromMs = Math.floorDiv(ms, length.toMillis()) * length.toMillis();
        return new Interval(fromMs, fromMs + length.toMillis());
    }

    Cell cell(Cell quarter) {
        return new Cell(at(quarter.interval().fromMs()), quarter.by(), quarter.name());
    }

    /** Adds to rows, which are made where there are none; a longest wait only grows. */
    void add(Connection connection, SortedMap<Cell, Map<Count, Long>> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        String sums = COLUMNS.stream()
                .map(column -> column.startsWith("longest")
                        ? column + " = greatest(" + column + ", ?)"
                        : column + " = " + column + " + ?")
                .collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (kind, from_at, name) values (?, ?, ?) on conflict do nothing");
                PreparedStatement update = connection.prepareStatement("update " + table + " set " + sums + KEY)) {
            for (Map.Entry<Cell, Map<Count, Long>> change : changes.entrySet()) {
                key(insert, 1, change.getKey());
                insert.addBatch();
                int column = 1;
                for (Count count : Count.values()) {
                    update.setLong(column++, change.getValue().getOrDefault(count, 0L));
                }
                key(update, column, change.getKey());
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }

    /** Rows that are not in the table yet. */
    void insert(Connection connection, SortedMap<Cell, Tally> cells) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (" + String.join(", ", COLUMNS)
                        + ", kind, from_at, name) values (" + "?, ".repeat(COLUMNS.size()) + "?, ?, ?)")) {
            for (Map.Entry<Cell, Tally> cell : cells.entrySet()) {
                int column = 1;
                for (Count count : Count.values()) {
                    insert.setLong(column++, cell.getValue().get(count));
                }
                key(insert, column, cell.getKey());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** By kinds, with which the index begins. */
    void delete(Handle handle, Instant from, Instant until) {
        for (Cell.By kind : Cell.By.values()) {
            handle.createUpdate(
                            "delete from " + table + " where kind = :kind and from_at >= :from and from_at < :until")
                    .bind("kind", kind.name())
                    .bind("from", from)
                    .bind("until", until)
                    .execute();
        }
    }

    void longest(Connection connection, Cell cell, long ms) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + table + " set longest_wait_ms = ?" + KEY)) {
            update.setLong(1, ms);
            key(update, 2, cell);
            update.executeUpdate();
        }
    }

    private static void key(PreparedStatement row, int column, Cell cell) throws SQLException {
        row.setString(column, cell.by().name());
        row.setObject(column + 1, time(cell.interval().fromMs()));
        row.setString(column + 2, cell.name());
    }

    static OffsetDateTime time(long ms) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
    }
}
