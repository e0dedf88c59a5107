package org.ivrengine.real;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A sound file to be recognised: 16 bit, 8 kHz, mono. */
final class Prompt {

    private static final Path PROMPTS = Path.of("recordings/prompts");

    private final String name;
    private final short[] samples;

    private Prompt(String name, short[] samples) {
        this.name = name;
        this.samples = samples;
    }

    String name() {
        return name;
    }

    short[] samples() {
        return samples.clone();
    }

    /** One of the project's own: {@code of("en", "welcome")}. */
    static Prompt of(String language, String id) {
        return of(PROMPTS.resolve(language).resolve(id + ".wav"));
    }

    static Prompt of(String name, short[] samples) {
        return new Prompt(name, samples.clone());
    }

    static Prompt of(Path wav) {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(wav.toFile())) {
            AudioFormat format = stream.getFormat();
            if (format.getSampleRate() != 8_000 || format.getChannels() != 1 || format.getSampleSizeInBits() != 16) {
                throw new IllegalArgumentException(wav + ": not 8 kHz, mono, 16 bit but " + format);
            }
            byte[] bytes = stream.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return new Prompt(wav.getFileName().toString(), samples);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (UnsupportedAudioFileException wrong) {
            throw new IllegalArgumentException(wav.toString(), wrong);
        }
    }

    /** Writes a file that Asterisk plays. */
    void writeTo(Path wav) {
        ByteBuffer bytes = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(US_ASCII)).putInt(36 + samples.length * 2);
        bytes.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(US_ASCII)).putInt(samples.length * 2);
        bytes.asShortBuffer().put(samples);
        try {
            Files.createDirectories(wav.toAbsolutePath().getParent());
            Files.write(wav, bytes.array());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A sound like no other: band-limited noise from a seed, with pauses as between words. */
    static Prompt noise(String name, long seed, int lengthMs) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] samples = new short[lengthMs * HeardAudio.SAMPLES_PER_MS];
        double smooth = 0;
        for (int i = 0; i < samples.length; i++) {
            smooth += 0.35 * (random.nextDouble(-1, 1) - smooth);
            samples[i] = (short) (smooth * 9_000);
        }
        return new Prompt(name, samples);
    }

    int lengthMs() {
        return samples.length / HeardAudio.SAMPLES_PER_MS;
    }
}
