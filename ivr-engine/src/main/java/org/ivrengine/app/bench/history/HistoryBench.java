package org.ivrengine.app.bench.history;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.app.bench.CallLogMeasurement;
import org.ivrengine.app.bench.history.HistorySearches.Times;
import org.ivrengine.calllog.CallArchive;
import org.ivrengine.calllog.sql.BulkLoad;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.figures.FigureCount;
import org.ivrengine.calllog.sql.keys.FactCount;
import org.ivrengine.report.Targets;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ivr bench history}. */
@Command(
        name = "history",
        description = {
            "Fills a database with a year of made-up calls, then measures searches by every filter and by random"
                    + " combinations, reports over a month, and both while calls are written.",
            "Without --keep and --url in an embedded database that is removed afterwards. What is there already is"
                    + " measured as it is: with --keep or --url a second run needs no filling."
        },
        mixinStandardHelpOptions = true)
public final class HistoryBench implements Callable<Integer> {

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Calls of the year (default: ${DEFAULT-VALUE}); 10 million take some 20 GB.")
    private long calls;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--searches",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "Random combinations of filters (default: ${DEFAULT-VALUE}); each filter alone a tenth of it.")
    private int searches;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Calls a second that are written meanwhile (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "For so long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--searches-a-second",
            paramLabel = "N",
            defaultValue = "20",
            description = "Searches meanwhile, at most (default: ${DEFAULT-VALUE}).")
    private int searchesASecond;

    @Option(names = "--fill-only", description = "Only fills, to be measured later.")
    private boolean fillOnly;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Of an embedded database that stays.")
    private @Nullable Path keep;

    @Option(names = "--url", paramLabel = "URL", description = "For example jdbc:postgresql://127.0.0.1/ivr")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "ivr",
            description = "Of that database; its password is IVR_DATABASE_PASSWORD of the environment"
                    + " (default: ${DEFAULT-VALUE}).")
    private String user;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ivr-bench-history");
        try (Database database = Database.openNow(settings(folder))) {
            fill(database);
            if (!fillOnly) {
                measure(database, folder);
            }
            return 0;
        } finally {
            remove(folder);
        }
    }

    private void fill(Database database) {
        PrintWriter out = spec.commandLine().getOut();
        BulkLoad load = new BulkLoad(database.jdbi());
        long there = load.calls();
        if (there > 0) {
            out.printf("%,d calls are there already%n", there);
        } else {
            HistoryShape shape =
                    new HistoryShape(calls, LocalDate.now(ZoneOffset.UTC).minusDays(1), seed);
            HistoryFill.Filled filled = new HistoryFill(load, shape).fill(out);
            out.printf(
                    "filled with %,d calls, %,d contacts, %,d steps in %,.0f s (%,.0f calls a second), seed %d%n",
                    filled.calls(),
                    filled.contacts(),
                    filled.steps(),
                    filled.seconds(),
                    filled.calls() / filled.seconds(),
                    seed);
        }
        out.printf("the database takes %,.1f GB%n", load.bytes() / 1e9);
        out.flush();
    }

    private void measure(Database database, Path folder) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        count(database, out);
        CallArchive archive = new SqlCallArchive(database.jdbi());
        HistoryReports reports = new HistoryReports(database);
        HistorySearches found = new HistorySearches(archive, seed);
        found.run(searches / 10); // so that everything is compiled, and pages that are always read are in memory
        found.forget();
        found.eachAlone(searches / 10);
        found.run(searches);
        found.print(out);
        reports.print(out);
        out.flush();

        Times meanwhile = found.whileRunning(searchesASecond, () -> written(database, folder, out));
        out.printf("searches meanwhile           %s%n", meanwhile);
        out.flush();
    }

    private void written(Database database, Path folder, PrintWriter out) {
        try {
            CallLogMeasurement.Paced paced = new CallLogMeasurement(folder, database, InstantSource.system())
                    .withContacts()
                    .paced(rate, Duration.ofSeconds(seconds));
            out.printf(
                    "written meanwhile            %,d calls in %d s: %,.0f a second (wanted: %,d), %,d behind at the end,"
                            + " found after their end: median %,.0f ms, 99 %% %,.0f ms%n",
                    paced.calls(),
                    seconds,
                    paced.callsPerSecond(),
                    rate,
                    paced.waitingAtEnd(),
                    paced.visibleMs().median(),
                    paced.visibleMs().percentile99());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException("calls could not be written", broken);
        }
    }

    private static void count(Database database, PrintWriter out) {
        FigureCount figures = new FigureCount(database.jdbi());
        if (!figures.isComplete()) {
            long startNs = System.nanoTime();
            figures.rebuild(_ -> Targets.DEFAULT, _ -> {});
            out.printf("figures counted anew in %,.0f s%n", (System.nanoTime() - startNs) / 1e9);
            out.flush();
        }
        long startNs = System.nanoTime();
        int days = new FactCount(database.jdbi()).countDaysOver(Instant.now(), () -> true);
        if (days > 0) {
            out.printf("facts of %,d days counted in %,.0f s%n", days, (System.nanoTime() - startNs) / 1e9);
            out.flush();
        }
    }

    private DatabaseSettings settings(Path folder) {
        if (url == null) {
            return new DatabaseSettings.Embedded(keep == null ? folder.resolve("db") : keep);
        }
        String password = System.getenv("IVR_DATABASE_PASSWORD");
        return new DatabaseSettings.Server(url, user, password == null ? "" : password, 8);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
