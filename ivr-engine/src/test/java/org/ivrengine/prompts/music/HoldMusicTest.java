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

    private static final Audio MUSIC = HoldMusic.compose();

    @Test
    void theShippedFileIsTheOneThatIsComposed() throws Exception {
        assertArrayEquals(
                Wav.write(MUSIC),
                Files.readAllBytes(Path.of("recordings/music/quiet-chords.wav")),
                "delete the file and run: ./ivr prompts music");
    }

    @Test
    void itLastsHalfAMinuteAtTheRateOfTelephones() {
        assertEquals(8_000, MUSIC.rate());
        assertEquals(32.0, MUSIC.seconds());
    }

    @Test
    void itIsQuieterThanSpeechAndNeverDistorts() {
        double power = 0;
        double peak = 0;
        for (int i = 0; i < MUSIC.length(); i++) {
            power += MUSIC.sample(i) * MUSIC.sample(i) / MUSIC.length();
            peak = Math.max(peak, Math.abs(MUSIC.sample(i)));
        }
        assertEquals(-24, 10 * Math.log10(power), 0.01);
        assertTrue(20 * Math.log10(peak) < -6, "peak of " + 20 * Math.log10(peak) + " dBFS");
    }

    @Test
    void theLoopHasNoClick() {
        double largestStepInside = 0;
        for (int i = 1; i < MUSIC.length(); i++) {
            largestStepInside = Math.max(largestStepInside, Math.abs(MUSIC.sample(i) - MUSIC.sample(i - 1)));
        }
        double stepAtTheSeam = Math.abs(MUSIC.sample(0) - MUSIC.sample(MUSIC.length() - 1));
        assertTrue(
                stepAtTheSeam <= largestStepInside / 2,
                "step of " + stepAtTheSeam + " where the loop closes; " + largestStepInside + " elsewhere");
    }
}
