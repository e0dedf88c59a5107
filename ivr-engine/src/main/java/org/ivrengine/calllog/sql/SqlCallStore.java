package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.calllog.CallStore;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.sql.figures.FigureWriter;
import org.ivrengine.report.Targets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Carries a journal into the tables. Plain JDBC below: thousands of rows a second come through here. Belongs to one
 * thread.
 */
public final class SqlCallStore implements CallStore {

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final CallWriter writer;

    /** For queues that promise what is usual. */
    public SqlCallStore(Jdbi jdbi, InstantSource clock) {
        this(jdbi, clock, _ -> Targets.DEFAULT);
    }

    /** @param promised by queue, for the figures of those that have none yet */
    public SqlCallStore(Jdbi jdbi, InstantSource clock, Function<String, Targets> promised) {
        this.jdbi = jdbi;
        this.clock = clock;
        writer = new CallWriter(new FigureWriter(promised));
    }

    @Override
    public Optional<JournalPosition> position(String journal) {
        try {
            return jdbi.withHandle(handle -> position(handle, journal));
        } catch (JdbiException away) {
            throw new StoreAwayException("the call log's position cannot be read", root(away));
        }
    }

    /** @return up to where a journal has been carried */
    static Optional<JournalPosition> position(Handle handle, String journal) {
        return handle.select("select file, position from call_journals where journal = ?", journal)
                .map((row, _) -> new JournalPosition(row.getString(1), row.getLong(2)))
                .findOne();
    }

    @Override
    public void store(Batch batch) {
        try (Handle handle = jdbi.open()) {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                advance(connection, batch);
                write(connection, batch);
                connection.commit();
                writer.committed();
            } finally {
                writer.rolledBack();
                connection.rollback(); // of nothing, after a commit
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw isRefusal(fault)
                    ? new StoreRefusedException("the database refuses calls", fault)
                    : new StoreAwayException("calls cannot be stored", fault);
        } catch (JdbiException away) {
            throw new StoreAwayException("calls cannot be stored", root(away));
        }
    }

    /** An entry that makes no sense must not hold up the others. */
    private void write(Connection connection, Batch batch) throws SQLException {
        try {
            writer.write(connection, batch.entries());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException senseless) {
            throw new StoreRefusedException("an entry makes no sense", senseless);
        }
    }

    /** Takes the journal's row for this transaction, so that nobody else carries the same entries. */
    private void advance(Connection connection, Batch batch) throws SQLException {
        int rows;
        if (batch.from().isPresent()) {
            try (PreparedStatement update =
                    connection.prepareStatement("update call_journals set file = ?, position = ?, carried_at = ?"
                            + " where journal = ? and file = ? and position = ?")) {
                update.setString(1, batch.to().file());
                update.setLong(2, batch.to().offset());
                Columns.time(update, 3, clock.instant());
                update.setString(4, batch.journal());
                update.setString(5, batch.from().get().file());
                update.setLong(6, batch.from().get().offset());
                rows = update.executeUpdate();
            }
        } else {
            rows = begin(connection, batch);
        }
        if (rows != 1) {
            throw new SQLException("somebody else has carried journal " + batch.journal() + " from " + batch.from());
        }
    }

    private int begin(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("select count(*) from call_journals where journal = ?")) {
            count.setString(1, batch.journal());
            try (ResultSet known = count.executeQuery()) {
                known.next();
                if (known.getInt(1) > 0) {
                    return 0;
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_journals (journal, file, position, carried_at) values (?, ?, ?, ?)")) {
            insert.setString(1, batch.journal());
            insert.setString(2, batch.to().file());
            insert.setLong(3, batch.to().offset());
            Columns.time(insert, 4, clock.instant());
            return insert.executeUpdate();
        }
    }

    /** Classes of the standard: 22 is a value that does not fit, 23 a row that must not be. */
    private static boolean isRefusal(SQLException fault) {
        for (SQLException next = fault; next != null; next = next.getNextException()) {
            String state = next.getSQLState();
            if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
