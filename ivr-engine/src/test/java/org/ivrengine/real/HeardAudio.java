package org.ivrengine.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a caller heard, as linear samples at 8 kHz on one line of time that begins with the call; zeros where nothing
 * was sent.
 */
final class HeardAudio {

    static final int SAMPLES_PER_MS = 8;

    /** Sound is what is louder than this, in 16-bit units of root mean square over {@link #FRAME_MS}. */
    private static final double SOUND_RMS = 60;

    private static final int FRAME_MS = 20;

    /** At the end, for sound that runs ahead of the clock. */
    static final int ROOM_MS = 1_000;

    /** A packet this far from its place in the stream begins a new stretch of sound; nearer, it was merely held up. */
    private static final int LATE_MS = 400;

    /**
     * A stretch of time since the call began.
     *
     * @param fromMs inclusive
     * @param untilMs exclusive
     */
    record Stretch(int fromMs, int untilMs) {
        int lengthMs() {
            return untilMs - fromMs;
        }
    }

    private final short[] samples;

    HeardAudio(short[] samples) {
        this.samples = samples;
    }

    static HeardAudio of(long beganNs, long endedNs, List<Earpiece.Packet> packets) {
        int length = (int) ((endedNs - beganNs) / 1_000_000) * SAMPLES_PER_MS;
        short[] line = new short[length + ROOM_MS * SAMPLES_PER_MS];
        long expectedTimestamp = Long.MIN_VALUE;
        int place = 0;
        for (Earpiece.Packet packet : packets) {
            if (packet.payloadType() != G711.ULAW && packet.payloadType() != G711.ALAW) {
                continue;
            }
            short[] sound = G711.decode(packet.payloadType(), packet.payload());
            int arrived = (int) ((packet.atNs() - beganNs) / 125_000);
            boolean goesOn =
                    packet.timestamp() == expectedTimestamp && Math.abs(arrived - place) < LATE_MS * SAMPLES_PER_MS;
            if (!goesOn) {
                place = Math.max(arrived, place);
            }
            // Audio can run ahead of the clock a little; what lies after the end was not heard yet.
            int fits = Math.min(sound.length, line.length - place);
            if (fits > 0) {
                System.arraycopy(sound, 0, line, place, fits);
            }
            place += sound.length;
            expectedTimestamp = packet.timestamp() + sound.length;
        }
        return new HeardAudio(line);
    }

    /** What was heard from that time on, which is its beginning. */
    HeardAudio since(int ms) {
        return new HeardAudio(
                Arrays.copyOfRange(samples, Math.min(samples.length, ms * SAMPLES_PER_MS), samples.length));
    }

    int lengthMs() {
        return samples.length / SAMPLES_PER_MS;
    }

    /** Where in it the caller heard this prompt, or its beginning; empty when never. */
    Optional<Hearing> hearing(Prompt prompt) {
        return hearings(prompt).stream().findFirst();
    }

    /** Every time that the caller heard this prompt, or its beginning, in order. */
    List<Hearing> hearings(Prompt prompt) {
        return new PromptMatcher(samples).find(prompt);
    }

    /** Stretches with sound; pauses shorter than {@code pauseMs} count as sound, as they do between two words. */
    List<Stretch> sounds(int pauseMs) {
        List<Stretch> sounds = new ArrayList<>();
        int frame = FRAME_MS * SAMPLES_PER_MS;
        for (int at = 0; at + frame <= samples.length; at += frame) {
            if (rms(at, at + frame) >= SOUND_RMS) {
                int fromMs = at / SAMPLES_PER_MS;
                boolean goesOn = !sounds.isEmpty() && fromMs - sounds.getLast().untilMs() < pauseMs;
                int beganMs = goesOn ? sounds.removeLast().fromMs() : fromMs;
                sounds.add(new Stretch(beganMs, fromMs + FRAME_MS));
            }
        }
        return sounds;
    }

    /** The longest stretch without sound between two moments. */
    Stretch longestSilence(int fromMs, int untilMs) {
        Stretch longest = new Stretch(fromMs, fromMs);
        int silentSinceMs = fromMs;
        for (Stretch sound : sounds(0)) {
            int beginsMs = Math.clamp(sound.fromMs(), fromMs, untilMs);
            if (beginsMs - silentSinceMs > longest.lengthMs()) {
                longest = new Stretch(silentSinceMs, beginsMs);
            }
            silentSinceMs = Math.clamp(sound.untilMs(), silentSinceMs, untilMs);
        }
        return untilMs - silentSinceMs > longest.lengthMs() ? new Stretch(silentSinceMs, untilMs) : longest;
    }

    /** When the last sound ended; 0 when there was none. */
    int endsMs() {
        List<Stretch> sounds = sounds(0);
        return sounds.isEmpty() ? 0 : sounds.getLast().untilMs();
    }

    /** To listen to when a test fails. */
    void writeTo(Path wav) {
        Prompt.of("heard", samples).writeTo(wav);
    }

    private double rms(int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / (until - from));
    }

    @Override
    public String toString() {
        return "heard sound at " + sounds(300);
    }
}
