package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent remove}. */
@Command(
        name = "remove",
        description =
                "Removes an agent and her telephone's account; a call that she has goes on. What she did stays on record.",
        mixinStandardHelpOptions = true)
final class AgentRemoveCommand extends OfficeCommand {

    @Parameters(paramLabel = "AGENT")
    private String id;

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        if (office.known(id, err()).isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        office.book().remove(id, who());
        office.tellEngine(List.of(id));
        if (office.phones().remove(id)) {
            office.reloadTelephones();
        }
        out().println("Agent " + id + " is removed.");
        return ExitCode.OK;
    }
}
