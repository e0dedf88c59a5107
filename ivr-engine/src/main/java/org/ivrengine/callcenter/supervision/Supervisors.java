package org.ivrengine.callcenter.supervision;

import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.supervision.Answer.Why;

/** Who is a supervisor, and of which queues. */
final class Supervisors {

    private static final String ROLE = "supervisor";

    /** Followed by a queue's name: of that queue only. */
    private static final String ROLE_OF_QUEUE = "supervisor-";

    private Supervisors() {}

    static void require(Agent agent) {
        if (agent.roles().stream().noneMatch(role -> role.equals(ROLE) || role.startsWith(ROLE_OF_QUEUE))) {
            throw new Refused(Why.NOT_ALLOWED, agent.id() + " is no supervisor: she lacks the role \"" + ROLE + "\"");
        }
    }

    /** What is of no queue is for who supervises all of them. */
    static void requireMayAll(Agent agent) {
        if (!agent.roles().contains(ROLE)) {
            throw new Refused(
                    Why.NOT_ALLOWED,
                    agent.id() + " is no supervisor of all queues: she lacks the role \"" + ROLE + "\"");
        }
    }

    static void requireMay(Agent agent, String queue) {
        require(agent);
        if (!agent.roles().contains(ROLE) && !agent.roles().contains(ROLE_OF_QUEUE + queue)) {
            throw new Refused(Why.NOT_ALLOWED, agent.id() + " is no supervisor of the queue " + queue);
        }
    }
}
