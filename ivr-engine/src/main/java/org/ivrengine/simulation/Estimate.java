package org.ivrengine.simulation;

import java.util.Arrays;

/**
 * A simulated figure.
 *
 * @param mean not a number when nothing was there to measure
 * @param ci99 half the width of its 99 % confidence interval; not a number when that cannot be told
 */
public record Estimate(double mean, double ci99) {

    /** @return whether a value lies inside the interval, its ends included */
    public boolean covers(double value) {
        return Math.abs(value - mean) <= ci99;
    }

    /** A quotient of two sums over independent batches; the interval by the delta method. */
    static Estimate ofRatio(double[] parts, double[] wholes) {
        double part = 0;
        double whole = 0;
        for (int i = 0; i < parts.length; i++) {
            part += parts[i];
            whole += wholes[i];
        }
        double mean = whole == 0 ? Double.NaN : part / whole;
        int n = parts.length;
        if (n < 2) {
            return new Estimate(mean, Double.NaN);
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = parts[i] - mean * wholes[i];
            squares += residual * residual;
        }
        double error = Math.sqrt(squares / (n - 1) * n) / whole;
        return new Estimate(mean, StudentT.quantile995(n - 1) * error);
    }

    /** A mean over independent batches. */
    static Estimate ofMean(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ofRatio(values, ones);
    }

    Estimate times(double factor) {
        return new Estimate(mean * factor, ci99 * factor);
    }
}
