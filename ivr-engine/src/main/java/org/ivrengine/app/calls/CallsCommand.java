package org.ivrengine.app.calls;

import org.ivrengine.app.calls.review.CallsReviewCommand;
import org.ivrengine.app.calls.review.CallsSampleCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ivr calls}. */
@Command(
        name = "calls",
        description = "The call log: find calls, look at one, hear it, judge how it was handled.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CallsFindCommand.class,
            CallsShowCommand.class,
            CallsExportCommand.class,
            CallsReviewCommand.class,
            CallsSampleCommand.class,
            CallsPlayCommand.class,
            CallsSaveCommand.class,
            LiveRecordingCommand.Mute.class,
            LiveRecordingCommand.Unmute.class,
            LiveRecordingCommand.Begin.class
        })
public final class CallsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "which of find, show, export, review, sample, play, save, mute, unmute, record?");
    }
}
