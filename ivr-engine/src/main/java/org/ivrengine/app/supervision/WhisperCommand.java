package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise whisper}. */
@Command(
        name = "whisper",
        description = "The same, and the agent hears her; if she listens already, she is turned to it.",
        mixinStandardHelpOptions = true)
final class WhisperCommand extends WatchCommand {

    @Override
    String verb() {
        return "whisper";
    }
}
