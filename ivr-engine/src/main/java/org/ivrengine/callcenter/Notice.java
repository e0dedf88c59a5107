package org.ivrengine.callcenter;

import java.time.Duration;
import java.util.OptionalLong;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.routing.ReleaseReason;

/** What the call center tells the thread of a waiting call. */
sealed interface Notice {

    /** Ring this agent, and report how it ended. */
    record Connect(long offer, Agent agent, Duration ring, OfferNote note) implements Notice {}

    /**
     * Tell the caller.
     *
     * @param position 1 for the next of her queue
     */
    record Announce(int position, OptionalLong estimatedWaitMs) implements Notice {}

    /** A supervisor has moved her: she waits in another queue from then on. */
    record Moved(String queue, long atMs) implements Notice {}

    /** She waits no longer. */
    record Released(ReleaseReason why) implements Notice {}
}
