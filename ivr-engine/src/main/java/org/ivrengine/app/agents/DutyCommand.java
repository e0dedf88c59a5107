package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.console.ConsoleClient;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** A command that changes what an agent does: through the engine that runs, else for when one starts. */
abstract class DutyCommand extends OfficeCommand {

    @Parameters(index = "0", paramLabel = "AGENT")
    private String id;

    /** Last part of the path of the console's service. */
    abstract String verb();

    /** Reason of a pause; empty otherwise. */
    String reason() {
        return "";
    }

    /** What is kept for an engine's start; empty where only an engine that runs can do it. */
    abstract Optional<Duty> kept(String agent);

    /** In words, after the name of the agent. */
    abstract String done();

    @Override
    final int run(AgentOffice office) throws IOException, InterruptedException {
        if (office.known(id, err()).isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        Optional<ConsoleClient> engine = office.engine();
        if (engine.isPresent()) {
            Map<String, String> wish = new LinkedHashMap<>(Map.of("who", who()));
            if (!reason().isEmpty()) {
                wish.put("reason", reason());
            }
            engine.get().post("/api/agents/" + id + "/" + verb(), wish);
            out().println(id + " " + done() + ".");
            return ExitCode.OK;
        }
        Optional<Duty> duty = kept(id);
        if (duty.isEmpty()) {
            err().println("no engine runs, so nobody has after-call work");
            return ExitCode.SOFTWARE;
        }
        if (!verb().equals("sign-in") && !isOnDuty(office)) {
            err().println(id + " is not on duty");
            return ExitCode.SOFTWARE;
        }
        office.book().keep(duty.get());
        office.book().note(id, "duty", "", done(), who());
        out().println("No engine runs; when one starts, " + id + " " + done() + ".");
        return ExitCode.OK;
    }

    private boolean isOnDuty(AgentOffice office) {
        return office.book().onDuty().stream().anyMatch(duty -> duty.agent().equals(id));
    }
}
