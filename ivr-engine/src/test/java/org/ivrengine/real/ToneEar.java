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

    private final int[] tones;
    private final List<Integer> heard = new ArrayList<>();
    private int last;
    private int packets;
    private final PhoneEar ear;

    /** @param tones in hertz, whole multiples of 50 */
    ToneEar(SipPhone phone, int... tones) {
        this.tones = tones.clone();
        ear = new PhoneEar(phone, this::hear);
    }

    /** One after the other, until now. */
    synchronized List<Integer> heard() {
        return List.copyOf(heard);
    }

    synchronized void forget() {
        heard.clear();
    }

    private synchronized void hear(short[] samples) {
        int tone = 0;
        for (int each : tones) {
            tone = loudness(samples, each) > LOUD ? each : tone;
        }
        packets = tone == last ? packets + 1 : 1;
        last = tone;
        if (tone != 0 && packets == PACKETS_LEAST) {
            heard.add(tone);
        }
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
