package org.ivrengine.app.wall;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.console.ConsoleClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ivr wall}. */
@Command(
        name = "wall",
        description = "Shows queues and agents of the engine that runs, live, until Ctrl-C. Without a terminal: once.",
        mixinStandardHelpOptions = true)
public final class WallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--once", description = "Prints it once and ends.")
    private boolean once;

    @Option(names = "--json", description = "Prints it once as JSON (docs/CONSOLE-API.md) and ends.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        Path data = config.get().data();
        if (!once && !json && TerminalSize.isTerminal()) {
            watch(data, out);
            return ExitCode.OK;
        }
        Optional<ConsoleClient> engine = ConsoleClient.of(data);
        if (engine.isEmpty()) {
            spec.commandLine().getErr().println("no engine runs; \"./ivr up\" starts one");
            return ExitCode.SOFTWARE;
        }
        try (ConsoleClient client = engine.get()) {
            String floor = client.get("/api/floor");
            out.print(
                    json
                            ? floor + System.lineSeparator()
                            : screen(JsonMapper.shared().readTree(floor)));
            out.flush();
            return ExitCode.OK;
        }
    }

    private static void watch(Path data, PrintWriter out) {
        LiveWall wall = new LiveWall(data, out, TerminalSize::now, InstantSource.system(), ZoneId.systemDefault());
        // Ctrl-C ends the program: the terminal gets its cursor and its screen back.
        Runtime.getRuntime().addShutdownHook(new Thread(wall::close, "leave the terminal as it was"));
        wall.show();
    }

    private static String screen(JsonNode floor) {
        return WallScreen.text(floor, System.currentTimeMillis(), ZoneId.systemDefault());
    }
}
