package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.report.AgentSpan;

/** Stretches of agents' time, as rows. One that is written again changes nothing. */
final class SpanRows {

    private SpanRows() {}

    static void write(Connection connection, List<JournalEntry.Span> spans) throws SQLException {
        if (spans.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from agent_spans where agent = ? and from_at = ? and state = ?")) {
            for (JournalEntry.Span entry : spans) {
                key(delete, entry);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        insert(connection, spans);
    }

    /** @return those of these stretches that are in the table, as they are there */
    static List<AgentSpan> stored(Connection connection, List<JournalEntry.Span> spans) throws SQLException {
        if (spans.isEmpty()) {
            return List.of();
        }
        Set<Key> keys = spans.stream().map(Key::of).collect(Collectors.toSet());
        List<AgentSpan> stored = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select agent, from_at, state, until_at, activity"
                + " from agent_spans where agent = any(?) and from_at between ? and ?")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar", keys.stream().map(Key::agent).distinct().toArray()));
            Columns.time(select, 2, time(keys.stream().mapToLong(Key::fromMs).min()));
            Columns.time(select, 3, time(keys.stream().mapToLong(Key::fromMs).max()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    AgentSpan span = new AgentSpan(
                            rows.getString(1), AgentSpan.Activity.valueOf(rows.getString(5)), ms(rows, 2), ms(rows, 4));
                    if (keys.contains(new Key(span.agent(), span.fromMs(), rows.getString(3)))) {
                        stored.add(span);
                    }
                }
            }
        }
        return stored;
    }

    private record Key(String agent, long fromMs, String state) {
        static Key of(JournalEntry.Span entry) {
            return new Key(
                    Columns.text(entry.span().agent(), Columns.AGENT_WIDTH),
                    entry.span().fromMs(),
                    Columns.text(entry.state(), Columns.STATE_WIDTH));
        }
    }

    private static Instant time(OptionalLong ms) {
        return Instant.ofEpochMilli(ms.orElseThrow());
    }

    private static long ms(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }

    /** Stretches that are not in the table yet. */
    static void insert(Connection connection, List<JournalEntry.Span> spans) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into agent_spans"
                + " (agent, from_at, state, until_at, activity, reason) values (?, ?, ?, ?, ?, ?)")) {
            for (JournalEntry.Span entry : spans) {
                key(insert, entry);
                Columns.time(insert, 4, Instant.ofEpochMilli(entry.span().untilMs()));
                insert.setString(5, entry.span().activity().name());
                insert.setString(6, Columns.text(entry.reason(), Columns.REASON_WIDTH));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void key(PreparedStatement row, JournalEntry.Span entry) throws SQLException {
        row.setString(1, Columns.text(entry.span().agent(), Columns.AGENT_WIDTH));
        Columns.time(row, 2, Instant.ofEpochMilli(entry.span().fromMs()));
        row.setString(3, Columns.text(entry.state(), Columns.STATE_WIDTH));
    }
}
