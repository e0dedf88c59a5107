package org.ivrengine.app.prompts;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ivr prompts}. */
@Command(
        name = "prompts",
        description = "What callers hear: build the audio, list it, check it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PromptsBuildCommand.class,
            PromptsListCommand.class,
            PromptsCheckCommand.class,
            PromptsMusicCommand.class
        })
public final class PromptsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which of build, list, check?");
    }
}
