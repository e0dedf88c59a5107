package org.ivrengine.app.engine;

import java.util.Set;
import org.ivrengine.callcenter.AgentQueueDesk;
import org.ivrengine.flow.desk.DialingDesk;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;

/** Queues that ring one telephone, and queues of agents, as the file in force says. */
final class AllQueues implements QueueDesk {

    private final CurrentQueues current;
    private final AgentQueueDesk agents;

    AllQueues(CurrentQueues current, AgentQueueDesk agents) {
        this.current = current;
        this.agents = agents;
    }

    @Override
    public Set<String> queues() {
        return current.queues().queues();
    }

    @Override
    public void isBackElsewhere(Call call) {
        agents.isBackElsewhere(call);
    }

    @Override
    public Ended wait(Stay stay, Phone phone) {
        DialingDesk telephones = new DialingDesk(current.queues().destinations());
        if (stay.diverted().isPresent() || !telephones.queues().contains(stay.queue())) {
            return agents.wait(stay, phone);
        }
        agents.isBackElsewhere(stay.call());
        return telephones.wait(stay, phone);
    }
}
