package org.ivrengine.app.report;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.ivrengine.calllog.sql.figures.FigureCount;
import org.ivrengine.report.Targets;
import org.ivrengine.store.Database;

/** {@code ./ivr report --rebuild} and {@code --verify}. */
final class FigureUpkeep {

    /** Differences that are printed; more say nothing more. */
    private static final int SHOWN_MAX = 20;

    private final Database database;
    private final PrintWriter out;

    FigureUpkeep(Database database, PrintWriter out) {
        this.database = database;
        this.out = out;
    }

    void rebuild(Function<String, Targets> targetsOf) {
        long startNs = System.nanoTime();
        AtomicInteger days = new AtomicInteger();
        new FigureCount(database.jdbi()).rebuild(targetsOf, _ -> days.incrementAndGet());
        out.printf("figures of %,d days counted anew in %.1f s%n", days.get(), (System.nanoTime() - startNs) / 1e9);
    }

    /** @return whether the figures are what the rows say */
    boolean verify() {
        long startNs = System.nanoTime();
        AtomicInteger differences = new AtomicInteger();
        int days = new FigureCount(database.jdbi()).verify(difference -> {
            if (differences.getAndIncrement() < SHOWN_MAX) {
                out.println(difference);
            }
        });
        out.printf(
                "figures of %,d days compared with the rows in %.1f s: %s%n",
                days,
                (System.nanoTime() - startNs) / 1e9,
                differences.get() == 0 ? "they agree" : String.format("%,d differences", differences.get()));
        return differences.get() == 0;
    }
}
