package org.ivrengine.prompts.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a voice on its way to the telephone. */
class TelephoneSoundTest {

    @ParameterizedTest(name = "{1} Hz from {0} samples a second")
    @CsvSource({"16000, 300", "16000, 3400", "22050, 300", "22050, 1000", "22050, 3400", "44100, 3000", "48000, 3400"})
    void whatATelephoneCarriesPassesUnchanged(int rate, double frequency) {
        Audio out = new Resampler(rate, 8_000).resample(tone(rate, frequency, 0.5));
        assertEquals(8_000, out.length());
        assertEquals(0, db(middle(out).amplified(1 / 0.5), frequency), 0.1, "change of level in dB");
    }

    @ParameterizedTest(name = "{1} Hz from {0} samples a second")
    @CsvSource({"16000, 4100", "16000, 7900", "22050, 5000", "22050, 10000", "44100, 20000", "48000, 4400"})
    void whatItCannotCarryDoesNotComeBackAtAnotherPitch(int rate, double frequency) {
        Audio out = middle(new Resampler(rate, 8_000).resample(tone(rate, frequency, 0.5)));
        assertTrue(rmsDb(out) < -70, "left over: " + rmsDb(out) + " dBFS");
    }

    @ParameterizedTest(name = "a voice at {0} dBFS")
    @ValueSource(doubles = {-50, -20, -6, 0})
    void everyVoiceComesOutAtOneLoudness(double level) {
        Audio mastered = Mastering.master(tone(8_000, 440, Mastering.amplitude(level)), 0);
        assertEquals(Mastering.SPEECH_LEVEL_DB, rmsDb(middle(mastered)), 0.1);
    }

    @Test
    void pausesDoNotCountForTheLoudness() {
        Audio twoWords = joined(tone(8_000, 440, 0.02), silence(16_000), tone(8_000, 440, 0.02));
        Audio mastered = Mastering.master(twoWords, 0);
        assertEquals(Mastering.SPEECH_LEVEL_DB, rmsDb(new Audio(8_000, mastered.samples(2_000, 6_000))), 0.2);
    }

    @Test
    void nothingIsLouderThanTheCeilingAndTheRestStaysAsItIs() {
        // A quiet voice with one burst thirty times as loud, as a plosive close to the microphone.
        Audio burst = joined(
                tone(8_000, 440, 0.02),
                new Audio(8_000, tone(8_000, 440, 0.6).samples(0, 160)),
                tone(8_000, 440, 0.02));
        Audio mastered = Mastering.master(burst, 0);
        assertTrue(mastered.peak() <= Mastering.amplitude(Mastering.PEAK_MAX_DB) + 1e-4, "peak " + mastered.peak());
        Audio far = new Audio(8_000, mastered.samples(2_000, 6_000));
        double gain = rmsDb(far) - rmsDb(tone(8_000, 440, 0.02));
        assertEquals(
                rmsDb(new Audio(8_000, mastered.samples(10_000, 14_000))) - rmsDb(tone(8_000, 440, 0.02)), gain, 0.1);
    }

    @Test
    void silenceAroundTheWordsIsCutToWhatIsWanted() {
        Audio mastered = Mastering.master(joined(silence(4_000), tone(8_000, 440, 0.3), silence(7_000)), 70);
        assertEquals(8_000 * (1_000 + 20 + 70) / 1_000, mastered.length(), 20);
    }

    @Test
    void silenceThatTheVoiceDidNotLeaveIsAdded() {
        Audio mastered = Mastering.master(tone(8_000, 440, 0.3), 200);
        assertEquals(8_000 * (1_000 + 20 + 200) / 1_000, mastered.length(), 20);
        assertEquals(0, mastered.sample(mastered.length() - 1));
    }

    @Test
    void aVoiceThatSaysNothingIsAFailure() {
        assertThrows(IllegalArgumentException.class, () -> Mastering.master(silence(8_000), 70));
        assertThrows(IllegalArgumentException.class, () -> Mastering.master(silence(0), 70));
    }

    @Test
    void aWavFileIsReadAsItWasWritten() {
        Audio tone = tone(8_000, 440, 0.5);
        byte[] file = Wav.write(tone);
        assertEquals(Wav.Format.TELEPHONE, Wav.format(file));
        Audio read = Wav.read(file);
        assertEquals(tone.length(), read.length());
        assertEquals(tone.sample(1234), read.sample(1234), 1e-4);
    }

    @Test
    void aWavFileFromAPipeWithoutLengthsIsReadToItsEnd() {
        byte[] file = Wav.write(tone(8_000, 440, 0.5));
        Arrays.fill(file, 40, 44, (byte) 0xff);
        assertEquals(8_000, Wav.read(file).length());
        Arrays.fill(file, 40, 44, (byte) 0);
        assertEquals(8_000, Wav.read(file).length());
    }

    @Test
    void whatIsNoWavFileIsToldAsSuch() {
        byte[] file = Wav.write(tone(8_000, 440, 0.5));
        for (int length : new int[] {0, 3, 11, 20, 39}) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(IllegalArgumentException.class, () -> Wav.format(cut), "cut to " + length + " bytes");
        }
        byte[] mp3 = "ID3\3 and so on and so on, long enough for a header".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("is no WAV file: \"RIFF\" is missing", refusal(mp3));
        file[20] = 7;
        assertEquals("is no PCM: format 7, 1 channels, 8000 Hz", refusal(file));
    }

    private static @Nullable String refusal(byte[] file) {
        return assertThrows(IllegalArgumentException.class, () -> Wav.format(file))
                .getMessage();
    }

    static Audio tone(int rate, double frequency, double amplitude) {
        float[] samples = new float[rate];
        for (int i = 0; i < rate; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return new Audio(rate, samples);
    }

    private static Audio silence(int samples) {
        return new Audio(8_000, new float[samples]);
    }

    private static Audio joined(Audio... parts) {
        float[] all = new float[Arrays.stream(parts).mapToInt(Audio::length).sum()];
        int at = 0;
        for (Audio part : parts) {
            System.arraycopy(part.samples(0, part.length()), 0, all, at, part.length());
            at += part.length();
        }
        return new Audio(8_000, all);
    }

    /** Without the ends, where filters and fades work on what is not there. */
    private static Audio middle(Audio audio) {
        return new Audio(audio.rate(), audio.samples(audio.length() / 8, audio.length() * 7 / 8));
    }

    private static double rmsDb(Audio audio) {
        double power = 0;
        for (int i = 0; i < audio.length(); i++) {
            power += audio.sample(i) * audio.sample(i) / audio.length();
        }
        return 10 * Math.log10(power);
    }

    /** Level of one pitch in dB of a full-scale sine. */
    private static double db(Audio audio, double frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < audio.length(); i++) {
            double angle = 2 * Math.PI * frequency * i / audio.rate();
            real += audio.sample(i) * Math.cos(angle) * 2 / audio.length();
            imaginary += audio.sample(i) * Math.sin(angle) * 2 / audio.length();
        }
        return 20 * Math.log10(Math.hypot(real, imaginary));
    }
}
