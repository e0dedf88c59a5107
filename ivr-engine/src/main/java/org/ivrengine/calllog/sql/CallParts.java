package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;

/** Steps, operations, changes and resumptions of calls that are over. Belongs to one thread. */
final class CallParts {

    private final Names places = Names.ofPlaces();
    private final Names operationKinds = Names.ofOperationKinds();

    void committed() {
        places.committed();
        operationKinds.committed();
    }

    void rolledBack() {
        places.rolledBack();
        operationKinds.rolledBack();
    }

    void write(Connection connection, Map<Long, CallRecord> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        steps(connection, calls);
        operations(connection, calls);
        changes(connection, calls);
        resumptions(connection, calls);
    }

    private void steps(Connection connection, Map<Long, CallRecord> calls) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_steps (call_key, position, place, outcome, language, after_ms, duration_ms)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<Long, CallRecord> call : calls.entrySet()) {
                Instant start = call.getValue().startedAt();
                int position = 0;
                for (StepVisit visit : call.getValue().steps()) {
                    insert.setLong(1, call.getKey());
                    insert.setInt(2, position++);
                    insert.setInt(3, places.number(connection, place(visit)));
                    insert.setString(4, Columns.text(visit.outcome(), Columns.OUTCOME_WIDTH));
                    insert.setString(5, Columns.text(visit.language(), Columns.LANGUAGE_WIDTH));
                    insert.setInt(6, Columns.ms(start, visit.enteredAt()));
                    insert.setInt(7, Columns.ms(visit.enteredAt(), visit.leftAt()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<String> place(StepVisit visit) {
        return List.of(
                Columns.text(visit.flow(), Columns.FLOW_WIDTH),
                Columns.text(visit.step(), Columns.STEP_WIDTH),
                Columns.text(visit.kind(), Columns.KIND_WIDTH));
    }

    private void operations(Connection connection, Map<Long, CallRecord> calls) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_operations (call_key, position, kind, account, after_ms, duration_ms)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<Long, CallRecord> call : calls.entrySet()) {
                int position = 0;
                for (OperationVisit visit : call.getValue().operations()) {
                    insert.setLong(1, call.getKey());
                    insert.setInt(2, position++);
                    insert.setInt(3, operationKinds.number(connection, kind(visit)));
                    Columns.optional(insert, 4, visit.facts().account(), Columns.ACCOUNT_WIDTH);
                    insert.setInt(5, Columns.ms(call.getValue().startedAt(), visit.startedAt()));
                    insert.setInt(6, Columns.ms(visit.startedAt(), visit.endedAt()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<String> kind(OperationVisit visit) {
        return List.of(
                Columns.text(visit.name(), Columns.OPERATION_WIDTH),
                Columns.text(visit.outcome(), Columns.OPERATION_OUTCOME_WIDTH));
    }

    private static void changes(Connection connection, Map<Long, CallRecord> calls) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_changes (call_key, position, operation, what, from_value, to_value)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<Long, CallRecord> call : calls.entrySet()) {
                int position = 0;
                int operation = 0;
                for (OperationVisit visit : call.getValue().operations()) {
                    for (Change change : visit.facts().changes()) {
                        insert.setLong(1, call.getKey());
                        insert.setInt(2, position++);
                        insert.setInt(3, operation);
                        insert.setString(4, Columns.text(change.what(), Columns.WHAT_WIDTH));
                        insert.setString(5, Columns.text(change.from(), Columns.VALUE_WIDTH));
                        insert.setString(6, Columns.text(change.to(), Columns.VALUE_WIDTH));
                        insert.addBatch();
                    }
                    operation++;
                }
            }
            insert.executeBatch();
        }
    }

    private static void resumptions(Connection connection, Map<Long, CallRecord> calls) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_resumptions (call_key, position, after_ms) values (?, ?, ?)")) {
            for (Map.Entry<Long, CallRecord> call : calls.entrySet()) {
                int position = 0;
                for (Instant at : call.getValue().resumedAt()) {
                    insert.setLong(1, call.getKey());
                    insert.setInt(2, position++);
                    insert.setInt(3, Columns.ms(call.getValue().startedAt(), at));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
