package org.ivrengine.app.supervision;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfiguredCommand;
import org.ivrengine.console.ConsoleClient;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** A command that has something done in a supervisor's name, by the engine that runs. */
abstract class SupervisorCommand extends ConfiguredCommand {

    @Option(
            names = "--as",
            required = true,
            paramLabel = "SUPERVISOR",
            description = "In whose name: an agent with the role supervisor.")
    private String supervisor;

    @Option(names = "--json", description = "Print the answer as JSON (docs/CONSOLE-API.md).")
    private boolean json;

    /** Last part of the path of the console's service. */
    abstract String verb();

    /** What is asked, besides who asks. */
    abstract Map<String, Object> wish();

    @Override
    protected final int run(EngineConfig config) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(wish());
        Optional<ConsoleClient> engine = ConsoleClient.of(config.data());
        if (engine.isEmpty()) {
            err().println("no engine runs; \"./ivr up\" starts one");
            return ExitCode.SOFTWARE;
        }
        try (ConsoleClient client = engine.get()) {
            body.put("as", supervisor);
            body.put("who", who());
            String answer = client.post("/api/supervision/" + verb(), body);
            out().println(
                            json
                                    ? answer
                                    : JsonMapper.shared()
                                                    .readTree(answer)
                                                    .get("message")
                                                    .asString() + ".");
            return ExitCode.OK;
        }
    }
}
