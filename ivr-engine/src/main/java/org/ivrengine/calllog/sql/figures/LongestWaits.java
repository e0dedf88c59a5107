package org.ivrengine.calllog.sql.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Count;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;

/**
 * A longest wait is no sum: when the contact that had it is changed or gone, the next longest has to be looked for. Rare,
 * for contacts that are told again have the same wait.
 */
final class LongestWaits {

    private LongestWaits() {}

    /** Looks again where the longest of the old rows is among the new ones no more. */
    static void shrink(Connection connection, FigureTable table, Report was, Report is) throws SQLException {
        Map<Cell, Long> before = longest(table, was);
        Map<Cell, Long> after = longest(table, is);
        for (Map.Entry<Cell, Long> cell : before.entrySet()) {
            if (after.getOrDefault(cell.getKey(), 0L) < cell.getValue()) {
                lookAgain(connection, table, cell.getKey(), cell.getValue());
            }
        }
    }

    private static SortedMap<Cell, Long> longest(FigureTable table, Report report) {
        SortedMap<Cell, Long> longest = new TreeMap<>();
        for (Map.Entry<Cell, Tally> entry : report.cells().entrySet()) {
            long ms = entry.getValue().get(Count.LONGEST_WAIT_MS);
            if (ms > 0) {
                longest.merge(table.cell(entry.getKey()), ms, Math::max);
            }
        }
        return longest;
    }

    private static void lookAgain(Connection connection, FigureTable table, Cell cell, long wasMs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select longest_wait_ms from " + table.table() + " where kind = ? and from_at = ? and name = ?")) {
            select.setString(1, cell.by().name());
            select.setObject(2, FigureTable.time(cell.interval().fromMs()));
            select.setString(3, cell.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getLong(1) > wasMs) {
                    return; // somebody else waited longer
                }
            }
        }
        table.longest(connection, cell, among(connection, cell, wasMs));
    }

    /** Nobody in the cell waited longer than {@code mostMs}, so nobody joined earlier than that before it. */
    private static long among(Connection connection, Cell cell, long mostMs) throws SQLException {
        String whose = switch (cell.by()) {
            case ALL, SKILL -> "";
            case QUEUE -> " and queue = ?";
            case AGENT -> " and agent = ?";
        };
        long longest = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "select joined_at, wait_ms, skills from contacts where joined_at >= ? and joined_at < ?" + whose)) {
            select.setObject(1, FigureTable.time(cell.interval().fromMs() - mostMs));
            select.setObject(2, FigureTable.time(cell.interval().untilMs()));
            if (!whose.isEmpty()) {
                select.setString(3, cell.name());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long waitMs = rows.getLong(2);
                    long endMs =
                            rows.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli() + waitMs;
                    if (cell.interval().contains(endMs) && isOf(cell, rows.getString(3))) {
                        longest = Math.max(longest, waitMs);
                    }
                }
            }
        }
        return longest;
    }

    private static boolean isOf(Cell cell, String skills) {
        return cell.by() != Cell.By.SKILL || List.of(skills.split(" ")).contains(cell.name());
    }
}
