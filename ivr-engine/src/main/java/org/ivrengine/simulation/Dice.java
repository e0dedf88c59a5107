package org.ivrengine.simulation;

/**
 * A stream of random numbers (SplitMix64). Streams of different names, and the dice of different calls, are independent
 * of one another, so that what one source of randomness uses up never shifts another. Not thread-safe.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    /** @return a seed for the stream of this name, for example {@code arrivals/sales} */
    static long seedOf(long seed, String stream) {
        long hash = mix(seed);
        for (int i = 0; i < stream.length(); i++) {
            hash = mix(hash ^ stream.charAt(i));
        }
        return hash;
    }

    /** @return a seed for the number-th of something, for example for one call or one replication */
    static long seedOf(long seed, long number) {
        return mix(mix(seed) + number * GOLDEN_GAMMA);
    }

    /** @return uniform in (0, 1): never 0, so that its logarithm is finite */
    double uniform() {
        state += GOLDEN_GAMMA;
        return ((mix(state) >>> 11) + 0.5) * 0x1.0p-53;
    }

    double exponential() {
        return -StrictMath.log(uniform());
    }

    double normal() {
        return Math.sqrt(2 * exponential()) * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Mean = shape. Marsaglia and Tsang, ACM TOMS 26 (2000); shapes under 1 by their boost. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Stafford's variant 13 of the MurmurHash3 finalizer. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
