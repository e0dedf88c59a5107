package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise take-over}. */
@Command(
        name = "take-over",
        description = "The caller talks on with her; the agent's talk is over.",
        mixinStandardHelpOptions = true)
final class TakeOverCommand extends TargetCommand {

    @Override
    String verb() {
        return "take-over";
    }
}
