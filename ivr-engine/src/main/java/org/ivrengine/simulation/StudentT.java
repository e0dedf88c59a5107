package org.ivrengine.simulation;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {

    private StudentT() {}

    /** @return the value that is exceeded with probability 0.005: half a 99 % interval in standard errors */
    static double quantile995(int degrees) {
        double low = 0;
        double high = 64; // 63.66 for one degree of freedom, less for all others
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (within(middle, degrees) < 0.99) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(|T| <= t). Abramowitz and Stegun 26.7.3 and 26.7.4. */
    static double within(double t, int degrees) {
        double angle = Math.atan(t / Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 2 : 1; k + 2 < degrees + (odd ? 0 : 1); k += 2) {
            term *= cosine * cosine * k / (k + 1);
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }
}
