package org.ivrengine.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.sql.ManyAccounts;
import org.ivrengine.selfservice.sql.SqlSelfService;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ivr bench operations}. */
@Command(
        name = "operations",
        description = {
            "Fills a database with accounts and orders and lets callers ask for them: operations a second, median and"
                    + " 99 %. A caller signs in, hears an order and its line, changes something.",
            "Without --url in an embedded database that is removed afterwards, unless --folder names its place; with it in"
                    + " that PostgreSQL, which must be empty. What keeps its rows is not filled a second time. PINs are"
                    + " kept cheaply here: a check in earnest is measured apart."
        },
        mixinStandardHelpOptions = true)
public final class OperationsBench implements Callable<Integer> {

    @Option(names = "--accounts", defaultValue = "1000000", description = "(default: ${DEFAULT-VALUE})")
    private long accounts;

    @Option(names = "--orders", defaultValue = "10000000", description = "(default: ${DEFAULT-VALUE})")
    private long orders;

    @Option(names = "--callers", defaultValue = "16", description = "Calls at a time (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Option(names = "--seconds", defaultValue = "20", description = "For so long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where the embedded database is made and kept, for the next time.")
    private @Nullable Path kept;

    @Option(names = "--url", paramLabel = "URL", description = "For example jdbc:postgresql://127.0.0.1/ivr")
    private @Nullable String url;

    @Option(names = "--user", defaultValue = "ivr", description = "(default: ${DEFAULT-VALUE})")
    private String user;

    @Option(names = "--password", defaultValue = "", description = "(default: none)")
    private String password;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (url != null) {
            measure(new DatabaseSettings.Server(url, user, password, callers));
            return 0;
        }
        if (kept != null) {
            measure(new DatabaseSettings.Embedded(kept));
            return 0;
        }
        Path folder = Files.createTempDirectory("ivr-bench-operations-");
        try {
            measure(new DatabaseSettings.Embedded(folder));
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void measure(DatabaseSettings settings) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        try (Database database = Database.openNow(settings);
                SqlSelfService service = new SqlSelfService(database.jdbi(), SelfServiceSettings.DEFAULT, clock)) {
            if (!ManyAccounts.isFilled(database.jdbi(), accounts, orders)) {
                long startNs = System.nanoTime();
                ManyAccounts.fill(database.jdbi(), accounts, orders, _ -> {});
                out.printf(
                        "%,d accounts and %,d orders in %.0f s%n",
                        accounts, orders, (System.nanoTime() - startNs) / 1e9);
                out.flush();
            }
            OperationsLoad load = new OperationsLoad(service, accounts, orders);
            load.run(callers, Math.max(1, seconds / 4));
            load.forget();
            double took = load.run(callers, seconds);
            load.print(out, took);
            out.flush();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
