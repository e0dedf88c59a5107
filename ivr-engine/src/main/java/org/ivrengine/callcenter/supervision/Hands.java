package org.ivrengine.callcenter.supervision;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.supervision.Answer.Why;

/** Whom and what is meant: agents from the directory, calls from the call center, which is waited for. */
final class Hands {

    private final AgentDirectory agents;
    private final CallsInHand calls;

    Hands(AgentDirectory agents, CallsInHand calls) {
        this.agents = agents;
        this.calls = calls;
    }

    /** @throws Refused when there is none */
    Agent agent(String id) {
        return agents.agent(id).orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no agent \"" + id + "\""));
    }

    List<Agent> agents() {
        return agents.agents();
    }

    /** The talk that a supervisor means. */
    Served talk(String supervisor, String target) {
        return Targets.talk(target, served(), known -> agents.agent(known).isPresent(), supervisor);
    }

    List<Served> served() {
        try {
            return calls.served()
                    .toCompletableFuture()
                    .orTimeout(SupervisionLimits.CALL_CENTER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException noAnswer) {
            throw new Refused(Why.UNAVAILABLE, "the call center does not answer");
        }
    }
}
