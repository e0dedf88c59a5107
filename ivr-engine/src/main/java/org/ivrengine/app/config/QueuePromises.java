package org.ivrengine.app.config;

import java.util.Map;
import java.util.function.Function;
import org.ivrengine.report.Targets;
import org.ivrengine.routing.Queue;

/** What queues promise their callers, as figures are counted by it. */
public final class QueuePromises {

    private QueuePromises() {}

    /** @return by queue; one that is not in the rules (any more) counts by what is usual */
    public static Function<String, Targets> of(Map<String, Queue> queues) {
        return name -> {
            Queue queue = queues.get(name);
            return queue == null ? Targets.DEFAULT : new Targets(queue.serviceLevelMs(), queue.shortAbandonMs());
        };
    }
}
