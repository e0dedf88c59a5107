package org.ivrengine.app.calls;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.console.ConsoleClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Something wanted of the recording of a call that goes on. */
abstract class LiveRecordingCommand extends RecordingCommand {

    @Parameters(paramLabel = "ID", description = "The call's id, or as much of its beginning as no other call has.")
    private String id;

    private final String verb;
    private final String done;

    /** @param verb of the console's service */
    LiveRecordingCommand(String verb, String done) {
        this.verb = verb;
        this.done = done;
    }

    @Override
    final int run(EngineConfig config, CallSources calls) throws IOException, InterruptedException {
        Optional<String> call = whole(id, calls);
        if (call.isEmpty()) {
            return 1;
        }
        Optional<ConsoleClient> engine = ConsoleClient.of(config.data());
        if (engine.isEmpty()) {
            err().println("no engine runs");
            return 1;
        }
        try (ConsoleClient there = engine.get()) {
            there.post("/api/calls/" + call.get() + "/recording/" + verb, Map.of("who", who()));
            out().println(done);
            return 0;
        }
    }

    /** {@code ivr calls mute}. */
    @Command(
            name = "mute",
            description = "Silence in the recording of a call that goes on, for a card number for example. The people"
                    + " hear one another all the same. It ends by itself after five minutes.",
            mixinStandardHelpOptions = true)
    static final class Mute extends LiveRecordingCommand {
        Mute() {
            super("mute", "Its recording is silent now.");
        }
    }

    /** {@code ivr calls unmute}. */
    @Command(
            name = "unmute",
            description = "Ends the silence in the recording of a call.",
            mixinStandardHelpOptions = true)
    static final class Unmute extends LiveRecordingCommand {
        Unmute() {
            super("unmute", "Its recording goes on.");
        }
    }

    /** {@code ivr calls record}. */
    @Command(
            name = "record",
            description = "Begins to record a talk that goes on, where the queue records on request.",
            mixinStandardHelpOptions = true)
    static final class Begin extends LiveRecordingCommand {
        Begin() {
            super("start", "It is recorded from now on.");
        }
    }
}
