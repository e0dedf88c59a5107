package org.ivrengine.app.supervision;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ivr supervise priority}. */
@Command(
        name = "priority",
        description = "A waiting call goes before or after others of its queue.",
        mixinStandardHelpOptions = true)
final class PriorityCommand extends CallCommand {

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            description =
                    "Added to its queue's priority, from -1000000 to 1000000; it replaces what the flow has given."
                            + " A number below 0 stands after \"--\".")
    private @Nullable Integer priority;

    @Option(names = "--front", description = "Enough to be the next of its queue.")
    private boolean front;

    @Override
    String verb() {
        return "priority";
    }

    @Override
    Map<String, Object> more() {
        Integer given = priority;
        if (front == (given != null)) {
            throw new ParameterException(command.commandLine(), "either a priority, or --front");
        }
        return given == null ? Map.of("front", true) : Map.of("priority", given);
    }
}
