package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.sql.keys.DurationClass;

/** Rows of the table of calls, written together when this is closed. */
final class CallRows implements AutoCloseable {

    private static final String COLUMNS = "channels, caller, caller_name, called, account, language, started_at,"
            + " ended_at, ending, self_service, asked_for_person, duration_ms, duration_class";

    private static final String INSERT = "insert into calls (" + COLUMNS
            + ", call_id, call_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE =
            "update calls set " + COLUMNS.replace(",", " = ?,") + " = ? where call_id = ? and call_key = ?";

    private final PreparedStatement statement;
    private boolean isEmpty = true;

    private CallRows(PreparedStatement statement) {
        this.statement = statement;
    }

    static CallRows insert(Connection connection) throws SQLException {
        return new CallRows(connection.prepareStatement(INSERT));
    }

    static CallRows update(Connection connection) throws SQLException {
        return new CallRows(connection.prepareStatement(UPDATE));
    }

    /** A call that has begun. */
    void add(long key, JournalEntry.Started call) throws SQLException {
        statement.setString(1, "");
        statement.setString(2, Columns.text(call.caller(), Columns.NUMBER_WIDTH));
        statement.setString(3, Columns.text(call.callerName(), Columns.NAME_WIDTH));
        statement.setString(4, Columns.text(call.called(), Columns.NUMBER_WIDTH));
        statement.setNull(5, Types.VARCHAR);
        statement.setString(6, Columns.text(call.language(), Columns.LANGUAGE_WIDTH));
        Columns.time(statement, 7, call.at());
        statement.setNull(8, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(9, "OPEN");
        statement.setBoolean(10, false);
        statement.setBoolean(11, false);
        statement.setNull(12, Types.INTEGER);
        statement.setNull(13, Types.SMALLINT);
        add(call.call(), key);
    }

    /** A call that is over. */
    void add(long key, CallRecord call) throws SQLException {
        statement.setString(1, Columns.text(String.join(" ", call.channels()), Columns.CHANNELS_WIDTH));
        statement.setString(2, Columns.text(call.caller(), Columns.NUMBER_WIDTH));
        statement.setString(3, Columns.text(call.callerName(), Columns.NAME_WIDTH));
        statement.setString(4, Columns.text(call.called(), Columns.NUMBER_WIDTH));
        Columns.optional(statement, 5, call.account(), Columns.ACCOUNT_WIDTH);
        statement.setString(6, Columns.text(call.language(), Columns.LANGUAGE_WIDTH));
        Columns.time(statement, 7, call.startedAt());
        Columns.time(statement, 8, call.endedAt());
        statement.setString(9, call.ending().name());
        statement.setBoolean(10, call.isSelfService());
        statement.setBoolean(11, call.askedForPerson());
        int durationMs = Columns.ms(call.startedAt(), call.endedAt());
        statement.setInt(12, durationMs);
        statement.setInt(13, DurationClass.of(durationMs));
        add(call.call(), key);
    }

    private void add(String id, long key) throws SQLException {
        statement.setObject(14, CallIds.uuid(id));
        statement.setLong(15, key);
        statement.addBatch();
        isEmpty = false;
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            if (!isEmpty) {
                statement.executeBatch();
            }
        }
    }
}
