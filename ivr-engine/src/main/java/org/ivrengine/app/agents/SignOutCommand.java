package org.ivrengine.app.agents;

import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import picocli.CommandLine.Command;

/** {@code ./ivr agent sign-out}. */
@Command(
        name = "sign-out",
        description = "Takes an agent off duty; a call that she has goes on.",
        mixinStandardHelpOptions = true)
final class SignOutCommand extends DutyCommand {

    @Override
    String verb() {
        return "sign-out";
    }

    @Override
    Optional<Duty> kept(String agent) {
        return Optional.of(new Duty.SignedOut(agent));
    }

    @Override
    String done() {
        return "is off duty";
    }
}
