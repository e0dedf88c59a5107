package org.ivrengine.prompts.build;

import java.math.BigInteger;

/**
 * Changes the sample rate with a band limit: a polyphase filter whose prototype is a sinc under a Kaiser window. What the
 * new rate cannot carry is taken out first; it would come back as noise at other pitches.
 */
final class Resampler {

    /** Half the filter's length in periods of the lower rate; 40 make the step from pass to stop 570 Hz wide at 8 kHz. */
    private static final int ZERO_CROSSINGS = 40;

    /** Middle of that step, as a part of the lower rate: passes 3.4 kHz, stops 4 kHz. */
    private static final double CUTOFF = 0.4625;

    /** Window shape for 90 dB of stop. */
    private static final double KAISER_BETA = 9.0;

    private final int from;
    private final int to;
    /** phase -> taps. Output sample n uses phase n * step % phases.length. */
    private final float[][] phases;

    private final int step;

    Resampler(int from, int to) {
        int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        this.from = from;
        this.to = to;
        this.step = from / common;
        this.phases = new float[to / common][];
        for (int phase = 0; phase < phases.length; phase++) {
            phases[phase] = taps((double) phase / phases.length);
        }
    }

    Audio resample(Audio in) {
        if (in.rate() != from) {
            throw new IllegalArgumentException("expected " + from + " Hz, got " + in.rate());
        }
        if (from == to) {
            return in;
        }
        float[] out = new float[(int) ((long) in.length() * to / from)];
        for (int n = 0; n < out.length; n++) {
            long position = (long) n * step;
            float[] taps = phases[(int) (position % phases.length)];
            int first = (int) (position / phases.length) - taps.length / 2 + 1;
            double sum = 0;
            for (int tap = Math.max(0, -first); tap < taps.length && first + tap < in.length(); tap++) {
                sum += taps[tap] * in.sample(first + tap);
            }
            out[n] = (float) sum;
        }
        return new Audio(to, out);
    }

    /** @param fraction how far behind an input sample the output sample lies, in input samples */
    private float[] taps(double fraction) {
        double lowerRate = (double) Math.min(from, to) / from;
        int half = (int) Math.ceil(ZERO_CROSSINGS / lowerRate);
        float[] taps = new float[2 * half];
        double sum = 0;
        for (int tap = 0; tap < taps.length; tap++) {
            double distance = tap - half + 1 - fraction;
            double value = sinc(2 * CUTOFF * lowerRate * distance) * kaiser(distance / half);
            taps[tap] = (float) value;
            sum += value;
        }
        for (int tap = 0; tap < taps.length; tap++) {
            taps[tap] = (float) (taps[tap] / sum);
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
    }

    /** Modified Bessel function of the first kind, order zero, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
