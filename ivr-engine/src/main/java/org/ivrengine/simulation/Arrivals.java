package org.ivrengine.simulation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * When calls come: a Poisson process whose rate is constant or follows a list of rates, over and over.
 *
 * @param ratesPerMs the rates in turn; one for a constant rate
 * @param periodMs how long each rate holds; infinite for a constant rate
 * @param busynessShape if present, each pass through the rates (each day) is multiplied by a factor of its own from a
 *     gamma distribution with this shape and mean 1
 */
public record Arrivals(List<Double> ratesPerMs, double periodMs, OptionalDouble busynessShape) {

    public Arrivals {
        ratesPerMs = List.copyOf(ratesPerMs);
        if (ratesPerMs.isEmpty() || !(periodMs > 0)) {
            throw new IllegalArgumentException("rates " + ratesPerMs + " with period " + periodMs);
        }
    }

    public static Arrivals constant(double ratePerMs) {
        return new Arrivals(List.of(ratePerMs), Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    /** @return long-run mean of the rate, per millisecond */
    public double meanRatePerMs() {
        return ratesPerMs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
