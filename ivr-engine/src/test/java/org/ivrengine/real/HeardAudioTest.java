package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ear that the real tests trust. */
class HeardAudioTest {

    private static final int MS = HeardAudio.SAMPLES_PER_MS;

    private final Prompt welcome = Prompt.noise("welcome", 1, 1_500);
    private final Prompt menu = Prompt.noise("menu", 2, 2_000);

    @Test
    void aPromptIsFoundWhereItWasPlayedAndAnotherIsNot() {
        HeardAudio heard = new Line(6_000).play(welcome, 700, 1_500, 1.0).heard();

        Hearing hearing = heard.hearing(welcome).orElseThrow();
        assertEquals(700, hearing.atMs());
        assertTrue(hearing.isComplete(), hearing::toString);
        assertTrue(heard.hearing(menu).isEmpty());
    }

    @Test
    void aPromptAtHalfTheLevelIsTheSamePrompt() {
        HeardAudio heard = new Line(6_000).play(welcome, 700, 1_500, 0.5).heard();

        assertTrue(heard.hearing(welcome).orElseThrow().isComplete());
    }

    @Test
    void aPromptThatWasCutIsHeardAsFarAsItWent() {
        HeardAudio heard = new Line(6_000)
                .play(welcome, 700, 600, 1.0)
                .play(menu, 1_300, 2_000, 1.0)
                .heard();

        Hearing cut = heard.hearing(welcome).orElseThrow();
        assertEquals(600, cut.heardMs(), 50.0);
        assertFalse(cut.isComplete());
        assertEquals(1_300, heard.hearing(menu).orElseThrow().atMs());
    }

    @Test
    void aPromptPlayedTwiceIsHeardTwice() {
        HeardAudio heard = new Line(6_000)
                .play(welcome, 500, 1_500, 1.0)
                .play(welcome, 3_000, 1_500, 1.0)
                .heard();

        assertEquals(
                List.of(500, 3_000),
                heard.hearings(welcome).stream().map(Hearing::atMs).toList());
    }

    @Test
    void aStallInTheMiddleDoesNotEndAPrompt() {
        HeardAudio heard = new Line(6_000)
                .play(menu, 500, 700, 1.0)
                .playFrom(menu, 700, 1_450, 1_300, 1.0)
                .heard();

        assertTrue(heard.hearing(menu).orElseThrow().isComplete());
    }

    @Test
    void silenceBetweenTwoSoundsIsMeasured() {
        HeardAudio heard = new Line(6_000)
                .play(welcome, 500, 1_500, 1.0)
                .play(menu, 2_600, 2_000, 1.0)
                .heard();

        HeardAudio.Stretch silence = heard.longestSilence(500, 4_600);
        assertEquals(600, silence.lengthMs(), 40.0);
        assertEquals(2, heard.sounds(300).size());
        assertEquals(1, heard.sounds(700).size());
    }

    @Test
    void packetsOfAStreamKeepTheirPlaceThoughTheyArriveUnevenly() {
        short[] samples = welcome.samples();
        List<Earpiece.Packet> packets = new ArrayList<>();
        for (int at = 0; at < samples.length; at += 160) {
            byte[] coded = new byte[160];
            for (int i = 0; i < 160; i++) {
                coded[i] = ulaw(samples[at + i]);
            }
            long unevenNs = (at % 480) * 100_000L;
            packets.add(new Earpiece.Packet(
                    1_000_000_000L + at * 125_000L + unevenNs, 4_000, G711.ULAW, at, ByteBuffer.wrap(coded)));
        }
        HeardAudio heard = HeardAudio.of(0, 4_000_000_000L, packets);

        Hearing hearing = heard.hearing(welcome).orElseThrow();
        assertEquals(1_000, hearing.atMs(), 50.0);
        assertTrue(hearing.isComplete(), hearing::toString);
    }

    /** ITU-T G.711, the other way round than {@link G711}. */
    private static byte ulaw(short sample) {
        int magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa);
    }

    /** A line of time to play prompts into. */
    private static final class Line {

        private final short[] samples;

        Line(int lengthMs) {
            samples = new short[lengthMs * MS];
        }

        Line play(Prompt prompt, int atMs, int lengthMs, double level) {
            return playFrom(prompt, 0, atMs, lengthMs, level);
        }

        Line playFrom(Prompt prompt, int fromMs, int atMs, int lengthMs, double level) {
            short[] wanted = prompt.samples();
            for (int i = 0; i < lengthMs * MS; i++) {
                samples[atMs * MS + i] = (short) (wanted[fromMs * MS + i] * level);
            }
            return this;
        }

        HeardAudio heard() {
            return new HeardAudio(samples);
        }
    }
}
