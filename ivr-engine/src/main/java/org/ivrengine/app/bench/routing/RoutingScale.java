package org.ivrengine.app.bench.routing;

/**
 * The size of a call center.
 *
 * @param ownProfiles whether every agent has skills and levels that nobody else has; else 200 different ones
 * @param waiting calls that wait all the time; 0 = a third of the agents are free instead
 */
record RoutingScale(int agents, boolean ownProfiles, int skills, int queues, int waiting) {

    static final int SHARED_PROFILES = 200;

    /** What the goal is about. */
    static final RoutingScale GOAL = new RoutingScale(10_000, true, 200, 100, 50_000);

    RoutingScale withAgents(int value) {
        return new RoutingScale(value, ownProfiles, skills, queues, waiting);
    }

    RoutingScale withSharedProfiles() {
        return new RoutingScale(agents, false, skills, queues, waiting);
    }

    RoutingScale withSkills(int value) {
        return new RoutingScale(agents, ownProfiles, value, queues, waiting);
    }

    RoutingScale withQueues(int value) {
        return new RoutingScale(agents, ownProfiles, skills, value, waiting);
    }

    RoutingScale withWaiting(int value) {
        return new RoutingScale(agents, ownProfiles, skills, queues, value);
    }
}
