package org.ivrengine.app.agents;

import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import picocli.CommandLine.Command;

/** {@code ./ivr agent sign-in}. */
@Command(name = "sign-in", description = "Puts an agent on duty.", mixinStandardHelpOptions = true)
final class SignInCommand extends DutyCommand {

    @Override
    String verb() {
        return "sign-in";
    }

    @Override
    Optional<Duty> kept(String agent) {
        return Optional.of(new Duty.SignedIn(agent));
    }

    @Override
    String done() {
        return "is on duty";
    }
}
