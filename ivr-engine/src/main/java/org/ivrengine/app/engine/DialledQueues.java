package org.ivrengine.app.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;

/** Queues without agents: each rings one configured telephone, or nobody. */
final class DialledQueues implements QueueDesk {

    /** How long a queue's telephone rings. */
    private static final Duration RING = Duration.ofSeconds(30);

    /** Music class of callers who wait. */
    private static final String MUSIC = "ivr";

    private final Map<String, String> targets;

    /** @param targets dial string by queue; empty for a queue that nobody serves */
    DialledQueues(Map<String, String> targets) {
        this.targets = Map.copyOf(targets);
    }

    @Override
    public Set<String> queues() {
        return targets.keySet();
    }

    @Override
    public Outcome wait(String queue, Call call, Phone phone) {
        String target = targets.getOrDefault(queue, "");
        if (target.isEmpty()) {
            return Outcome.NO_AGENTS;
        }
        phone.startMusic(MUSIC);
        return switch (phone.dial(new DialRequest(target, RING))) {
            case TALKED -> Outcome.TALKED;
            case NO_ANSWER -> Outcome.OVERFLOW;
            case BUSY -> Outcome.FULL;
            case UNAVAILABLE -> Outcome.NO_AGENTS;
        };
    }
}
