package org.ivrengine.app.supervision;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ivr supervise priority}. */
@Command(
        name = "priority",
        description = "A waiting call goes before or after others of its queue.",
        mixinStandardHelpOptions = true)
final class PriorityCommand extends CallCommand {

    @ArgGroup(multiplicity = "1")
    private Place place;

    /** One of the two. */
    private static final class Place {
        @Parameters(
                index = "1",
                paramLabel = "N",
                description = "Added to its queue's priority, from -1000000 to 1000000; a flow's own is replaced."
                        + " A number below 0 after \"--\".")
        private @Nullable Integer priority;

        @Option(names = "--front", description = "Enough to be the next of its queue.")
        private boolean front;
    }

    @Override
    String verb() {
        return "priority";
    }

    @Override
    Map<String, Object> more() {
        Integer priority = place.priority;
        return priority == null ? Map.of("front", true) : Map.of("priority", priority);
    }
}
