package org.ivrengine.simulation.theory;

/**
 * Priority classes before one group of agents, nobody gives up, a call in service is not interrupted (Cobham 1954).
 * All classes have the same exponential service time.
 */
public final class Cobham {

    private Cobham() {}

    /**
     * @param arrivalRates calls per unit of time, by class, the most urgent first
     * @return mean wait by class; infinite for a class that the agents cannot keep up with
     */
    public static double[] meanWaits(double[] arrivalRates, double meanService, int agents) {
        double rate = 0;
        for (double arrivalRate : arrivalRates) {
            rate += arrivalRate;
        }
        ErlangC together = new ErlangC(rate, meanService, agents);
        double untilNextFree = together.waited() * meanService / agents;
        double[] waits = new double[arrivalRates.length];
        double before = 0;
        for (int i = 0; i < arrivalRates.length; i++) {
            double upTo = before + arrivalRates[i] * meanService / agents;
            waits[i] = upTo < 1 ? untilNextFree / ((1 - before) * (1 - upTo)) : Double.POSITIVE_INFINITY;
            before = upTo;
        }
        return waits;
    }
}
