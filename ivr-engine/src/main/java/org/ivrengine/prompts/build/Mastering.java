package org.ivrengine.prompts.build;

/** Makes speech of any voice sound like one: no silence around it, one loudness, no clipping. Numbers in dBFS. */
final class Mastering {

    /** Loudness of speech, as the root mean square of the parts where somebody speaks. */
    static final double SPEECH_LEVEL_DB = -20;

    /** Nothing is louder: codecs on the way distort what comes near full scale. */
    static final double PEAK_MAX_DB = -3;

    /** Quieter than this below the peak is silence. */
    private static final double SILENCE_BELOW_PEAK_DB = 42;

    /** Parts quieter than this below the mean are pauses and do not count for the loudness (as in ITU-R BS.1770). */
    private static final double PAUSE_BELOW_MEAN_DB = 10;

    private static final int BLOCK_MS = 20;
    private static final int SILENCE_BEFORE_MS = 20;
    private static final int FADE_MS = 5;
    private static final int LIMITER_LOOK_AHEAD_MS = 5;

    private Mastering() {}

    /**
     * @param silenceAfterMs what stays after the last sound
     * @throws IllegalArgumentException when there is nothing but silence
     */
    static Audio master(Audio raw, int silenceAfterMs) {
        if (raw.peak() == 0) {
            throw new IllegalArgumentException("the voice said nothing");
        }
        Audio trimmed = trimmed(raw, silenceAfterMs);
        double gain = amplitude(SPEECH_LEVEL_DB) / speechLevel(trimmed);
        return faded(limited(trimmed.amplified(gain), amplitude(PEAK_MAX_DB)));
    }

    /** @return root mean square of the blocks in which somebody speaks */
    static double speechLevel(Audio audio) {
        int block = Math.max(1, audio.rate() * BLOCK_MS / 1000);
        double[] powers = new double[Math.max(1, audio.length() / block)];
        for (int i = 0; i < powers.length; i++) {
            int end = Math.min(audio.length(), (i + 1) * block);
            for (int at = i * block; at < end; at++) {
                powers[i] += audio.sample(at) * audio.sample(at) / (end - i * block);
            }
        }
        double gate = meanAbove(powers, 0) / (amplitude(PAUSE_BELOW_MEAN_DB) * amplitude(PAUSE_BELOW_MEAN_DB));
        return Math.sqrt(meanAbove(powers, gate));
    }

    private static double meanAbove(double[] powers, double gate) {
        double sum = 0;
        int count = 0;
        for (double power : powers) {
            if (power >= gate) {
                sum += power;
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    private static Audio trimmed(Audio audio, int silenceAfterMs) {
        double silence = audio.peak() / amplitude(SILENCE_BELOW_PEAK_DB);
        int first = 0;
        while (Math.abs(audio.sample(first)) < silence) {
            first++;
        }
        int last = audio.length() - 1;
        while (Math.abs(audio.sample(last)) < silence) {
            last--;
        }
        // What the voice itself leaves may be shorter than wanted; then zeros follow.
        int from = first - samples(audio, SILENCE_BEFORE_MS);
        int to = last + 1 + samples(audio, silenceAfterMs);
        float[] kept = new float[to - from];
        for (int i = 0; i < kept.length; i++) {
            int at = from + i;
            kept[i] = at >= 0 && at < audio.length() ? audio.sample(at) : 0;
        }
        return new Audio(audio.rate(), kept);
    }

    /**
     * Turns down where a peak comes, before it comes. The gain is the mean of minima over windows that hold the peak, so
     * it never exceeds what the peak allows.
     */
    private static Audio limited(Audio audio, double ceiling) {
        if (audio.peak() <= ceiling) {
            return audio;
        }
        int ahead = samples(audio, LIMITER_LOOK_AHEAD_MS);
        double[] minima = new double[audio.length()];
        for (int i = 0; i < minima.length; i++) {
            minima[i] = 1;
            for (int at = Math.max(0, i - ahead); at <= Math.min(minima.length - 1, i + ahead); at++) {
                minima[i] = Math.min(minima[i], ceiling / Math.max(ceiling, Math.abs(audio.sample(at))));
            }
        }
        float[] limited = new float[audio.length()];
        for (int i = 0; i < limited.length; i++) {
            int from = Math.max(0, i - ahead);
            int to = Math.min(limited.length - 1, i + ahead);
            double sum = 0;
            for (int at = from; at <= to; at++) {
                sum += minima[at];
            }
            limited[i] = (float) (audio.sample(i) * sum / (to - from + 1));
        }
        return new Audio(audio.rate(), limited);
    }

    /** A cut in the middle of a noise clicks; a short fade does not. */
    private static Audio faded(Audio audio) {
        int length = Math.min(samples(audio, FADE_MS), audio.length() / 2);
        float[] faded = audio.samples(0, audio.length());
        for (int i = 0; i < length; i++) {
            faded[i] *= (float) i / length;
            faded[faded.length - 1 - i] *= (float) i / length;
        }
        return new Audio(audio.rate(), faded);
    }

    static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }

    private static int samples(Audio audio, int milliseconds) {
        return audio.rate() * milliseconds / 1000;
    }
}
