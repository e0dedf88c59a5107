package org.ivrengine.app.wall;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.console.ConsoleClient;
import org.jspecify.annotations.Nullable;
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
        description = "Shows queues and agents of the engine that runs, live, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class WallCommand implements Callable<Integer> {

    /** Durations count on between two events. */
    private static final Duration DRAW_EVERY = Duration.ofSeconds(1);

    /** Homes the cursor and clears what is below it: no flicker. */
    private static final String HOME = "\u001b[H\u001b[J";

    private static final String CLEAR = "\u001b[2J";

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
        if (!once && !json) {
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

    private static void watch(Path data, PrintWriter out) throws InterruptedException {
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        Thread.ofVirtual().name("wall").start(() -> listen(data, last));
        out.print(CLEAR);
        while (true) {
            JsonNode floor = last.get();
            out.print(HOME + (floor == null ? "No engine runs; as soon as one does, it is shown.\n" : screen(floor)));
            out.flush();
            Thread.sleep(DRAW_EVERY);
        }
    }

    /** Of one engine after the other, for as long as the program runs. */
    private static void listen(Path data, AtomicReference<@Nullable JsonNode> last) {
        while (true) {
            try {
                Optional<ConsoleClient> engine = ConsoleClient.of(data);
                if (engine.isPresent()) {
                    try (ConsoleClient client = engine.get()) {
                        client.watch(floor -> last.set(JsonMapper.shared().readTree(floor)));
                    }
                }
            } catch (IOException | UncheckedIOException engineEnded) {
                last.set(null);
            } catch (InterruptedException ended) {
                return;
            }
            last.set(null);
            try {
                Thread.sleep(DRAW_EVERY);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static String screen(JsonNode floor) {
        return WallScreen.text(floor, System.currentTimeMillis(), ZoneId.systemDefault());
    }
}
