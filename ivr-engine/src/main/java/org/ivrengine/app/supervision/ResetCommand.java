package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./ivr supervise reset}. */
@Command(
        name = "reset",
        description = "Puts an agent who is stuck into the state that Asterisk's channels say.",
        mixinStandardHelpOptions = true)
final class ResetCommand extends SupervisorCommand {

    @Parameters(index = "0", paramLabel = "AGENT", description = "An agent's id.")
    private String agent;

    @Override
    String verb() {
        return "reset";
    }

    @Override
    Map<String, Object> wish() {
        return Map.of("target", agent);
    }
}
