package org.ivrengine.calllog.sql.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Count;
import org.ivrengine.report.Interval;
import org.ivrengine.report.Targets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The figures, read. Safe for use by many threads. */
public final class SqlFigures {

    private final Jdbi jdbi;

    public SqlFigures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Why the figures cannot be used now.
     *
     * @param targetsOf the promises by which they should be counted
     */
    public Optional<String> whyNot(Function<String, Targets> targetsOf) {
        return jdbi.withHandle(handle -> {
            if (!isComplete(handle)) {
                return Optional.of("figures are not counted yet");
            }
            return new TreeMap<>(FigureTargets.known(handle))
                    .entrySet().stream()
                            .filter(entry -> !entry.getValue().equals(targetsOf.apply(entry.getKey())))
                            .findFirst()
                            .map(entry -> "figures of queue " + entry.getKey() + " are counted by "
                                    + seconds(entry.getValue()) + ", config/queues.yaml says "
                                    + seconds(targetsOf.apply(entry.getKey())));
        });
    }

    private static String seconds(Targets targets) {
        return String.format(
                Locale.ROOT,
                "%.1f s (short: %.1f s)",
                targets.serviceLevelMs() / 1_000.0,
                targets.shortAbandonMs() / 1_000.0);
    }

    static boolean isComplete(Handle handle) {
        return handle.createQuery("select is_complete from figures_state")
                .mapTo(Boolean.class)
                .one();
    }

    /** Hands over the figures of each quarter of an hour from one border of them to another. */
    public void quarters(Instant from, Instant until, By by, BiConsumer<Cell, Map<Count, Long>> reader) {
        read(FigureTable.QUARTERS, "from_at, name", from, until, by, reader);
    }

    /** Hands over the figures of all quarters together from one border of them to another. */
    public void sums(Instant from, Instant until, By by, BiConsumer<Cell, Map<Count, Long>> reader) {
        long firstDayMs = FigureTable.DAYS.at(from.toEpochMilli() - 1).untilMs();
        long endDayMs = FigureTable.DAYS.at(until.toEpochMilli()).fromMs();
        if (firstDayMs >= endDayMs) {
            read(FigureTable.QUARTERS, "name", from, until, by, reader);
            return;
        }
        Instant firstDay = Instant.ofEpochMilli(firstDayMs);
        Instant endDay = Instant.ofEpochMilli(endDayMs);
        read(FigureTable.QUARTERS, "name", from, firstDay, by, reader);
        read(FigureTable.DAYS, "name", firstDay, endDay, by, reader);
        read(FigureTable.QUARTERS, "name", endDay, until, by, reader);
    }

    private void read(
            FigureTable table,
            String group,
            Instant from,
            Instant until,
            By by,
            BiConsumer<Cell, Map<Count, Long>> reader) {
        if (!from.isBefore(until)) {
            return;
        }
        String sums = FigureTable.COLUMNS.stream()
                .map(column -> (column.startsWith("longest") ? "max(" : "sum(") + column + ") as " + column)
                .collect(Collectors.joining(", "));
        jdbi.useHandle(handle -> handle.createQuery("select " + group + ", " + sums + " from " + table.table()
                        + " where kind = :kind and from_at >= :from and from_at < :until group by " + group)
                .bind("kind", by.name())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> {
                    Interval interval = group.startsWith("from_at")
                            ? table.at(row.getTimestamp("from_at").getTime())
                            : new Interval(from.toEpochMilli(), until.toEpochMilli());
                    return Map.entry(new Cell(interval, by, row.getString("name")), counts(row));
                })
                .forEach(cell -> reader.accept(cell.getKey(), cell.getValue())));
    }

    static Map<Count, Long> counts(ResultSet row) throws SQLException {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            long amount = row.getLong(FigureTable.column(count));
            if (amount != 0) {
                counts.put(count, amount);
            }
        }
        return counts;
    }

    /** @return calls that ended in that time */
    public CallCounts calls(Instant from, Instant until) {
        return jdbi.inTransaction(handle -> {
            long firstMs = FigureTable.QUARTERS.at(from.toEpochMilli() - 1).untilMs();
            long endMs = FigureTable.QUARTERS.at(until.toEpochMilli()).fromMs();
            if (firstMs >= endMs || !isComplete(handle)) {
                return EndedCalls.count(handle, from, until);
            }
            Instant first = Instant.ofEpochMilli(firstMs);
            Instant end = Instant.ofEpochMilli(endMs);
            return EndedCalls.count(handle, from, first)
                    .plus(kept(handle, first, end))
                    .plus(EndedCalls.count(handle, end, until));
        });
    }

    private static CallCounts kept(Handle handle, Instant from, Instant until) {
        return handle.createQuery("select sum(calls), sum(self_service), sum(contained) from calls_by_quarter"
                        + " where from_at >= :from and from_at < :until")
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> new CallCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one();
    }
}
