package org.ivrengine.app.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.store.DatabaseAwayException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that reads the settings first, and says in a line what does not work. */
public abstract class ConfiguredCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    /** @return the exit code */
    protected abstract int run(EngineConfig config) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            Optional<EngineConfig> config = configOption.read();
            return config.isEmpty() ? ExitCode.SOFTWARE : run(config.get());
        } catch (IOException | DatabaseAwayException fault) {
            err().println(fault.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            out().flush();
            err().flush();
        }
    }

    protected final CommandSpec spec() {
        return spec;
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** For audits: whoever is at the keyboard. */
    public static String who() {
        return System.getProperty("user.name", "somebody");
    }
}
