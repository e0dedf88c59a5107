package org.ivrengine.simulation.theory;

/**
 * Calls that wait as long as it takes: M/M/n, first come first served. Any unit of time, the same throughout.
 *
 * @param arrivalRate calls per unit of time
 * @param meanService mean handle time
 */
public record ErlangC(double arrivalRate, double meanService, int agents) {

    public ErlangC {
        if (!(arrivalRate >= 0 && meanService > 0) || agents < 0) {
            throw new IllegalArgumentException(
                    "arrival rate " + arrivalRate + ", mean service " + meanService + ", " + agents + " agents");
        }
    }

    /** @return offered load in erlangs */
    public double load() {
        return arrivalRate * meanService;
    }

    /** @return whether the agents can keep up at all; without it every wait is infinite */
    public boolean isStable() {
        return load() < agents;
    }

    /** @return share of calls that find no free agent */
    public double waited() {
        if (!isStable()) {
            return 1;
        }
        double blocked = ErlangB.blocked(load(), agents);
        return agents * blocked / (agents - load() * (1 - blocked));
    }

    /** @return mean wait over all calls, those that did not wait included */
    public double meanWait() {
        return isStable() ? waited() * meanService / (agents - load()) : Double.POSITIVE_INFINITY;
    }

    /** @return mean number of waiting calls */
    public double meanQueue() {
        return arrivalRate * meanWait();
    }

    /** @return share of calls answered within a time */
    public double servedWithin(double time) {
        return isStable() ? 1 - waited() * Math.exp(-(agents - load()) * time / meanService) : 0;
    }

    /** @return share of an agent's time that is busy */
    public double occupancy() {
        return agents == 0 ? 1 : Math.min(1, load() / agents);
    }
}
