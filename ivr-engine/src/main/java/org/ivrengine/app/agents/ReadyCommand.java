package org.ivrengine.app.agents;

import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import picocli.CommandLine.Command;

/** {@code ./ivr agent ready}. */
@Command(
        name = "ready",
        description = "Ends an agent's after-call work before its time.",
        mixinStandardHelpOptions = true)
final class ReadyCommand extends DutyCommand {

    @Override
    String verb() {
        return "ready";
    }

    @Override
    Optional<Duty> kept(String agent) {
        return Optional.empty();
    }

    @Override
    String done() {
        return "is ready";
    }
}
