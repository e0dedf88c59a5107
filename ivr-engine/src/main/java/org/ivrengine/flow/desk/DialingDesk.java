package org.ivrengine.flow.desk;

import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;

/** Queues that ring one telephone each and keep nobody waiting. */
public final class DialingDesk implements QueueDesk {

    private final Map<String, DialRequest> queues;

    public DialingDesk(Destinations destinations) {
        this.queues = destinations.queues();
    }

    @Override
    public Set<String> queues() {
        return queues.keySet();
    }

    @Override
    public Outcome wait(String queue, Call call, Phone phone) {
        DialRequest request = queues.get(queue);
        if (request == null) {
            return Outcome.CLOSED;
        }
        return switch (phone.dial(request)) {
            case TALKED -> Outcome.TALKED;
            case NO_ANSWER, BUSY, UNAVAILABLE -> Outcome.NO_AGENTS;
        };
    }
}
