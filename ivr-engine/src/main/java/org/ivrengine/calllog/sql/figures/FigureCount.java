package org.ivrengine.calllog.sql.figures;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ivrengine.calllog.sql.SqlContactArchive;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Count;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Counts the figures anew from the rows, or compares them with the rows: a day of UTC in each transaction. Counting lets
 * writers in between two days; until all are counted, reports read the rows.
 */
public final class FigureCount {

    /** Spans end at the latest so long after they begin. */
    private static final Duration SPAN_MAX = Duration.ofDays(2);

    private final Jdbi jdbi;

    public FigureCount(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return whether the figures sum up all that there is */
    public boolean isComplete() {
        return jdbi.withHandle(SqlFigures::isComplete);
    }

    /** @param longestMs from a contact's or a call's beginning to its end */
    private record Extent(LocalDate first, LocalDate last, long longestMs) {}

    /** What the figures of one day are. */
    private record Day(SortedMap<Cell, Tally> quarters, SortedMap<Cell, Tally> days, Map<Instant, CallCounts> calls) {}

    /**
     * Counts everything anew.
     *
     * @param promised by queue
     * @param progress told each day that is done
     */
    public void rebuild(Function<String, Targets> promised, Consumer<LocalDate> progress) {
        inTransaction(handle -> {
            FigureWriter.takeTurn(handle.getConnection());
            handle.execute("update figures_state set is_complete = false");
            handle.execute("delete from figures_targets");
        });
        Optional<Extent> extent = jdbi.withHandle(FigureCount::extent);
        if (extent.isEmpty()) {
            jdbi.useTransaction(FigureCount::forgetAll);
        } else {
            LocalDate first = extent.get().first();
            LocalDate last = extent.get().last();
            jdbi.useTransaction(handle -> {
                forget(handle, Instant.EPOCH, start(first));
                forget(handle, start(last.plusDays(1)), start(last.plusDays(100_000)));
            });
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                LocalDate counted = day;
                inTransaction(handle -> count(handle, extent.get(), counted, promised));
                progress.accept(day);
            }
        }
        inTransaction(handle -> {
            FigureWriter.takeTurn(handle.getConnection());
            handle.execute("update figures_state set is_complete = true");
        });
    }

    /** Whoever has taken his turn in it sees everything that was written before. */
    private void inTransaction(HandleConsumer<SQLException> work) {
        inTransaction(TransactionIsolationLevel.READ_COMMITTED, work);
    }

    private void inTransaction(TransactionIsolationLevel level, HandleConsumer<SQLException> work) {
        try {
            jdbi.useTransaction(level, work);
        } catch (SQLException fault) {
            throw new IllegalStateException("figures cannot be counted", fault);
        }
    }

    private static void forgetAll(Handle handle) {
        List.of("figures_by_quarter", "figures_by_day", "calls_by_quarter")
                .forEach(table -> handle.execute("delete from " + table));
    }

    private static void forget(Handle handle, Instant from, Instant until) {
        for (FigureTable table : FigureTable.values()) {
            table.delete(handle, from, until);
        }
        handle.createUpdate("delete from calls_by_quarter where from_at >= :from and from_at < :until")
                .bind("from", from)
                .bind("until", until)
                .execute();
    }

    private static void count(Handle handle, Extent extent, LocalDate day, Function<String, Targets> promised)
            throws SQLException {
        FigureWriter.takeTurn(handle.getConnection());
        Map<String, Targets> targets = new TreeMap<>(FigureTargets.known(handle));
        Day counted = day(handle, extent, day, queue -> targets.computeIfAbsent(queue, promised));
        FigureTargets.with(handle.getConnection(), targets.keySet(), promised);
        forget(handle, start(day), start(day.plusDays(1)));
        FigureTable.QUARTERS.insert(handle.getConnection(), counted.quarters());
        FigureTable.DAYS.insert(handle.getConnection(), counted.days());
        counted.calls()
                .forEach((from, calls) -> handle.createUpdate(
                                "insert into calls_by_quarter (from_at, calls, self_service, contained)"
                                        + " values (:from, :calls, :selfService, :contained)")
                        .bind("from", from)
                        .bind("calls", calls.calls())
                        .bind("selfService", calls.selfService())
                        .bind("contained", calls.contained())
                        .execute());
    }

    /**
     * Compares the figures with the rows.
     *
     * @param difference told each figure that is not what the rows say
     * @return days that were compared
     */
    public int verify(Consumer<String> difference) {
        Optional<Extent> extent = jdbi.withHandle(FigureCount::extent);
        if (extent.isEmpty()) {
            return 0;
        }
        int days = 0;
        LocalDate last = extent.get().last();
        for (LocalDate day = extent.get().first(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate compared = day;
            inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> compare(handle, extent.get(), compared, difference));
            days++;
        }
        return days;
    }

