package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * What may have brought an agent and a call together since the last settling. Before every command no available agent
 * is eligible for a waiting call; so only what changed has to be looked at.
 */
final class Settling {

    final List<Agent> agents = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    boolean everything;
    /** No offers before this time, unless released earlier: callers are still coming back after a start. */
    long heldUntilMs;

    boolean isNeeded() {
        return everything || !agents.isEmpty() || !groups.isEmpty();
    }

    boolean isHeld(long nowMs) {
        return nowMs < heldUntilMs;
    }

    void clear() {
        agents.clear();
        groups.clear();
        everything = false;
    }
}
