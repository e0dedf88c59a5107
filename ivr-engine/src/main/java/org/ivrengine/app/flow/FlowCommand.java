package org.ivrengine.app.flow;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ivr flow}. */
@Command(
        name = "flow",
        description = "Call flows: test them, look at them, begin a new one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FlowListCommand.class, FlowNewCommand.class, FlowShowCommand.class, FlowTestCommand.class})
public final class FlowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which of list, new, show, test?");
    }
}
