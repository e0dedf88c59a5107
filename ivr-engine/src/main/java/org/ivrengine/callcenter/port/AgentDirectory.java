package org.ivrengine.callcenter.port;

import java.util.List;
import java.util.Optional;

/**
 * Who the agents are, and who of them is on duty. May block: it is asked at the start and by whoever signs an agent in,
 * never by the thread that decides about calls. Safe for use by many threads.
 */
public interface AgentDirectory {

    List<Agent> agents();

    Optional<Agent> agent(String id);

    /** Who was on duty when it was last kept; after our own crash the shift goes on with these. */
    List<Duty> onDuty();

    /** Keeps what an agent's duty is now; a signed-out agent has none any more. */
    void keep(Duty duty);

    /** Whether an agent takes calls, as far as it is her own or a supervisor's doing. */
    sealed interface Duty {

        String agent();

        record SignedIn(String agent) implements Duty {}

        record Paused(String agent, String reason) implements Duty {}

        record SignedOut(String agent) implements Duty {}
    }
}
