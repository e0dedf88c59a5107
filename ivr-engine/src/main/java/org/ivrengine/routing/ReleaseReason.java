package org.ivrengine.routing;

/** Why a call is given back to its flow without an agent. */
public enum ReleaseReason {
    /** It waited as long as its queue lets it wait. */
    OVERFLOW,
    /** As many calls as may wait do, and nobody can take this one now. */
    FULL,
    /** The queue does not exist, or no longer. */
    CLOSED,
    /** No agent who is signed in could ever take it. */
    NO_AGENTS
}
