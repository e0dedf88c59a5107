package org.ivrengine.app.engine;

import java.util.List;
import java.util.Optional;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Switchboard;

/**
 * What the call center is connected to.
 *
 * @param contacts where contacts are kept; empty: in the call log
 */
public record CallCenterPorts(AgentDirectory agents, Switchboard switchboard, Optional<ContactLog> contacts) {

    /** A company without agents: its queues ring telephones, or nobody. */
    public static CallCenterPorts withoutAgents(Switchboard switchboard) {
        return new CallCenterPorts(new NoAgents(), switchboard, Optional.empty());
    }

    private static final class NoAgents implements AgentDirectory {
        @Override
        public List<Agent> agents() {
            return List.of();
        }

        @Override
        public Optional<Agent> agent(String id) {
            return Optional.empty();
        }

        @Override
        public List<Duty> onDuty() {
            return List.of();
        }

        @Override
        public void keep(Duty duty) {}
    }
}
