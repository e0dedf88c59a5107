package org.ivrengine.simulation;

import org.ivrengine.routing.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Callers of one kind.
 *
 * @param own the callers' own requirement on top of the queue's, for example their language
 * @param priority added to the queue's
 * @param patience how long they wait; null if as long as it takes
 */
public record CallType(
        String name,
        String queue,
        Requirement own,
        int priority,
        Arrivals arrivals,
        Distribution service,
        @Nullable Distribution patience) {

    public CallType withArrivals(Arrivals changed) {
        return new CallType(name, queue, own, priority, changed, service, patience);
    }
}
