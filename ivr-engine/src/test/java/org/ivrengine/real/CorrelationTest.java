package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What transforms give is what multiplying one by one gives. */
class CorrelationTest {

    private static final int PIECE_FROM = 7;

    private final Random random = new Random(20261123);

    @Test
    void everyPlaceHasItsSum() {
        short[] piece = sound(400);
        short[] sound = sound(9_000);
        for (int length : new int[] {1, 100, 393}) {
            Correlation correlation = new Correlation(piece, PIECE_FROM, length);
            for (int from : new int[] {0, 1, 5_000, 8_999}) {
                double[] sums = correlation.at(sound, from);
                assertEquals(correlation.places(), sums.length);
                for (int i = 0; i < sums.length; i++) {
                    assertEquals(directly(piece, length, sound, from + i), sums[i], 1, length + " at " + (from + i));
                }
            }
        }
    }

    @Test
    void aPieceThatIsTooLongIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Correlation(sound(5_000), 0, 4_097));
    }

    private static double directly(short[] piece, int length, short[] sound, int at) {
        double sum = 0;
        for (int i = 0; i < length && at + i < sound.length; i++) {
            sum += (double) piece[PIECE_FROM + i] * sound[at + i];
        }
        return sum;
    }

    private short[] sound(int samples) {
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) random.nextInt(-20_000, 20_000);
        }
        return sound;
    }
}
