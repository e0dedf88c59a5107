package org.ivrengine.app.agents;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.store.DatabaseAwayException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about agents: opens the office, and says in a line what does not work. */
abstract class OfficeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    /** @return the exit code */
    abstract int run(AgentOffice office) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            Optional<AgentOffice> open = AgentOffice.open(configOption);
            if (open.isEmpty()) {
                return ExitCode.SOFTWARE;
            }
            try (AgentOffice office = open.get()) {
                return run(office);
            }
        } catch (IOException | DatabaseAwayException fault) {
            err().println(fault.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            out().flush();
            err().flush();
        }
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
