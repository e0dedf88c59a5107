package org.ivrengine.routing;

import org.jspecify.annotations.Nullable;

/** An offer as {@link NaiveRouter} sees it. */
final class NaiveOffer {
    final long id;
    final String callId;
    final NaiveAgent agent;
    final Queue rules;

    @Nullable
    NaiveCall call;

    boolean withdrawing;

    NaiveOffer(long id, NaiveCall call, NaiveAgent agent) {
        this.id = id;
        this.call = call;
        this.callId = call.id;
        this.agent = agent;
        this.rules = call.rules;
    }
}
