package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ivrengine.calllog.JournalEntry;

/** Stretches of agents' time, as rows. One that is written again changes nothing. */
final class SpanRows {

    private SpanRows() {}

    static void write(Connection connection, List<JournalEntry.Span> spans) throws SQLException {
        if (spans.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from agent_spans where agent = ? and from_at = ? and state = ?");
                PreparedStatement insert = connection.prepareStatement("insert into agent_spans"
                        + " (agent, from_at, state, until_at, activity, reason) values (?, ?, ?, ?, ?, ?)")) {
            for (JournalEntry.Span entry : spans) {
                Instant from = Instant.ofEpochMilli(entry.span().fromMs());
                for (PreparedStatement statement : List.of(delete, insert)) {
                    statement.setString(1, Columns.text(entry.span().agent(), Columns.AGENT_WIDTH));
                    Columns.time(statement, 2, from);
                    statement.setString(3, Columns.text(entry.state(), Columns.STATE_WIDTH));
                }
                delete.addBatch();
                Columns.time(insert, 4, Instant.ofEpochMilli(entry.span().untilMs()));
                insert.setString(5, entry.span().activity().name());
                insert.setString(6, Columns.text(entry.reason(), Columns.REASON_WIDTH));
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }
}
