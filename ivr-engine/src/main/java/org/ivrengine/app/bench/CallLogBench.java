package org.ivrengine.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./ivr bench calls}. */
@Command(
        name = "calls",
        description = {
            "Writes calls into the call log, journal and database, and measures how many there are a second and when a"
                    + " call that is over can be found. A call has 12 steps and 3 operations.",
            "Without --url in an embedded database that is removed afterwards; with it in that PostgreSQL, whose tables"
                    + " keep the calls."
        },
        mixinStandardHelpOptions = true)
public final class CallLogBench implements Callable<Integer> {

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Calls a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "For so long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Calls that have waited on disk while the database was away (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(names = "--url", paramLabel = "URL", description = "For example jdbc:postgresql://127.0.0.1/ivr")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "ivr",
            description = "Of that database; its password is IVR_DATABASE_PASSWORD of the environment"
                    + " (default: ${DEFAULT-VALUE}).")
    private String user;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ivr-bench-calls");
        try (Database database = Database.openNow(settings(folder))) {
            CallLogMeasurement measurement = new CallLogMeasurement(folder, database, InstantSource.system());
            CallLogMeasurement.Paced paced = measurement.paced(rate, Duration.ofSeconds(seconds));
            CallLogMeasurement.CaughtUp caughtUp = measurement.catchUp(backlog);
            print(paced, caughtUp);
            return 0;
        } finally {
            remove(folder);
        }
    }

    private DatabaseSettings settings(Path folder) {
        if (url == null) {
            return new DatabaseSettings.Embedded(folder.resolve("db"));
        }
        String password = System.getenv("IVR_DATABASE_PASSWORD");
        return new DatabaseSettings.Server(url, user, password == null ? "" : password, 4);
    }

    private void print(CallLogMeasurement.Paced paced, CallLogMeasurement.CaughtUp caughtUp) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = new JsonMapper().createObjectNode();
            node.put("database", url == null ? "h2" : "postgresql")
                    .put("rate_wanted", rate)
                    .put("calls_written", paced.calls())
                    .put("calls_per_second", paced.callsPerSecond())
                    .put("waiting_at_end", paced.waitingAtEnd())
                    .put("visible_after_ms_median", paced.visibleMs().median())
                    .put("visible_after_ms_99", paced.visibleMs().percentile99())
                    .put("visible_after_ms_max", paced.visibleMs().max())
                    .put("backlog_calls", caughtUp.calls())
                    .put("backlog_calls_per_second", caughtUp.callsPerSecond())
                    .put("journal_calls_per_second", caughtUp.journalCallsPerSecond())
                    .put("journal_bytes_per_call", caughtUp.journalBytesPerCall());
            out.println(node.toPrettyString());
            return;
        }
        out.printf("database                     %s%n", url == null ? "H2, embedded" : url);
        out.printf(
                "written                      %,d calls in %d s: %,.0f a second (wanted: %,d)%n",
                paced.calls(), seconds, paced.callsPerSecond(), rate);
        out.printf("behind at the end of it       %,d calls%n", paced.waitingAtEnd());
        out.printf(
                "found after its end          median %,.0f ms, 99 %% %,.0f ms, longest %,.0f ms%n",
                paced.visibleMs().median(),
                paced.visibleMs().percentile99(),
                paced.visibleMs().max());
        out.printf(
                "journal alone                %,.0f calls a second, %,d bytes a call%n",
                caughtUp.journalCallsPerSecond(), caughtUp.journalBytesPerCall());
        out.printf(
                "caught up after an outage    %,d calls, %,.0f a second%n",
                caughtUp.calls(), caughtUp.callsPerSecond());
        out.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
