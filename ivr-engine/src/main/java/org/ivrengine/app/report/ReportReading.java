package org.ivrengine.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.calllog.ContactArchive;
import org.ivrengine.calllog.sql.figures.SqlFigures;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Interval;
import org.ivrengine.report.Report;
import org.ivrengine.report.Targets;

/**
 * Makes a report of the figures that are kept, and of rows where there are none: at the borders of a window that are no
 * borders of quarters, and everywhere while the figures are counted by other promises than the queues make.
 */
public final class ReportReading {

    /** The longest stay in a queue with its talk; contacts that joined earlier cannot reach into the window. */
    private static final Duration CONTACT_MAX = Duration.ofDays(1);

    private static final long QUARTER_MS = Interval.QUARTER.toMillis();

    private final ContactArchive rows;
    private final SqlFigures figures;
    private final Function<String, Targets> targetsOf;

    public ReportReading(ContactArchive rows, SqlFigures figures, Function<String, Targets> targetsOf) {
        this.rows = rows;
        this.figures = figures;
        this.targetsOf = targetsOf;
    }

    /** @param whyRows why only rows were read; empty when figures were */
    public record Read(Report report, Optional<String> whyRows) {}

    /** @param byQuarters whether figures of each quarter are asked for, or of the window as a whole */
    public Read read(ReportWindow window, List<By> by, boolean byQuarters) {
        Report report = Report.byQuarters(window.zone(), targetsOf);
        Optional<String> whyNot = figures.whyNot(targetsOf)
                .or(() -> byQuarters && !hasOurQuarters(window)
                        ? Optional.of("the clocks of " + window.zone() + " do not strike our quarters")
                        : Optional.empty());
        Instant first = Instant.ofEpochMilli(Math.ceilDiv(window.from().toEpochMilli(), QUARTER_MS) * QUARTER_MS);
        Instant end = Instant.ofEpochMilli(Math.floorDiv(window.until().toEpochMilli(), QUARTER_MS) * QUARTER_MS);
        if (whyNot.isPresent() || !first.isBefore(end)) {
            rows(report, window.from(), window.until());
            return new Read(report, whyNot);
        }
        rows(report, window.from(), first);
        for (By each : by) {
            if (byQuarters) {
                figures.quarters(first, end, each, (cell, counts) -> report.add(here(cell, window.zone()), counts));
            } else {
                figures.sums(first, end, each, report::add);
            }
        }
        rows(report, end, window.until());
        return new Read(report, Optional.empty());
    }

    private static Cell here(Cell cell, ZoneId zone) {
        return new Cell(Interval.quarterOf(cell.interval().fromMs(), zone), cell.by(), cell.name());
    }

    /** Every zone of today is whole quarters from UTC; some were not in former times. */
    private static boolean hasOurQuarters(ReportWindow window) {
        return List.of(window.from(), window.until()).stream()
                .allMatch(at ->
                        window.zone().getRules().getOffset(at).getTotalSeconds() % Interval.QUARTER.toSeconds() == 0);
    }

    private void rows(Report report, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return;
        }
        report.only(from.toEpochMilli(), until.toEpochMilli());
        rows.contacts(from.minus(CONTACT_MAX), until, report::add);
        rows.spans(from, until, report::add);
    }
}
