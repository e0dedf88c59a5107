package org.ivrengine.calllog.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ivrengine.calllog.CallArchive;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.ivrengine.calllog.sql.keys.CallSearch;
import org.ivrengine.calllog.sql.keys.KeyRange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The call log's tables, searched. */
public final class SqlCallArchive implements CallArchive {

    private static final String COLUMNS = "call_key, call_id, channels, caller, caller_name, called, account, language,"
            + " started_at, ended_at, ending, self_service, asked_for_person";

    private final Jdbi jdbi;

    public SqlCallArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row of the table of calls. */
    record Row(long key, String channels, CallSummary summary) {}

    @Override
    public Found find(CallFilter filter, Optional<String> before, int limit, Duration within) {
        // In one snapshot: a day that is counted anew meanwhile numbers its calls otherwise.
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            CallSearch.Keys found = CallSearch.find(handle, filter, range(handle, filter, before), limit, within);
            return new Found(summaries(handle, found.keys()), found.unsearched().map(CallKeys::time));
        });
    }

    private static KeyRange range(Handle handle, CallFilter filter, Optional<String> before) {
        long floor = filter.from().map(CallKeys::first).orElse(0L);
        long top = filter.to().map(to -> CallKeys.first(to) - 1).orElse(Long.MAX_VALUE);
        long last =
                before.flatMap(id -> row(handle, id)).map(row -> row.key() - 1).orElse(Long.MAX_VALUE);
        return new KeyRange(floor, Math.min(top, last));
    }

    private static List<CallSummary> summaries(Handle handle, List<Long> keys) {
        Map<Long, CallSummary> byKey = handle
                .createQuery("select " + COLUMNS + " from calls where call_key = any(:keys)")
                .bindArray("keys", Long.class, keys)
                .map(SqlCallArchive::row)
                .stream()
                .collect(Collectors.toMap(Row::key, Row::summary));
        // A contact whose call was never logged has a key without a call.
        return keys.stream().map(byKey::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<String> idsThatBegin(String prefix, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select call_id from calls"
                        + " where call_id between :least and :greatest order by call_id fetch first :limit rows only")
                .bind("least", CallIds.least(prefix))
                .bind("greatest", CallIds.greatest(prefix))
                .bind("limit", limit)
                .map((row, _) -> CallIds.text(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public Optional<CallDetail> call(String id) {
        return jdbi.withHandle(handle -> row(handle, id).map(row -> CallPartsReader.detail(handle, row)));
    }

    @Override
    public Optional<JournalPosition> position(String journal) {
        return jdbi.withHandle(handle -> SqlCallStore.position(handle, journal));
    }

    static Optional<Row> row(Handle handle, String id) {
        return handle.createQuery("select " + COLUMNS + " from calls where call_id = :id")
                .bind("id", CallIds.uuid(id))
                .map(SqlCallArchive::row)
                .findOne();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        Function<OffsetDateTime, Instant> instant = OffsetDateTime::toInstant;
        return new Row(
                row.getLong("call_key"),
                row.getString("channels"),
                new CallSummary(
                        CallIds.text(row.getObject("call_id", UUID.class)),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                .map(instant),
                        CallStatus.valueOf(row.getString("ending")),
                        row.getString("caller"),
                        row.getString("caller_name"),
                        row.getString("called"),
                        Optional.ofNullable(row.getString("account")),
                        row.getString("language"),
                        row.getBoolean("self_service"),
                        row.getBoolean("asked_for_person")));
    }
}
