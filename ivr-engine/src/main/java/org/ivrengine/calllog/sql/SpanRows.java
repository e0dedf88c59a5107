package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
        List<Key> keys = spans.stream().map(Key::of).distinct().toList();
        List<AgentSpan> stored = new ArrayList<>();
        // One look into the index for each, whatever a planner thinks.
        try (PreparedStatement select = connection.prepareStatement("select agent, from_at, until_at, activity"
                + " from unnest(cast(? as varchar array), cast(? as timestamp(3) with time zone array),"
                + " cast(? as varchar array)) as asked(asked_agent, asked_from, asked_state)"
                + " left join agent_spans on agent = asked_agent and from_at = asked_from and state = asked_state"
                + " where agent is not null")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar", keys.stream().map(Key::agent).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz", keys.stream().map(Key::from).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "varchar", keys.stream().map(Key::state).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.add(new AgentSpan(
                            rows.getString(1),
                            AgentSpan.Activity.valueOf(rows.getString(4)),
                            ms(rows, 2),
                            ms(rows, 3)));
                }
            }
        }
        return stored;
    }

    private record Key(String agent, OffsetDateTime from, String state) {
        static Key of(JournalEntry.Span entry) {
            return new Key(
                    Columns.text(entry.span().agent(), Columns.AGENT_WIDTH),
                    Instant.ofEpochMilli(entry.span().fromMs()).atOffset(ZoneOffset.UTC),
                    Columns.text(entry.state(), Columns.STATE_WIDTH));
        }
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
