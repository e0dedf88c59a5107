package org.ivrengine.routing;

import java.util.OptionalLong;

/** What the driver has to do, or may show. */
public sealed interface Effect {

    /** Ring the agent's phone for the call; report answered, failed or withdrawn under the offer's id, once. */
    record Offer(long offer, String call, String agent, long ringTimeMs) implements Effect {}

    /** Stop ringing; confirm with withdrawn (or with what came first). */
    record WithdrawOffer(long offer, String call, String agent) implements Effect {}

    /** The call does not wait any longer; its flow goes on. */
    record Release(String call, ReleaseReason why) implements Effect {}

    /**
     * Tell the caller.
     *
     * @param position 1 for the next of her queue
     * @param estimatedWaitMs from now on; empty while nothing is known yet
     */
    record Announce(String call, int position, OptionalLong estimatedWaitMs) implements Effect {}

    /**
     * An agent's state is now this.
     *
     * @param busy she is also in a call of her own
     */
    record AgentChanged(String agent, AgentState state, boolean busy) implements Effect {}
}
