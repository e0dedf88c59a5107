package org.ivrengine.prompts.music;

import org.ivrengine.prompts.build.Audio;

/**
 * Composes the shipped music on hold: eight quiet chords, each broken into single notes over a soft pad. The same bytes
 * on every machine. The end runs into the beginning: what still sounds there is heard at the start, so it loops without
 * a click.
 */
public final class HoldMusic {

    private static final int RATE = Audio.TELEPHONE_RATE;
    private static final int CHORD_SAMPLES = 4 * RATE;
    private static final int NOTES_PER_CHORD = 8;

    /** Loudness as root mean square: below speech (-20 dBFS), so that an announcement stands out. */
    static final double LEVEL_DB = -24;

    /** MIDI notes, low to high: Cmaj9 Am9 Fmaj7 G6 Em7 Am7 Dm9 G7sus4. Nothing below 165 Hz: telephones drop it. */
    private static final int[][] CHORDS = {
        {60, 64, 67, 71, 74},
        {57, 60, 64, 71, 72},
        {53, 57, 60, 64, 69},
        {55, 59, 62, 64, 71},
        {52, 59, 62, 67, 71},
        {57, 60, 64, 67, 76},
        {53, 57, 60, 64, 74},
        {55, 60, 62, 65, 74},
    };

    /** Which note of the chord, by eighth. */
    private static final int[] PATTERN = {0, 2, 3, 4, 1, 3, 4, 2};

    /** Loudness of the notes' first partials; a little of the second and third makes the tone of an electric piano. */
    private static final double[] PARTIALS = {1.0, 0.28, 0.10};

    private static final double NOTE_LOUDNESS = 1.0;
    private static final double PAD_LOUDNESS = 0.22;
    private static final double NOTE_FADES_IN_S = 0.012;
    private static final double NOTE_HALVES_IN_S = 0.45;
    private static final double NOTE_LASTS_S = 3.5;

    private final double[] mix = new double[CHORDS.length * CHORD_SAMPLES];

    private HoldMusic() {}

    public static Audio compose() {
        HoldMusic music = new HoldMusic();
        for (int chord = 0; chord < CHORDS.length; chord++) {
            for (int eighth = 0; eighth < NOTES_PER_CHORD; eighth++) {
                int start = chord * CHORD_SAMPLES + eighth * CHORD_SAMPLES / NOTES_PER_CHORD;
                music.note(start, CHORDS[chord][PATTERN[eighth]] + 12);
            }
            for (int note : CHORDS[chord]) {
                music.pad(chord * CHORD_SAMPLES, note);
            }
        }
        return music.levelled();
    }

    private void note(int start, int midi) {
        int length = (int) (NOTE_LASTS_S * RATE);
        for (int i = 0; i < length; i++) {
            double seconds = (double) i / RATE;
            double fadeIn = Math.min(1, seconds / NOTE_FADES_IN_S);
            double fadeOut = Math.min(1, (double) (length - i) / RATE);
            double decay = StrictMath.pow(0.5, seconds / NOTE_HALVES_IN_S);
            add(start + i, NOTE_LOUDNESS * fadeIn * fadeOut * decay * tone(frequency(midi), seconds));
        }
    }

    /** Swells and fades under the chord, and overlaps its neighbours. */
    private void pad(int start, int midi) {
        int length = CHORD_SAMPLES * 3 / 2;
        for (int i = 0; i < length; i++) {
            double swell = StrictMath.sin(StrictMath.PI * i / length);
            double seconds = (double) i / RATE;
            add(
                    start - CHORD_SAMPLES / 4 + i,
                    PAD_LOUDNESS * swell * swell * StrictMath.sin(2 * StrictMath.PI * frequency(midi) * seconds));
        }
    }

    private void add(int at, double value) {
        mix[Math.floorMod(at, mix.length)] += value;
    }

    private Audio levelled() {
        double power = 0;
        for (double value : mix) {
            power += value * value / mix.length;
        }
        double gain = StrictMath.pow(10, LEVEL_DB / 20) / StrictMath.sqrt(power);
        float[] samples = new float[mix.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (mix[i] * gain);
        }
        return new Audio(RATE, samples);
    }

    private static double tone(double frequency, double seconds) {
        double sum = 0;
        for (int partial = 0; partial < PARTIALS.length; partial++) {
            sum += PARTIALS[partial] * StrictMath.sin(2 * StrictMath.PI * frequency * (partial + 1) * seconds);
        }
        return sum;
    }

    /** Equal temperament, A4 = 440 Hz. */
    private static double frequency(int midi) {
        return 440 * StrictMath.pow(2, (midi - 69) / 12.0);
    }
}
