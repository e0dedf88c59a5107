package org.ivrengine.app.bench.history;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.ivrengine.app.report.ReportReading;
import org.ivrengine.app.report.ReportWindow;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlContactArchive;
import org.ivrengine.calllog.sql.figures.SqlFigures;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;
import org.ivrengine.store.Database;

/** Reports over a month, made of figures and, to compare, of contacts. */
final class HistoryReports {

    private static final int TIMES = 7;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration CONTACT_MAX = Duration.ofDays(1);

    private final Database database;
    private final ReportReading reading;
    private final Instant last;

    HistoryReports(Database database) {
        this.database = database;
        reading = new ReportReading(
                new SqlContactArchive(database.jdbi()), new SqlFigures(database.jdbi()), _ -> Targets.DEFAULT);
        last = new SqlCallArchive(database.jdbi())
                .find(CallFilter.ALL, Optional.empty(), 1, Duration.ofMinutes(1))
                .calls()
                .getFirst()
                .startedAt();
    }

    void print(PrintWriter out) {
        ReportWindow whole = window(Duration.ofDays(1), Duration.ZERO);
        ReportWindow odd = window(Duration.ofDays(1).plusMinutes(7), Duration.ofMinutes(4));
        print(out, "report, a month", whole, List.of(By.QUEUE, By.AGENT), false);
        print(out, "report, a month, all of it", whole, List.of(By.values()), false);
        print(out, "report, no whole quarters", odd, List.of(By.QUEUE, By.AGENT), false);
        print(out, "report, queues by quarters", whole, List.of(By.QUEUE), true);
        compare(out, whole);
    }

    /** A month that ends some days before the newest call. */
    private ReportWindow window(Duration before, Duration shift) {
        Instant until = last.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minus(before);
        return new ReportWindow(until.minus(MONTH).plus(shift), until, ZoneOffset.UTC);
    }

    private void print(PrintWriter out, String name, ReportWindow window, List<By> by, boolean byQuarters) {
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long startNs = System.nanoTime();
            reading.read(window, by, byQuarters);
            ms.add((System.nanoTime() - startNs) / 1e6);
        }
        double firstMs = ms.getFirst();
        ms.sort(null);
        out.printf(
                Locale.ROOT,
                "%-28s first %,.0f ms, then median %,.0f ms, longest %,.0f ms%n",
                name,
                firstMs,
                ms.get(TIMES / 2),
                ms.get(TIMES - (firstMs == ms.getLast() ? 2 : 1)));
    }

    private void compare(PrintWriter out, ReportWindow window) {
        long startNs = System.nanoTime();
        Report rows = Report.ofAllTime(_ -> Targets.DEFAULT)
                .only(window.from().toEpochMilli(), window.until().toEpochMilli());
        new SqlContactArchive(database.jdbi()).contacts(window.from().minus(CONTACT_MAX), window.until(), rows::add);
        double rowsMs = (System.nanoTime() - startNs) / 1e6;
        SortedMap<String, Tally> kept =
                reading.read(window, List.of(By.QUEUE), false).report().merged(By.QUEUE);
        out.printf(
                Locale.ROOT,
                "the same from contacts       %,.0f ms; queues' figures %s%n",
                rowsMs,
                kept.equals(rows.merged(By.QUEUE)) ? "agree to the last call" : "DIFFER");
    }
}
