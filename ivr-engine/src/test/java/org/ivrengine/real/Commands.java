package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ivrengine.app.agents.AgentCommand;
import org.ivrengine.app.calls.CallsCommand;
import org.ivrengine.app.supervision.SuperviseCommand;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line beside an engine that runs. */
final class Commands {

    private final Path home;
    private String said = "";

    /** @param home of the engine's settings */
    Commands(Path home) {
        this.home = home;
    }

    /** What the last command printed. */
    String said() {
        return said;
    }

    /** @return its exit code */
    int supervise(String... arguments) {
        return run(new SuperviseCommand(), arguments);
    }

    int agent(String... arguments) {
        return run(new AgentCommand(), arguments);
    }

    /** The acts of supervisors, newest first. */
    JsonNode log() {
        assertEquals(0, supervise("log", "--json"), said);
        return JsonMapper.shared().readTree(said);
    }

    /** A call's timeline. */
    String shown(String call) {
        assertEquals(0, run(new CallsCommand(), "show", call), said);
        return said;
    }

    private int run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments[0], "--config=" + home.resolve("engine.yaml")),
                                Stream.of(arguments).skip(1))
                        .toArray(String[]::new));
        said = out.toString();
        return code;
    }
}
