package org.ivrengine.calllog.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ivrengine.calllog.CallErasure;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.sql.figures.FigureWriter;
import org.ivrengine.report.Targets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Erases in the call log's tables, each call in a transaction. */
public final class SqlCallErasure implements CallErasure {

    private static final List<String> PARTS =
            List.of("call_steps", "call_operations", "call_changes", "call_resumptions", "contacts", "calls");

    private final Jdbi jdbi;

    /** Figures of a queue that has contacts are counted by known promises; none has to be asked for. */
    private final FigureWriter figures = new FigureWriter(_ -> Targets.DEFAULT);

    public SqlCallErasure(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean anonymise(String call) {
        return jdbi.inTransaction(handle -> {
            Optional<SqlCallArchive.Row> row = over(handle, call);
            row.ifPresent(found -> anonymise(handle, found.key()));
            return row.isPresent();
        });
    }

    private static void anonymise(Handle handle, long key) {
        handle.execute(
                "update calls set caller = '', caller_name = '', account = null, channels = '' where call_key = ?",
                key);
        handle.execute("update call_operations set account = null where call_key = ?", key);
        handle.execute("update call_changes set from_value = '', to_value = '' where call_key = ?", key);
        handle.execute("update contacts set caller = null where call_key = ?", key);
    }

    @Override
    public boolean remove(String call) {
        try {
            return jdbi.inTransaction(handle -> {
                Optional<SqlCallArchive.Row> row = over(handle, call);
                if (row.isPresent()) {
                    remove(handle, row.get());
                }
                return row.isPresent();
            });
        } catch (SQLException fault) {
            throw new IllegalStateException("call " + call + " cannot be removed", fault);
        }
    }

    private void remove(Handle handle, SqlCallArchive.Row row) throws SQLException {
        List<ContactVisit> visits = ContactRows.read(handle, row);
        for (ContactVisit visit : visits) {
            handle.execute(
                    "delete from contact_announcements where contact = ?",
                    visit.contact().id());
            handle.execute(
                    "delete from contact_offers where contact = ?",
                    visit.contact().id());
        }
        PARTS.forEach(table -> handle.execute("delete from " + table + " where call_key = ?", row.key()));
        figures.change(
                handle.getConnection(),
                new FigureWriter.Rows(visits.stream().map(ContactVisit::contact).toList(), List.of()),
                FigureWriter.Rows.NONE);
        FigureWriter.calls(handle.getConnection(), List.of(row.summary()), -1);
    }

    /** One that goes on would be written again when it ends. */
    private static Optional<SqlCallArchive.Row> over(Handle handle, String call) {
        return SqlCallArchive.row(handle, call).filter(row -> row.summary().status() != CallStatus.OPEN);
    }
}
