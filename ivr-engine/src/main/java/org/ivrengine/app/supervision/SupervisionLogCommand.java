package org.ivrengine.app.supervision;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.callcenter.sql.SqlSupervisionBook;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ivr supervise log}. */
@Command(
        name = "log",
        description =
                "Shows what supervisors did and were refused, newest first; with and without an engine that runs.",
        mixinStandardHelpOptions = true)
final class SupervisionLogCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int CALL_LETTERS = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PERSON", description = "A supervisor or an agent.")
    private String person = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        try (Database database = Database.openNow(config.get().database())) {
            List<Supervision> acts = new SqlSupervisionBook(database.jdbi()).latest(person, Math.max(1, limit));
            out.print(json ? SupervisionText.json(acts) + System.lineSeparator() : table(acts, ZoneId.systemDefault()));
            out.flush();
            return ExitCode.OK;
        } catch (DatabaseAwayException away) {
            spec.commandLine().getErr().println(away.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private static String table(List<Supervision> acts, ZoneId zone) {
        Grid grid = new Grid().row("asked", "by", "supervisor", "what", "agent", "queue", "call", "result");
        for (Supervision act : acts) {
            String call = act.subject().call();
            grid.row(
                    TIME.format(act.askedAt().atZone(zone)),
                    act.who(),
                    act.supervisor(),
                    act.kind().word() + (act.detail().isEmpty() ? "" : " " + act.detail()),
                    act.subject().agent(),
                    act.subject().queue(),
                    call.length() > CALL_LETTERS ? call.substring(0, CALL_LETTERS) : call,
                    SupervisionText.result(act, zone));
        }
        return grid.toString();
    }
}
