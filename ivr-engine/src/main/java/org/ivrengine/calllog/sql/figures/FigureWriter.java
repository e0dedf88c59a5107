package org.ivrengine.calllog.sql.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Count;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;

/**
 * Keeps the figures in step with rows, in the transaction that changes the rows and after it has changed them: what the
 * old rows counted is taken off, what the new ones count is added, both by the fold that reports are made with.
 */
public final class FigureWriter {

    private final Function<String, Targets> promised;

    /** @param promised by queue; asked once for each queue, what was counted by then stays until all is counted anew */
    public FigureWriter(Function<String, Targets> promised) {
        this.promised = promised;
    }

    /** Rows as they can be read from the tables. */
    public record Rows(Collection<Contact> contacts, Collection<AgentSpan> spans) {}

    /**
     * Counts rows that were changed.
     *
     * @param before as they were; nothing of a new one
     * @param after as they are
     */
    public void change(Connection connection, Rows before, Rows after) throws SQLException {
        takeTurn(connection);
        Set<String> queues = Stream.of(before, after)
                .flatMap(rows -> rows.contacts().stream())
                .map(Contact::queue)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Targets> targets = FigureTargets.with(connection, queues, promised);
        Report was = report(before, targets);
        Report is = report(after, targets);
        SortedMap<Cell, Map<Count, Long>> quarters = difference(was, is);
        for (FigureTable table : FigureTable.values()) {
            table.add(connection, merged(table, quarters));
            LongestWaits.shrink(connection, table, was, is);
        }
    }

    /** One after another, so that nobody counts anew what somebody else changes meanwhile. */
    static boolean takeTurn(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet state =
                        select.executeQuery("select is_complete from figures_state where only_row = 1 for update")) {
            state.next();
            return state.getBoolean(1);
        }
    }

    private static Report report(Rows rows, Map<String, Targets> targets) {
        Report report = Report.byQuarters(ZoneOffset.UTC, queue -> targets.getOrDefault(queue, Targets.DEFAULT));
        rows.contacts().forEach(report::add);
        rows.spans().forEach(report::add);
        return report;
    }

    private static SortedMap<Cell, Map<Count, Long>> difference(Report was, Report is) {
        Set<Cell> cells = new TreeSet<>(was.cells().keySet());
        cells.addAll(is.cells().keySet());
        SortedMap<Cell, Map<Count, Long>> changes = new TreeMap<>();
        for (Cell cell : cells) {
            Tally before = was.cells().getOrDefault(cell, new Tally());
            Tally after = is.cells().getOrDefault(cell, new Tally());
            Map<Count, Long> change = new EnumMap<>(Count.class);
            for (Count count : Count.values()) {
                long amount = count == Count.LONGEST_WAIT_MS ? after.get(count) : after.get(count) - before.get(count);
                if (amount != 0) {
                    change.put(count, amount);
                }
            }
            if (!change.isEmpty()) {
                changes.put(cell, change);
            }
        }
        return changes;
    }

    private static SortedMap<Cell, Map<Count, Long>> merged(
            FigureTable table, SortedMap<Cell, Map<Count, Long>> quarters) {
        SortedMap<Cell, Map<Count, Long>> merged = new TreeMap<>();
        quarters.forEach((cell, change) -> {
            Map<Count, Long> sum = merged.computeIfAbsent(table.cell(cell), _ -> new EnumMap<>(Count.class));
            change.forEach((count, amount) -> sum.merge(count, amount, count::merge));
        });
        return merged;
    }

    /** Counts calls that have ended. */
    public static void calls(Connection connection, Collection<CallSummary> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        takeTurn(connection);
        SortedMap<Long, CallCounts> quarters = new TreeMap<>();
        for (CallSummary call : calls) {
            call.endedAt()
                    .ifPresent(end -> quarters.merge(
                            FigureTable.QUARTERS.at(end.toEpochMilli()).fromMs(),
                            CallCounts.of(call),
                            CallCounts::plus));
        }
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into calls_by_quarter (from_at) values (?) on conflict do nothing");
                PreparedStatement update = connection.prepareStatement("update calls_by_quarter set calls = calls + ?,"
                        + " self_service = self_service + ?, contained = contained + ? where from_at = ?")) {
            for (Map.Entry<Long, CallCounts> quarter : quarters.entrySet()) {
                insert.setObject(1, FigureTable.time(quarter.getKey()));
                insert.addBatch();
                update.setLong(1, quarter.getValue().calls());
                update.setLong(2, quarter.getValue().selfService());
                update.setLong(3, quarter.getValue().contained());
                update.setObject(4, FigureTable.time(quarter.getKey()));
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }
}
