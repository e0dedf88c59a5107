package org.ivrengine.flow.desk;

import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.port.DialReport;
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
    public Ended wait(Stay stay, Phone phone) {
        DialRequest request = queues.get(stay.queue());
        if (request == null) {
            return new Ended.With(Outcome.CLOSED);
        }
        if (stay.returning()
                && phone.variable(DialReport.TALK_SINCE)
                        .filter(since -> !since.isEmpty())
                        .isPresent()) {
            // The talk outlived the process that had dialled it: she is not rung through a second time.
            phone.setVariable(DialReport.TALK_SINCE, "");
            return new Ended.With(Outcome.TALKED);
        }
        boolean talked = phone.dial(request).status() == DialReport.Status.ANSWER;
        return new Ended.With(talked ? Outcome.TALKED : Outcome.NO_AGENTS);
    }
}
