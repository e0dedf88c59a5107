package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ivr supervise move}. */
@Command(
        name = "move",
        description = "A waiting call waits in another queue from now on.",
        mixinStandardHelpOptions = true)
final class MoveCommand extends CallCommand {

    @Option(names = "--queue", required = true, paramLabel = "QUEUE", description = "Where it goes.")
    private String queue;

    @Override
    String verb() {
        return "move";
    }

    @Override
    Map<String, Object> more() {
        return Map.of("queue", queue);
    }
}
