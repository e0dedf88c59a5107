package org.ivrengine.routing;

import org.jspecify.annotations.Nullable;

/** One agent's phone asked to ring for one call, until it ends by exactly one report. */
final class Offer {

    final long id;
    final Agent agent;
    final String callId;
    /** The rules under which it began: they hold until its talk and wrap-up are over. */
    final Queue rules;

    /** The call that comes back or is answered; none once it was moved to somebody else. */
    @Nullable
    Call call;

    boolean isWithdrawing;

    Offer(long id, Call call, Agent agent, Queue rules) {
        this.id = id;
        this.call = call;
        this.callId = call.id;
        this.agent = agent;
        this.rules = rules;
    }
}
