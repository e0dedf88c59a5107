package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ivrengine.app.Grid;
import org.ivrengine.callcenter.port.Agent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ivr agent list}. */
@Command(
        name = "list",
        description = "Lists the agents; while an engine runs, with what each does now.",
        mixinStandardHelpOptions = true)
final class AgentListCommand extends OfficeCommand {

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        if (office.engine().isPresent()) {
            String live = office.engine().get().get("/api/agents");
            if (json) {
                out().println(live);
            } else {
                out().print(live(JsonMapper.shared().readTree(live)));
            }
            return ExitCode.OK;
        }
        List<Agent> agents = office.book().agents();
        if (json) {
            out().println(AgentJson.write(
                    Map.of("agents", agents.stream().map(AgentJson::agent).toList())));
        } else {
            Grid columns = new Grid().row("agent", "name", "telephone", "skills");
            agents.forEach(agent -> columns.row(agent.id(), agent.name(), agent.phone(), skills(agent.skills())));
            out().print(columns);
        }
        return ExitCode.OK;
    }

    private static Grid live(JsonNode answer) {
        Grid columns = new Grid().row("agent", "name", "telephone", "state", "skills");
        for (JsonNode agent : answer.get("agents")) {
            String reason = agent.get("reason").asString();
            columns.row(
                    agent.get("id").asString(),
                    agent.get("name").asString(),
                    agent.get("phone").asString(),
                    agent.get("state").asString().replace('_', ' ') + (reason.isEmpty() ? "" : " (" + reason + ")"),
                    agent.get("skills").properties().stream()
                            .map(skill ->
                                    skill.getKey() + "=" + skill.getValue().asInt())
                            .collect(Collectors.joining(" ")));
        }
        return columns;
    }

    static String skills(Map<String, Integer> skills) {
        return skills.entrySet().stream()
                .map(skill -> skill.getKey() + "=" + skill.getValue())
                .collect(Collectors.joining(" "));
    }
}
