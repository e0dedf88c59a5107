package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.ivrengine.calllog.sql.keys.FactDays;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings in calls that are over and that nobody has stored before: without looking for what is there, and without figures,
 * which are to be counted anew afterwards. Belongs to one thread.
 */
public final class BulkLoad {

    private final Jdbi jdbi;
    private final CallNumbers numbers = new CallNumbers();
    private final CallParts parts = new CallParts();

    public BulkLoad(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A whole call. */
    public record Past(
            CallRecord call, List<ContactVisit> contacts, List<OfferRecord> offers, List<RecordedTalk> recordings) {
        public Past {
            contacts = List.copyOf(contacts);
            offers = List.copyOf(offers);
            recordings = List.copyOf(recordings);
        }
    }

    /**
     * Does this without indexes, and makes them again afterwards, whatever happens. For a database that nobody else uses.
     *
     * @param progress told each index that has been made
     */
    public void withoutIndexes(Runnable work, Consumer<String> progress) {
        LaterIndexes later;
        try (Handle handle = jdbi.open()) {
            later = LaterIndexes.of(handle);
        } catch (SQLException fault) {
            throw new IllegalStateException("the database does not say what it is", fault);
        }
        try {
            work.run();
        } finally {
            jdbi.useHandle(handle -> later.make(handle, progress));
        }
    }

    /** Stores them all, or on a fault none. */
    public void store(List<Past> calls, List<JournalEntry.Span> spans) {
        try (Handle handle = jdbi.open()) {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                handle.execute("update figures_state set is_complete = false where is_complete");
                write(connection, calls);
                SpanRows.insert(connection, spans);
                connection.commit();
                parts.committed();
            } finally {
                parts.rolledBack();
                connection.rollback(); // of nothing, after a commit
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("calls cannot be brought in", fault);
        }
    }

    private void write(Connection connection, List<Past> calls) throws SQLException {
        Map<Long, CallRecord> byKey = new LinkedHashMap<>();
        Map<String, Long> keys = new HashMap<>();
        List<ContactVisit> contacts = new ArrayList<>();
        List<OfferRecord> offers = new ArrayList<>();
        List<RecordedTalk> recordings = new ArrayList<>();
        try (CallRows rows = CallRows.insert(connection)) {
            for (Past past : calls) {
                long key = CallKeys.key(past.call().startedAt(), numbers.next(connection));
                rows.add(key, past.call());
                byKey.put(key, past.call());
                keys.put(past.call().call(), key);
                contacts.addAll(past.contacts());
                offers.addAll(past.offers());
                recordings.addAll(past.recordings());
            }
        }
        parts.write(connection, byKey);
        ContactRows.insert(connection, contacts, keys);
        OfferRows.insert(connection, offers);
        RecordingRows.insert(connection, recordings, keys);
        FactDays.changed(connection, byKey.keySet());
    }

    /** @return how many calls there are */
    public long calls() {
        return number("select count(*) from calls");
    }

    /** @return what the database takes on its disk */
    public long bytes() {
        return isPostgres() ? number("select pg_database_size(current_database())") : fileBytes();
    }

    private long fileBytes() {
        return number("select cast(setting_value as bigint) from information_schema.settings"
                + " where setting_name = 'info.FILE_SIZE'");
    }

    private boolean isPostgres() {
        try (Handle handle = jdbi.open()) {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException fault) {
            throw new IllegalStateException("the database does not say what it is", fault);
        }
    }

    private long number(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).findOne().orElse(0L));
    }

    /** Lets the database look at what it has, as it does by itself in time, so that it knows its tables before it is asked. */
    public void tidy() {
        jdbi.useHandle(handle -> handle.execute(isPostgres() ? "vacuum analyze" : "analyze"));
    }
}
