package org.ivrengine.app.agents;

import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import picocli.CommandLine.Command;

/** {@code ./ivr agent resume}. */
@Command(name = "resume", description = "Ends an agent's pause.", mixinStandardHelpOptions = true)
final class ResumeCommand extends DutyCommand {

    @Override
    String verb() {
        return "resume";
    }

    @Override
    Optional<Duty> kept(String agent) {
        return Optional.of(new Duty.SignedIn(agent));
    }

    @Override
    String done() {
        return "takes calls again";
    }
}
