package org.ivrengine.simulation;

/** How long something takes, milliseconds. */
public sealed interface Distribution {

    record Exponential(double meanMs) implements Distribution {}

    /** By mean and standard deviation of the time itself, not of its logarithm. */
    record Lognormal(double meanMs, double sdMs) implements Distribution {}

    record Constant(double ms) implements Distribution {}

    record Gamma(double shape, double meanMs) implements Distribution {}

    default double meanMs() {
        return switch (this) {
            case Exponential(double meanMs) -> meanMs;
            case Lognormal(double meanMs, double _) -> meanMs;
            case Constant(double ms) -> ms;
            case Gamma(double _, double meanMs) -> meanMs;
        };
    }

    /** @return one duration, milliseconds */
    default double sample(Dice dice) {
        return switch (this) {
            case Exponential(double meanMs) -> meanMs * dice.exponential();
            case Lognormal(double meanMs, double sdMs) -> {
                double variance = StrictMath.log1p(sdMs / meanMs * (sdMs / meanMs));
                yield meanMs * StrictMath.exp(Math.sqrt(variance) * dice.normal() - variance / 2);
            }
            case Constant(double ms) -> ms;
            case Gamma(double shape, double meanMs) -> meanMs / shape * dice.gamma(shape);
        };
    }
}
