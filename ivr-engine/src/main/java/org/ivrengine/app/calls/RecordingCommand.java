package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about recorded calls: opens the archive, and says in a line what does not work. */
abstract class RecordingCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configOption;

    @Spec
    private CommandSpec spec;

    /** @return the exit code */
    abstract int run(EngineConfig config, CallSources calls) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            Optional<EngineConfig> config = configOption.read();
            if (config.isEmpty()) {
                return 1;
            }
            try (CallSources calls = CallSources.open(config.get(), err())) {
                return run(config.get(), calls);
            }
        } catch (IOException fault) {
            err().println(fault.getMessage());
            return 1;
        } finally {
            out().flush();
            err().flush();
        }
    }

    /** @return the whole id; empty after it was said what is wrong */
    final Optional<String> whole(String id, CallSources calls) {
        return switch (CallPrefix.resolve(id, calls)) {
            case CallPrefix.One(String whole) -> Optional.of(whole);
            case CallPrefix.Wrong(String message) -> {
                err().println(message);
                yield Optional.empty();
            }
        };
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
