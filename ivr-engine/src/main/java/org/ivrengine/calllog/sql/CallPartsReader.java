package org.ivrengine.calllog.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.jdbi.v3.core.Handle;

/** Reads everything that belongs to one call. */
final class CallPartsReader {

    private CallPartsReader() {}

    static CallDetail detail(Handle handle, SqlCallArchive.Row row) {
        Instant start = row.summary().startedAt();
        return new CallDetail(
                row.summary(),
                row.channels().isEmpty() ? List.of() : List.of(row.channels().split(" ")),
                resumptions(handle, row.key(), start),
                steps(handle, row.key(), start),
                operations(handle, row.key(), start),
                ContactRows.read(handle, row));
    }

    private static List<Instant> resumptions(Handle handle, long key, Instant start) {
        return handle.createQuery("select after_ms from call_resumptions where call_key = :key order by position")
                .bind("key", key)
                .map((row, _) -> start.plusMillis(row.getLong("after_ms")))
                .list();
    }

    private static List<StepVisit> steps(Handle handle, long key, Instant start) {
        return handle.createQuery("select flow, step, kind, outcome, language, after_ms, duration_ms from call_steps"
                        + " join call_places on call_places.place = call_steps.place"
                        + " where call_key = :key order by position")
                .bind("key", key)
                .map((row, _) -> {
                    Instant entered = start.plusMillis(row.getLong("after_ms"));
                    return new StepVisit(
                            row.getString("flow"),
                            row.getString("step"),
                            row.getString("kind"),
                            row.getString("outcome"),
                            row.getString("language"),
                            entered,
                            entered.plusMillis(row.getLong("duration_ms")));
                })
                .list();
    }

    private static List<OperationVisit> operations(Handle handle, long key, Instant start) {
        Map<Integer, List<Change>> changes = changes(handle, key);
        return handle.createQuery("select position, name, outcome, account, after_ms, duration_ms from call_operations"
                        + " join call_operation_kinds on call_operation_kinds.kind = call_operations.kind"
                        + " where call_key = :key order by position")
                .bind("key", key)
                .map((row, _) -> {
                    Instant began = start.plusMillis(row.getLong("after_ms"));
                    int position = row.getInt("position");
                    return new OperationVisit(
                            row.getString("name"),
                            row.getString("outcome"),
                            began,
                            began.plusMillis(row.getLong("duration_ms")),
                            "",
                            new Facts(
                                    Optional.ofNullable(row.getString("account")),
                                    changes.getOrDefault(position, List.of())));
                })
                .list();
    }

    /** By the operation's position. */
    private static Map<Integer, List<Change>> changes(Handle handle, long key) {
        Map<Integer, List<Change>> changes = new HashMap<>();
        handle.createQuery("select operation, what, from_value, to_value from call_changes"
                        + " where call_key = :key order by position")
                .bind("key", key)
                .map((row, _) -> Map.entry(
                        row.getInt("operation"),
                        new Change(row.getString("what"), row.getString("from_value"), row.getString("to_value"))))
                .forEach(change -> changes.computeIfAbsent(change.getKey(), _ -> new ArrayList<>())
                        .add(change.getValue()));
        return changes;
    }
}