    private static void compare(Handle handle, Extent extent, LocalDate day, Consumer<String> difference)
            throws SQLException {
        Map<String, Targets> targets = FigureTargets.known(handle);
        Day counted = day(handle, extent, day, queue -> targets.getOrDefault(queue, Targets.DEFAULT));
        compare(handle, FigureTable.QUARTERS, day, counted.quarters(), difference);
        compare(handle, FigureTable.DAYS, day, counted.days(), difference);
        Map<Instant, CallCounts> kept = new TreeMap<>();
        handle.createQuery("select from_at, calls, self_service, contained from calls_by_quarter"
                        + " where from_at >= :from and from_at < :until and calls <> 0")
                .bind("from", start(day))
                .bind("until", start(day.plusDays(1)))
                .map((row, _) -> Map.entry(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        new CallCounts(row.getLong("calls"), row.getLong("self_service"), row.getLong("contained"))))
                .forEach(row -> kept.put(row.getKey(), row.getValue()));
        if (!kept.equals(counted.calls())) {
            difference.accept("calls that ended on " + day + ": kept " + kept + ", counted " + counted.calls());
        }
    }

    private static void compare(
            Handle handle,
            FigureTable table,
            LocalDate day,
            SortedMap<Cell, Tally> counted,
            Consumer<String> difference) {
        SortedMap<Cell, Map<Count, Long>> kept = new TreeMap<>();
        handle.createQuery("select * from " + table.table() + " where from_at >= :from and from_at < :until")
                .bind("from", start(day))
                .bind("until", start(day.plusDays(1)))
                .map((row, _) -> Map.entry(
                        new Cell(
                                table.at(row.getObject("from_at", OffsetDateTime.class)
                                        .toInstant()
                                        .toEpochMilli()),
                                Cell.By.valueOf(row.getString("kind")),
                                row.getString("name")),
                        SqlFigures.counts(row)))
                .forEach(row -> kept.put(row.getKey(), row.getValue()));
        List<Cell> cells = new ArrayList<>(counted.keySet());
        kept.keySet().stream().filter(cell -> !counted.containsKey(cell)).forEach(cells::add);
        for (Cell cell : cells) {
            Tally tally = counted.getOrDefault(cell, new Tally());
            for (Count count : Count.values()) {
                long is = kept.getOrDefault(cell, Map.of()).getOrDefault(count, 0L);
                if (is != tally.get(count)) {
                    difference.accept(table.table() + " " + cell.by() + " " + cell.name() + " "
                            + Instant.ofEpochMilli(cell.interval().fromMs()) + " " + count + ": kept " + is
                            + ", counted " + tally.get(count));
                }
            }
        }
    }

    private static Day day(Handle handle, Extent extent, LocalDate day, Function<String, Targets> targetsOf) {
        Instant from = start(day);
        Instant until = start(day.plusDays(1));
        Report report = Report.byQuarters(ZoneOffset.UTC, targetsOf).only(from.toEpochMilli(), until.toEpochMilli());
        SqlContactArchive.contacts(handle, from.minusMillis(extent.longestMs()), until, report::add);
        SqlContactArchive.spans(handle, from, until, report::add);
        SortedMap<Cell, Tally> days = new TreeMap<>();
        report.cells()
                .forEach((cell, tally) -> days.merge(
                        FigureTable.DAYS.cell(cell),
                        Tally.sum(List.of(tally)),
                        (one, other) -> Tally.sum(List.of(one, other))));
        return new Day(report.cells(), days, EndedCalls.byQuarters(handle, from, until, extent.longestMs()));
    }

    private static Optional<Extent> extent(Handle handle) {
        List<Optional<OffsetDateTime>> ends = new ArrayList<>();
        for (String query : List.of(
                "select min(joined_at) from contacts",
                "select min(from_at) from agent_spans",
                "select min(started_at) from calls where call_key = (select min(call_key) from calls)",
                "select max(joined_at) from contacts",
                "select max(from_at) from agent_spans",
                "select max(started_at) from calls where call_key = (select max(call_key) from calls)")) {
            ends.add(handle.createQuery(query).mapTo(OffsetDateTime.class).findOne());
        }
        Optional<Instant> first = ends.stream()
                .limit(3)
                .flatMap(Optional::stream)
                .map(OffsetDateTime::toInstant)
                .min(Instant::compareTo);
        Optional<Instant> last = ends.stream()
                .skip(3)
                .flatMap(Optional::stream)
                .map(OffsetDateTime::toInstant)
                .max(Instant::compareTo);
        long longestMs = Math.max(
                longest(handle, "select max(cast(wait_ms as bigint) + handle_ms) from contacts"),
                longest(handle, "select max(duration_ms) from calls"));
        return first.map(begin -> new Extent(
                begin.atZone(ZoneOffset.UTC).toLocalDate(),
                last.orElse(begin)
                        .plusMillis(Math.max(longestMs, SPAN_MAX.toMillis()))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate(),
                longestMs));
    }

    private static long longest(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).findOne().orElse(0L);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
