package org.ivrengine.real;

import java.util.ArrayList;
import java.util.List;

/** Which of some tones a {@link SipPhone} hears, in order, whatever else it hears. Tones on whole packets do not disturb one another. */
final class ToneEar implements AutoCloseable {

    private static final int RATE = 8_000;

    /** Of a tone; what leaks from others is far below. */
    private static final double LOUD = 1_000;

    /** Of 20 ms: shorter is a click. */
    private static final int PACKETS_LEAST = 3;

    /** Between two pieces of one tone, on a machine that loses some; between two tones it is longer. */
    private static final int GAP_PACKETS_MAX = 10;

    private final int[] tones;
    private final List<Integer> heard = new ArrayList<>();
    private int last;
    private int lastPackets;

    /** The tone that lasts; 0: none. */
    private int tone;

    private int gapPackets;
    private final PhoneEar ear;

    /** @param tones in hertz, whole multiples of 50 */
    ToneEar(SipPhone phone, int... tones) {
        this.tones = tones.clone();
        ear = new PhoneEar(phone, this::hear);
    }

    /** Those that are over, one after the other. */
    synchronized List<Integer> heard() {
        return List.copyOf(heard);
    }

    synchronized void forget() {
        heard.clear();
    }

    synchronized void hear(short[] samples) {
        int now = 0;
        for (int each : tones) {
            now = loudness(samples, each) > LOUD ? each : now;
        }
        lastPackets = now == last ? lastPackets + 1 : 1;
        last = now;
        if (now != 0 && now == tone) {
            gapPackets = 0;
        } else if (now != 0 && lastPackets == PACKETS_LEAST) {
            finish();
            tone = now;
        } else if (++gapPackets > GAP_PACKETS_MAX) {
            finish();
        }
    }

    private void finish() {
        if (tone != 0) {
            heard.add(tone);
        }
        tone = 0;
        gapPackets = 0;
    }

    /** Its amplitude. */
    static double loudness(short[] samples, int tone) {
        double cosines = 0;
        double sines = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * tone * i / RATE;
            cosines += samples[i] * Math.cos(angle);
            sines += samples[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(cosines, sines) / samples.length;
    }

    @Override
    public void close() {
        ear.close();
    }
}
