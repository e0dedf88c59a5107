package org.ivrengine.routing;

/** The states of an agent; {@link AgentTransition} has the ways between them. */
enum AgentStatus {
    SIGNED_OUT,
    AVAILABLE,
    RINGING,
    WITHDRAWING,
    TALKING,
    WRAP_UP,
    PAUSED;

    /** Whether time here counts as occupied. */
    boolean isOccupied() {
        return switch (this) {
            case RINGING, WITHDRAWING, TALKING, WRAP_UP -> true;
            case SIGNED_OUT, AVAILABLE, PAUSED -> false;
        };
    }
}
