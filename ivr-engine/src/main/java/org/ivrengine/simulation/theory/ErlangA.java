package org.ivrengine.simulation.theory;

/**
 * Calls that wait and give up: M/M/n+M (Palm), first come first served, exponential patience. Always stable. Any unit of
 * time, the same throughout.
 *
 * @param arrivalRate calls per unit of time
 * @param meanService mean handle time
 * @param meanPatience mean time that a caller is willing to wait
 */
public record ErlangA(double arrivalRate, double meanService, double meanPatience, int agents) {

    /** States beyond this share of the largest are left out. */
    private static final double NEGLIGIBLE = 1e-18;

    public ErlangA {
        if (!(arrivalRate >= 0 && meanService > 0 && meanPatience > 0) || agents < 0) {
            throw new IllegalArgumentException("arrival rate " + arrivalRate + ", mean service " + meanService
                    + ", mean patience " + meanPatience + ", " + agents + " agents");
        }
    }

    /** @return share of calls that find no free agent */
    public double waited() {
        return overQueue((waiting, probability) -> probability);
    }

    /** @return mean number of waiting calls */
    public double meanQueue() {
        return overQueue((waiting, probability) -> waiting * probability);
    }

    /** @return mean wait over all calls, those that gave up included (Little's law) */
    public double meanWait() {
        return arrivalRate == 0 ? 0 : meanQueue() / arrivalRate;
    }

    /** @return share of calls that gave up */
    public double abandoned() {
        return meanWait() / meanPatience;
    }

    /** @return share of an agent's time that is busy */
    public double occupancy() {
        return agents == 0 ? 1 : arrivalRate * (1 - abandoned()) * meanService / agents;
    }

    /**
     * Share of all calls that are answered within a time.
     *
     * <p>A call that finds k waiting is served after S, a sum of exponentials with rates n mu + j theta, j = 0..k, if its
     * own patience lasts. Then X = exp(-theta S) is Beta(c, k + 1) with c = n mu / theta, and the patience lasts with
     * probability X, so the share is E[X; X >= x] = c / (c + k + 1) P(Beta(c + 1, k + 1) >= x) with x = exp(-theta t).
     */
    public double servedWithin(double time) {
        double c = agents * meanPatience / meanService;
        double x = Math.exp(-time / meanPatience);
        BetaTail tail = new BetaTail(c + 1, x);
        return 1
                - waited()
                + overQueue((waiting, probability) -> probability * c / (c + waiting + 1) * tail.next(waiting + 1));
    }

    private interface Term {
        double of(int waiting, double probability);
    }

    /** Sums over the states in which all agents are busy, by the number waiting from 0 up. */
    private double overQueue(Term term) {
        // Probabilities relative to "all agents busy, nobody waiting"; below it they sum to 1/B - 1 by Erlang B.
        double below = 1 / ErlangB.blocked(arrivalRate * meanService, agents) - 1;
        double relative = 1;
        double norm = below;
        double largest = 1;
        double sum = 0;
        for (int waiting = 0; relative > NEGLIGIBLE * largest; waiting++) {
            norm += relative;
            sum += term.of(waiting, relative);
            relative *= arrivalRate / (agents / meanService + (waiting + 1) / meanPatience);
            largest = Math.max(largest, relative);
        }
        return sum / norm;
    }

    /** P(Beta(a, b) >= x) for b = 1, 2, 3, ..., each from the one before. */
    private static final class BetaTail {
        private final double a;
        private final double x;
        private double below;
        private double step;

        BetaTail(double a, double x) {
            this.a = a;
            this.x = x;
            this.below = Math.pow(x, a);
            this.step = below;
        }

        double next(int b) {
            if (b > 1) {
                step *= (1 - x) * (a + b - 2) / (b - 1);
                below += step;
            }
            return Math.max(0, 1 - below);
        }
    }
}
