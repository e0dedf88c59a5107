package org.ivrengine.real;

/**
 * The sums of products of a short piece of sound with a long one at every place, by Fourier transforms: a hundredth of the
 * multiplications, so that tests that listen all the time leave the processor to those that they listen to.
 */
final class Correlation {

    /** Points of a transform: more than twice the longest piece. */
    private static final int SIZE = 8_192;

    private static final double[] COSINES = new double[SIZE / 2];
    private static final double[] SINES = new double[SIZE / 2];

    static {
        for (int i = 0; i < SIZE / 2; i++) {
            COSINES[i] = Math.cos(2 * Math.PI * i / SIZE);
            SINES[i] = Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    private final int length;
    private final double[] pieceReal = new double[SIZE];
    private final double[] pieceImaginary = new double[SIZE];

    /** @param length of the piece, at most half a transform */
    Correlation(short[] samples, int from, int length) {
        if (length > SIZE / 2) {
            throw new IllegalArgumentException("too long a piece: " + length);
        }
        this.length = length;
        for (int i = 0; i < length; i++) {
            pieceReal[i] = samples[from + i];
        }
        transform(pieceReal, pieceImaginary);
    }

    /** How many places one call of {@link #at} tells about. */
    int places() {
        return SIZE - length + 1;
    }

    /** @return the sums for the piece laid at {@code from}, {@code from + 1} and so on; what lies past the end is silence */
    double[] at(short[] sound, int from) {
        double[] real = new double[SIZE];
        double[] imaginary = new double[SIZE];
        int there = Math.min(SIZE, sound.length - from);
        for (int i = 0; i < there; i++) {
            real[i] = sound[from + i];
        }
        transform(real, imaginary);
        // With the conjugate of the piece, and both parts exchanged, for the way back.
        for (int i = 0; i < SIZE; i++) {
            double re = real[i] * pieceReal[i] + imaginary[i] * pieceImaginary[i];
            double im = imaginary[i] * pieceReal[i] - real[i] * pieceImaginary[i];
            real[i] = im;
            imaginary[i] = re;
        }
        transform(real, imaginary);
        double[] sums = new double[places()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = imaginary[i] / SIZE;
        }
        return sums;
    }

    /** Cooley and Tukey's, in place. */
    private static void transform(double[] real, double[] imaginary) {
        reorder(real, imaginary);
        for (int span = 2; span <= SIZE; span *= 2) {
            int half = span / 2;
            int stride = SIZE / span;
            for (int begin = 0; begin < SIZE; begin += span) {
                for (int k = 0; k < half; k++) {
                    double cosine = COSINES[k * stride];
                    double sine = SINES[k * stride];
                    int low = begin + k;
                    int high = low + half;
                    double re = real[high] * cosine + imaginary[high] * sine;
                    double im = imaginary[high] * cosine - real[high] * sine;
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
    }

    private static void reorder(double[] real, double[] imaginary) {
        int bits = Integer.numberOfTrailingZeros(SIZE);
        for (int i = 0; i < SIZE; i++) {
            int j = Integer.reverse(i) >>> (Integer.SIZE - bits);
            if (j > i) {
                double re = real[i];
                double im = imaginary[i];
                real[i] = real[j];
                imaginary[i] = imaginary[j];
                real[j] = re;
                imaginary[j] = im;
            }
        }
    }
}
