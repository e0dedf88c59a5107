package org.ivrengine.app.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.FaultyContentException;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.yaml.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --config} and what is read by it; faults are printed, all at once. */
public final class ConfigOption {

    static final String NAME = "--config";

    /** Null where no command line was read. */
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = "Configuration of the engine (default: config/engine.yaml of the project)")
    private @Nullable Path file;

    /** As the command line has it. */
    public ConfigOption() {}

    /** Of this file. */
    ConfigOption(Path file) {
        this.file = file;
    }

    /** @return empty after the faults were printed */
    public Optional<EngineConfig> read() throws IOException {
        EngineConfigReader.Result result = EngineConfigReader.read(path(), home());
        return switch (result) {
            case EngineConfigReader.Result.Read(EngineConfig config) -> Optional.of(config);
            case EngineConfigReader.Result.Refused(List<Fault> faults) -> {
                print(faults);
                yield Optional.empty();
            }
        };
    }

    /**
     * @param builtIn operations of our own
     * @return flows and prompts; empty after the faults were printed
     */
    public Optional<EngineContent> readContent(EngineConfig config, Operations builtIn) throws IOException {
        try {
            return Optional.of(EngineContent.read(config, builtIn, InstantSource.system()));
        } catch (FaultyContentException faulty) {
            print(faulty.faults());
            return Optional.empty();
        }
    }

    /** @return the file that is read */
    public Path path() {
        return file == null ? home().resolve("config/engine.yaml") : file.toAbsolutePath();
    }

    private void print(List<Fault> faults) {
        PrintWriter err = command == null
                ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
                : command.commandLine().getErr();
        faults.forEach(err::println);
        err.println(faults.size() == 1 ? "1 fault" : faults.size() + " faults");
    }

    /**
     * @param path in the project, for example {@code dialplans/flows}
     * @return the same from where we stand, wherever that is; short where we stand in the project
     */
    public static Path inProject(String path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = home().resolve(path);
        return there.startsWith(here) ? here.relativize(there) : there;
    }

    /** The project's root, as the launcher tells it. */
    public static Path home() {
        String home = System.getenv("IVR_HOME");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
    }
}
