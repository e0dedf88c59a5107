package org.ivrengine.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent as {@link NaiveRouter} sees her. */
final class NaiveAgent {
    final String id;
    Map<String, Integer> skills;
    AgentStatus status = AgentStatus.SIGNED_OUT;
    boolean busy;
    long since;
    long restUntil;
    long wrapUpUntil;
    boolean wantsOut;
    boolean wantsPause;
    String reason = "";

    @Nullable
    NaiveOffer offer;

    @Nullable
    NaiveOffer staleOffer;

    @Nullable
    NaiveCall call;

    long occupied;
    long available;
    long accruedAt;

    NaiveAgent(String id, Map<String, Integer> skills, long now) {
        this.id = id;
        this.skills = skills;
        this.accruedAt = now;
    }

    boolean isFree() {
        return status == AgentStatus.AVAILABLE && !busy && restUntil == 0 && staleOffer == null;
    }

    boolean isServing() {
        boolean works = status == AgentStatus.RINGING
                || status == AgentStatus.WITHDRAWING
                || status == AgentStatus.TALKING
                || (!busy && (status == AgentStatus.AVAILABLE || status == AgentStatus.WRAP_UP));
        return works && !wantsOut && !wantsPause;
    }

    void accrue(long now) {
        switch (status) {
            case RINGING, WITHDRAWING, TALKING, WRAP_UP -> occupied += now - accruedAt;
            case AVAILABLE -> available += busy ? 0 : now - accruedAt;
            case SIGNED_OUT, PAUSED -> {}
        }
        accruedAt = now;
    }

    AgentState state() {
        return switch (status) {
            case SIGNED_OUT -> new AgentState.SignedOut();
            case AVAILABLE -> new AgentState.Available(since);
            case RINGING -> new AgentState.Ringing(offer == null ? 0 : offer.id, offer == null ? "" : offer.callId);
            case WITHDRAWING -> new AgentState.Withdrawing(offer == null ? 0 : offer.id);
            case TALKING -> new AgentState.Talking(call == null ? "" : call.id);
            case WRAP_UP -> new AgentState.WrapUp(wrapUpUntil);
            case PAUSED -> new AgentState.Paused(reason);
        };
    }
}
