package org.ivrengine.app;

import org.ivrengine.app.account.AccountCommand;
import org.ivrengine.app.agents.AgentCommand;
import org.ivrengine.app.bench.BenchCommand;
import org.ivrengine.app.calls.CallsCommand;
import org.ivrengine.app.check.CheckCommand;
import org.ivrengine.app.flow.FlowCommand;
import org.ivrengine.app.flow.call.CallCommand;
import org.ivrengine.app.planning.SimulateCommand;
import org.ivrengine.app.planning.StaffCommand;
import org.ivrengine.app.prompts.PromptsCommand;
import org.ivrengine.app.report.ReportCommand;
import org.ivrengine.app.retention.RetentionCommand;
import org.ivrengine.app.supervision.SuperviseCommand;
import org.ivrengine.app.up.DownCommand;
import org.ivrengine.app.up.RehearseCommand;
import org.ivrengine.app.up.ServeCommand;
import org.ivrengine.app.up.UpCommand;
import org.ivrengine.app.wall.WallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./ivr}. Exit codes: 0 fine, 1 found faults, 2 wrong usage. */
@Command(
        name = "ivr",
        description = "IVR and call routing for Asterisk.",
        mixinStandardHelpOptions = true,
        version = "ivr-engine 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            ServeCommand.class,
            AccountCommand.class,
            AgentCommand.class,
            BenchCommand.class,
            CallCommand.class,
            CallsCommand.class,
            CheckCommand.class,
            FlowCommand.class,
            PromptsCommand.class,
            RehearseCommand.class,
            ReportCommand.class,
            RetentionCommand.class,
            SimulateCommand.class,
            StaffCommand.class,
            SuperviseCommand.class,
            WallCommand.class,
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(
                ServeCommand.isAsStarted(args)
                        ? ServeCommand.serve(args)
                        : commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
