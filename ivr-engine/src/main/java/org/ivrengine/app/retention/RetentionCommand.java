package org.ivrengine.app.retention;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ivr retention}. */
@Command(
        name = "retention",
        description = "How long what is personal stays: rules, requests of persons, holds, proofs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RetentionShowCommand.class,
            RetentionRunCommand.class,
            RetentionFindCommand.class,
            RetentionEraseCommand.class,
            RetentionHoldCommand.class,
            RetentionLiftCommand.class,
            RetentionProofCommand.class,
            RetentionVerifyCommand.class
        })
public final class RetentionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "which of show, run, find, erase, hold, lift, proof, verify?");
    }
}
