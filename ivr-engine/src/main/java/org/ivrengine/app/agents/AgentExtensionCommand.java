package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.Optional;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.ExtensionSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent extension}. */
@Command(
        name = "extension",
        description = "Sets the number at which colleagues reach an agent and transfer callers to her.",
        mixinStandardHelpOptions = true)
final class AgentExtensionCommand extends OfficeCommand {

    private static final String NONE = "none";

    @Parameters(index = "0", paramLabel = "AGENT")
    private String id;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "2 to 10 digits, or \"none\".")
    private String number;

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        String extension = number.equals(NONE) ? "" : number;
        if (!extension.isEmpty() && !Agent.isExtension(extension)) {
            throw new ParameterException(
                    spec().commandLine(), "\"" + number + "\" is no extension; right are 2 to 10 digits, or none");
        }
        Optional<Agent> agent = office.known(id, err());
        if (agent.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        if (!office.isFree(extension, err())) {
            return ExitCode.SOFTWARE;
        }
        return switch (office.book().setExtension(id, extension, who())) {
            case ExtensionSet.Taken(String by) -> {
                err().println(extension + " is the extension of " + by);
                yield ExitCode.SOFTWARE;
            }
            case ExtensionSet.Done _ -> {
                out().println(
                                extension.isEmpty()
                                        ? id + " has no extension any more."
                                        : id + " is at " + extension + ".");
                yield ExitCode.OK;
            }
        };
    }
}
