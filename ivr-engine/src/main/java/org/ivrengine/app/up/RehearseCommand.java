package org.ivrengine.app.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.app.engine.FaultyContentException;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import picocli.CommandLine.Command;

/**
 * {@code ./ivr rehearse}: starts an engine as {@code serve} does, on the shipped flows and in a scratch folder, plays some
 * calls to it and ends. The launcher has the JVM watch it, so that the next starts find their classes loaded and linked
 * and their hot methods known.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Starts an engine in a scratch folder, plays some calls to it and ends.",
        mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

    private static final int CALLS = 20;

    @Override
    public Integer call() throws IOException, FaultyContentException {
        Path scratch = Files.createTempDirectory("ivr-rehearsal-");
        try {
            Path file = scratch.resolve("engine.yaml");
            Files.writeString(file, """
                    data: %1$s
                    recordings: %1$s
                    agi: {listen: "127.0.0.1:0"}
                    console: {listen: "127.0.0.1:0"}
                    drain_within: 1s
                    """.formatted(scratch));
            if (!(EngineConfigReader.read(file, ConfigOption.home())
                    instanceof EngineConfigReader.Result.Read(EngineConfig config))) {
                throw new IllegalStateException("the settings of the rehearsal are refused");
            }
            rehearse(config);
            return 0;
        } finally {
            delete(scratch);
        }
    }

    private static void rehearse(EngineConfig config) throws IOException, FaultyContentException {
        InstantSource clock = InstantSource.system();
        EngineDatabase ours = EngineDatabase.open(config, clock);
        EngineContent content = EngineContent.read(config, ours.operations(), clock);
        try (Engine engine = new Engine(config, content, ours, Optional.empty(), clock);
                Database database = Database.openNow(new DatabaseSettings.InMemory("rehearsal"))) {
            content.catalogue().prepare();
            for (int call = 0; call < CALLS && database.isReady(); call++) {
                RehearsedCall.play(engine.address(), number(content));
            }
        }
    }

    private static String number(EngineContent content) {
        return content.versions().current().flows().values().stream()
                .flatMap(flow -> flow.numbers().stream())
                .map(number -> number.name())
                .findFirst()
                .orElse("1000");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
