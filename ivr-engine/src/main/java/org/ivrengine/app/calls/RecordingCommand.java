package org.ivrengine.app.calls;

import java.io.IOException;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfiguredCommand;

/** A command about recorded calls: opens the archive. */
abstract class RecordingCommand extends ConfiguredCommand {

    /** @return the exit code */
    abstract int run(EngineConfig config, CallSources calls) throws IOException, InterruptedException;

    @Override
    protected final int run(EngineConfig config) throws IOException, InterruptedException {
        try (CallSources calls = CallSources.open(config, err())) {
            return run(config, calls);
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
}
