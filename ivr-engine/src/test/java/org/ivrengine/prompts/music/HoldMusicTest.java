package org.ivrengine.prompts.music;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ivrengine.prompts.build.Audio;
import org.ivrengine.prompts.build.Wav;
import org.junit.jupiter.api.Test;

/** What waiting callers hear. */
class HoldMusicTest {

    private final Audio music = HoldMusic.compose();

    @Test
    void theShippedFileIsTheOneThatIsComposed() throws Exception {
        assertArrayEquals(
                Wav.write(music),
                Files.readAllBytes(Path.of("recordings/music/quiet-chords.wav")),
                "delete the file and run: ./ivr prompts music");
    }

    @Test
    void itLastsHalfAMinuteAtTheRateOfTelephones() {
        assertEquals(8_000, music.rate());
        assertEquals(32.0, music.seconds());
    }

    @Test
    void itIsQuieterThanSpeechAndNeverDistorts() {
        double power = 0;
        double peak = 0;
        for (int i = 0; i < music.length(); i++) {
            power += music.sample(i) * music.sample(i) / music.length();
            peak = Math.max(peak, Math.abs(music.sample(i)));
        }
        assertEquals(-24, 10 * Math.log10(power), 0.01);
        assertTrue(20 * Math.log10(peak) < -6, "peak of " + 20 * Math.log10(peak) + " dBFS");
    }

    @Test
    void theLoopHasNoClick() {
        double largestStepInside = 0;
        for (int i = 1; i < music.length(); i++) {
            largestStepInside = Math.max(largestStepInside, Math.abs(music.sample(i) - music.sample(i - 1)));
        }
        double stepAtTheSeam = Math.abs(music.sample(0) - music.sample(music.length() - 1));
        assertTrue(
                stepAtTheSeam <= largestStepInside / 2,
                "step of " + stepAtTheSeam + " where the loop closes; " + largestStepInside + " elsewhere");
    }

    @Test
    void whatSoundsAtTheEndGoesOnAtTheBeginning() {
        int block = music.rate() / 20;
        double end = power(music.length() - block, music.length());
        double beginning = power(0, block);
        assertTrue(beginning > end / 2, "the beginning is quieter by " + 10 * Math.log10(end / beginning) + " dB");
    }

    private double power(int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += music.sample(i) * music.sample(i) / (to - from);
        }
        return power;
    }
}
