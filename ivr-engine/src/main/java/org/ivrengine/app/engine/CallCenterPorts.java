package org.ivrengine.app.engine;

import java.util.List;
import java.util.Optional;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** What the call center is connected to. */
public record CallCenterPorts(AgentDirectory agents, Switchboard switchboard, ContactLog contacts) {

    /** A company without agents: its queues ring telephones, or nobody. */
    static CallCenterPorts withoutAgents(Switchboard switchboard) {
        return new CallCenterPorts(new NoAgents(), switchboard, new NoContacts());
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

    /** The call log has the calls themselves. */
    private static final class NoContacts implements ContactLog {
        @Override
        public void contact(Contact contact, Doubt doubt) {}

        @Override
        public void offer(OfferRecord offer) {}

        @Override
        public void span(AgentSpan span, String state, String reason) {}
    }
}
