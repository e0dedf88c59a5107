package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agent who is signed in. Only {@link Floor} changes it. */
final class Agent extends Timed {

    /** What waits for the end of her talk. */
    enum Pending {
        NOTHING,
        PAUSE,
        SIGN_OUT
    }

    final String id;
    final long idHash;
    Profile profile;
    AgentStatus status = AgentStatus.SIGNED_OUT;
    boolean busy;
    long availableSinceMs;
    /** Rests after a failed offer until then; 0 = does not. */
    long restUntilMs;

    long wrapUpUntilMs;
    Pending pending = Pending.NOTHING;
    String pauseReason = "";

    @Nullable
    Offer offer;
    /** An offer whose phone has not confirmed its withdrawal though she talks already; no new one before it does. */
    @Nullable
    Offer staleOffer;

    @Nullable
    Call call;
    /** Groups of calls held for her, none of them empty. */
    final List<Group> held = new ArrayList<>(0);

    /** Whether she is in the index of agents who can be offered a call now. */
    boolean isFree;
    /** Whether she counts as somebody who will take calls: see {@link Floor#willServe}. */
    boolean isServing;

    private long occupiedMs;
    private long availableMs;
    private long accruedAtMs;

    Agent(String id, Profile profile, long nowMs) {
        this.id = id;
        this.idHash = Hashing.of(id);
        this.profile = profile;
        this.accruedAtMs = nowMs;
    }

    boolean isLeaving() {
        return pending != Pending.NOTHING;
    }

    /** Books the time since the last change under the state that lasted until now. */
    void accrue(long nowMs) {
        long elapsed = nowMs - accruedAtMs;
        if (status.isOccupied()) {
            occupiedMs += elapsed;
        } else if (status == AgentStatus.AVAILABLE && !busy) {
            availableMs += elapsed;
        }
        accruedAtMs = nowMs;
    }

    /** Below zero if this one, available now, was occupied a smaller part of her time than the other. */
    int compareOccupancy(Agent other, long nowMs) {
        long free = availableMs + nowMs - accruedAtMs;
        long otherFree = other.availableMs + nowMs - other.accruedAtMs;
        long all = Math.max(1, occupiedMs + free);
        long otherAll = Math.max(1, other.occupiedMs + otherFree);
        return compareProducts(occupiedMs, otherAll, other.occupiedMs, all);
    }

    /** Compares a * b with c * d in 128 bits. */
    private static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    AgentState state() {
        return switch (status) {
            case SIGNED_OUT -> new AgentState.SignedOut();
            case AVAILABLE -> new AgentState.Available(availableSinceMs);
            case RINGING -> new AgentState.Ringing(offered().id, offered().callId);
            case WITHDRAWING -> new AgentState.Withdrawing(offered().id);
            case TALKING -> new AgentState.Talking(call == null ? "" : call.id);
            case WRAP_UP -> new AgentState.WrapUp(wrapUpUntilMs);
            case PAUSED -> new AgentState.Paused(pauseReason);
        };
    }

    private Offer offered() {
        if (offer == null) {
            throw new IllegalStateException(id + " is " + status + " without an offer");
        }
        return offer;
    }

    @Override
    void findNextDeadline() {
        if (restUntilMs > 0) {
            consider(Kind.REST_ENDS, restUntilMs);
        }
        if (status == AgentStatus.WRAP_UP) {
            consider(Kind.WRAP_UP_ENDS, wrapUpUntilMs);
        }
    }

    @Override
    int compareIdTo(Timed other) {
        return id.compareTo(((Agent) other).id);
    }

    long hash() {
        long hash = Hashing.chain(Hashing.chain(idHash, status.name()), busy ? 1 : 0);
        hash = Hashing.chain(hash, availableSinceMs);
        hash = Hashing.chain(hash, restUntilMs);
        hash = Hashing.chain(hash, status == AgentStatus.WRAP_UP ? wrapUpUntilMs : 0);
        hash = Hashing.chain(hash, pending.name());
        hash = Hashing.chain(hash, pauseReason);
        hash = Hashing.chain(hash, offer == null ? 0 : offer.id);
        hash = Hashing.chain(hash, staleOffer == null ? 0 : staleOffer.id);
        hash = Hashing.chain(hash, call == null ? "" : call.id);
        hash = Hashing.chain(hash, occupiedMs);
        hash = Hashing.chain(hash, availableMs);
        for (var level : profile.levels.entrySet()) {
            hash = Hashing.chain(hash, level.getKey());
            hash = Hashing.chain(hash, level.getValue());
        }
        return hash;
    }
}
