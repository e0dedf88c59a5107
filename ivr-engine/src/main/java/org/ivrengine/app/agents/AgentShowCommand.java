package org.ivrengine.app.agents;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.app.Grid;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent show}. */
@Command(
        name = "show",
        description = "Shows an agent, and who changed what about her.",
        mixinStandardHelpOptions = true)
final class AgentShowCommand extends OfficeCommand {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Parameters(paramLabel = "AGENT")
    private String id;

    @Option(names = "--changes", paramLabel = "N", description = "How many changes (default: ${DEFAULT-VALUE}).")
    private int most = 20;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Override
    int run(AgentOffice office) {
        Optional<Agent> known = office.known(id, err());
        if (known.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        Agent agent = known.get();
        List<Change> changes = office.book().history(id, most);
        if (json) {
            Map<String, Object> answer = AgentJson.agent(agent);
            answer.put("changes", AgentJson.changes(changes));
            out().println(AgentJson.write(answer));
            return ExitCode.OK;
        }
        out().print(new Grid()
                .row("agent", agent.id())
                .row("name", agent.name())
                .row("telephone", agent.phone())
                .row("extension", agent.extension())
                .row("language", agent.language().isEmpty() ? "the engine's" : agent.language())
                .row("skills", AgentListCommand.skills(agent.skills()))
                .row("roles", String.join(" ", agent.roles())));
        out().println();
        Grid lines = new Grid().row("when", "who", "what", "from", "to");
        changes.forEach(change -> lines.row(
                TIME.format(change.at().atZone(ZoneId.systemDefault())),
                change.who(),
                change.what(),
                change.from(),
                change.to()));
        out().print(lines);
        return ExitCode.OK;
    }
}
