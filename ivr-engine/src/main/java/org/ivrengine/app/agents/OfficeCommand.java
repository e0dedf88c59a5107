package org.ivrengine.app.agents;

import java.io.IOException;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfiguredCommand;

/** A command about agents: opens the office. */
abstract class OfficeCommand extends ConfiguredCommand {

    /** @return the exit code */
    abstract int run(AgentOffice office) throws IOException, InterruptedException;

    @Override
    protected final int run(EngineConfig config) throws IOException, InterruptedException {
        try (AgentOffice office = AgentOffice.open(config)) {
            return run(office);
        }
    }
}
