package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A kept recording, looked at ten milliseconds at a time: which tone is in which channel when. */
final class StereoAudio {

    static final int CALLER = 0;
    static final int AGENT = 1;

    /** What a stretch contains beside tones, which are given in hertz. */
    static final int ZEROS = 0;

    static final int NOISE = -1;

    private static final int PIECE = 80;
    private static final int PIECE_MS = 10;
    private static final int RATE = 8_000;

    /** Of the energy of a piece, when it is a tone. */
    private static final double PURE = 0.8;

    private final short[][] samples = new short[2][];

    /** A stretch of one tone, of zeros, or of neither. */
    record Stretch(int tone, int fromMs, int untilMs) {
        int lengthMs() {
            return untilMs - fromMs;
        }
    }

    StereoAudio(Path wav) {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(wav.toFile())) {
            AudioFormat format = stream.getFormat();
            if (format.getSampleRate() != RATE || format.getChannels() != 2 || format.getSampleSizeInBits() != 16) {
                throw new AssertionError(wav + ": not 8 kHz, stereo, 16 bit but " + format);
            }
            ShortBuffer frames = ByteBuffer.wrap(stream.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            for (int channel = 0; channel < 2; channel++) {
                samples[channel] = new short[frames.limit() / 2];
                for (int i = 0; i < samples[channel].length; i++) {
                    samples[channel][i] = frames.get(2 * i + channel);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (UnsupportedAudioFileException wrong) {
            throw new AssertionError(wrong);
        }
    }

    int lengthMs() {
        return samples[0].length / (RATE / 1_000);
    }

    /** What a channel has, in order. Pieces on a border, where a tone begins or ends, count to neither side. */
    List<Stretch> stretches(int channel, int... tones) {
        List<Stretch> all = new ArrayList<>();
        for (int at = 0; at + PIECE <= samples[channel].length; at += PIECE) {
            int tone = tone(channel, at, tones);
            int ms = at / PIECE * PIECE_MS;
            if (!all.isEmpty() && all.getLast().tone() == tone) {
                all.add(new Stretch(tone, all.removeLast().fromMs(), ms + PIECE_MS));
            } else {
                all.add(new Stretch(tone, ms, ms + PIECE_MS));
            }
        }
        return all;
    }

    /** The first stretch of a tone that lasts for a while. */
    Stretch stretch(int channel, int tone) {
        return stretches(channel, tone).stream()
                .filter(each -> each.tone() == tone && each.lengthMs() > 50)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        tone + " Hz is not on channel " + channel + ": " + stretches(channel, tone)));
    }

    boolean has(int channel, int tone) {
        return stretches(channel, tone).stream().anyMatch(each -> each.tone() == tone && each.lengthMs() > 50);
    }

    /** The amplitude of a tone where it is loudest for 60 ms, whatever is heard beside it. A whole multiple of 50 Hz. */
    double loudest(int channel, int tone) {
        double loudest = 0;
        int window = 2 * PIECE; // a change of another tone is loud in two of them at most
        for (int at = 0; at + 3 * window <= samples[channel].length; at += PIECE) {
            double least = Double.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                int from = at + i * window;
                least = Math.min(
                        least, ToneEar.loudness(Arrays.copyOfRange(samples[channel], from, from + window), tone));
            }
            loudest = Math.max(loudest, least);
        }
        return loudest;
    }

    private int tone(int channel, int at, int... tones) {
        double energy = 0;
        for (int i = at; i < at + PIECE; i++) {
            energy += (double) samples[channel][i] * samples[channel][i];
        }
        if (energy == 0) {
            return ZEROS;
        }
        for (int tone : tones) {
            double cosines = 0;
            double sines = 0;
            for (int i = 0; i < PIECE; i++) {
                double angle = 2 * Math.PI * tone * i / RATE;
                cosines += samples[channel][at + i] * Math.cos(angle);
                sines += samples[channel][at + i] * Math.sin(angle);
            }
            if ((cosines * cosines + sines * sines) * 2 / PIECE > PURE * energy) {
                return tone;
            }
        }
        return NOISE;
    }
}
