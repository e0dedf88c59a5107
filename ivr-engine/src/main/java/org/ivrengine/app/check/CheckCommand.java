package org.ivrengine.app.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;
import org.ivrengine.store.DatabaseSettings;
import org.ivrengine.yaml.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks flows, prompts, opening hours and queues, and lists everything that is wrong. */
@Command(
        name = "check",
        description =
                "Checks settings, flows, prompts, opening hours, queues, scorecards and retention; lists everything that is wrong.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Option(names = "--home", description = "Folder with dialplans, recordings and config (default: the project's).")
    private Path home = ConfigOption.home();

    @Option(names = "--json", description = "For programs: one object with the list of faults.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        RuleFiles files = RuleFiles.in(home);
        RuleFiles.Read read = files.read(OperationRegistry.described(
                new Signatures(settings().map(EngineConfig::selfService).orElse(SelfServiceSettings.DEFAULT)).all()));
        List<Fault> faults = new ArrayList<>(files.faultsOfAudio());
        if (read instanceof RuleFiles.Read.Faulty(List<Fault> found)) {
            faults.addAll(found);
        }
        faults.addAll(faultsOfSettings());
        faults.addAll(files.faultsOfQuality());
        faults.addAll(faultsOfExtensions(files));
        faults.addAll(files.faultsOfRetention(
                settings().map(EngineConfig::journalDays).orElse(0)));
        faults.sort(null);
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(Map.of("faults", faults)));
        } else {
            faults.forEach(out::println);
            out.println(
                    read instanceof RuleFiles.Read.Right(RuleFiles.Rules rules) && faults.isEmpty()
                            ? summary(rules)
                            : faults.size() + (faults.size() == 1 ? " fault" : " faults"));
        }
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }

    /** Settings that are right; the faults of others are told anyway. */
    private Optional<EngineConfig> settings() throws IOException {
        Path settings = home.resolve("config/engine.yaml");
        return Files.exists(settings)
                        && EngineConfigReader.read(settings, home)
                                instanceof EngineConfigReader.Result.Read(EngineConfig config)
                ? Optional.of(config)
                : Optional.empty();
    }

    /** Agents' numbers beside those of flows and queues, where there is a database already. */
    private List<Fault> faultsOfExtensions(RuleFiles files) throws IOException {
        Optional<DatabaseSettings> there =
                settings().map(EngineConfig::database).filter(CheckCommand::isThere);
        if (there.isEmpty()) {
            return List.of();
        }
        try (Database database = Database.openNow(there.get())) {
            Map<String, String> extensions = new TreeMap<>();
            new SqlAgentBook(database.jdbi(), InstantSource.system())
                    .agents().stream()
                            .filter(agent -> !agent.extension().isEmpty())
                            .forEach(agent -> extensions.put(agent.extension(), agent.id()));
            return files.numbers().clashesWith(extensions);
        } catch (DatabaseAwayException away) {
            spec.commandLine().getErr().println(away.getMessage() + "; agents' extensions were not looked at");
            return List.of();
        }
    }

    private static boolean isThere(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Embedded(Path folder) -> Files.isDirectory(folder);
            case DatabaseSettings.InMemory _ -> false;
            case DatabaseSettings.Server _ -> true;
        };
    }

    /** A project without that file runs on its defaults. */
    private List<Fault> faultsOfSettings() throws IOException {
        Path settings = home.resolve("config/engine.yaml");
        if (!Files.exists(settings)) {
            return List.of();
        }
        return switch (EngineConfigReader.read(settings, home)) {
            case EngineConfigReader.Result.Read read -> List.of();
            case EngineConfigReader.Result.Refused(List<Fault> found) -> found;
        };
    }

    private static String summary(RuleFiles.Rules rules) {
        int steps = rules.flows().flows().values().stream()
                .mapToInt(flow -> flow.steps().size())
                .sum();
        return "No faults: " + rules.flows().flows().size() + " flows with " + steps + " steps, prompts in "
                + String.join(", ", rules.prompts().languages()) + ".";
    }
}
