package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./ivr supervise offer}. */
@Command(
        name = "offer",
        description = "A waiting call rings at this agent, if she is free, whatever her skills.",
        mixinStandardHelpOptions = true)
final class OfferCommand extends CallCommand {

    @Parameters(index = "1", paramLabel = "AGENT", description = "An agent's id.")
    private String agent;

    @Override
    String verb() {
        return "offer";
    }

    @Override
    Map<String, Object> more() {
        return Map.of("agent", agent);
    }
}
