package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise join}. */
@Command(
        name = "join",
        description = "She becomes a third party of the talk, and may stay in it when the agent leaves.",
        mixinStandardHelpOptions = true)
final class JoinCommand extends TargetCommand {

    @Override
    String verb() {
        return "join";
    }
}
