package org.ivrengine.app.agents;

import java.util.Optional;
import org.ivrengine.callcenter.AgentDesk.Wish;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent pause}. */
@Command(
        name = "pause",
        description = "No more calls for an agent until she resumes; a call that she has goes on.",
        mixinStandardHelpOptions = true)
final class PauseCommand extends DutyCommand {

    @Parameters(index = "1", paramLabel = "REASON", description = "For example lunch.")
    private String reason;

    @Override
    String verb() {
        return "pause";
    }

    @Override
    String reason() {
        try {
            return new Wish.Pause(reason).reason();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec().commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    @Override
    Optional<Duty> kept(String agent) {
        return Optional.of(new Duty.Paused(agent, reason()));
    }

    @Override
    String done() {
        return "pauses: " + reason;
    }
}
