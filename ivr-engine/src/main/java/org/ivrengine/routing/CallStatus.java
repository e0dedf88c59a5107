package org.ivrengine.routing;

/** The states of a call; {@link CallTransition} has the ways between them. */
enum CallStatus {
    NEW,
    WAITING,
    RINGING,
    /** Waits again once the agent's phone has stopped ringing. */
    WITHDRAWING,
    /** The caller has left; the agent's phone has not stopped yet. */
    LEAVING,
    TALKING,
    GONE
}
