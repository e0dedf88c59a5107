package org.ivrengine.prompts.build;

/**
 * One channel of sound; full scale is 1.
 *
 * <p>No record: an array has no value semantics. Whoever makes one hands its array over for good.
 */
public final class Audio {

    /** What telephones carry, samples a second. */
    public static final int TELEPHONE_RATE = 8_000;

    private final int rate;
    private final float[] samples;

    public Audio(int rate, float[] samples) {
        if (rate <= 0) {
            throw new IllegalArgumentException("sample rate must be over zero, got " + rate);
        }
        this.rate = rate;
        this.samples = samples;
    }

    /** @return samples a second */
    public int rate() {
        return rate;
    }

    public int length() {
        return samples.length;
    }

    public float sample(int index) {
        return samples[index];
    }

    /** @return a copy of the samples from {@code from}, without {@code to} */
    float[] samples(int from, int to) {
        return java.util.Arrays.copyOfRange(samples, from, to);
    }

    public double seconds() {
        return (double) samples.length / rate;
    }

    /** @return largest amplitude */
    float peak() {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    Audio amplified(double factor) {
        float[] louder = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = (float) (samples[i] * factor);
        }
        return new Audio(rate, louder);
    }
}
