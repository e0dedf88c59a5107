package org.ivrengine.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Turns what Asterisk records of an agent's channel into a WAV file. Asterisk writes a sample of what came from the
 * channel (the agent) and a sample of what went to it (the caller) in turn; in the file the caller is on the left and the
 * agent on the right. Both come from one clock, so they are aligned to the sample.
 *
 * @param rawBytes length of what Asterisk wrote
 * @param channels 2; or 1 for an Asterisk that does not know how to keep the sides apart
 * @param skippedBytes so much of the beginning is left out
 */
record StereoWave(long rawBytes, int channels, long skippedBytes) {

    private static final int HEADER_BYTES = 44;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int PCM = 1;

    StereoWave {
        int frame = channels * RecordingLimits.BYTES_PER_SAMPLE;
        skippedBytes = Math.min(skippedBytes, rawBytes) / frame * frame;
    }

    /** A file as it was written. */
    record Written(long bytes, long durationMs, String sha256) {}

    /** @return bytes of so much audio */
    static long bytes(long ms, int channels) {
        return ms * RecordingLimits.SAMPLES_PER_S / 1_000 * channels * RecordingLimits.BYTES_PER_SAMPLE;
    }

    private int frameBytes() {
        return channels * RecordingLimits.BYTES_PER_SAMPLE;
    }

    Written write(InputStream raw, WritableByteChannel to) throws IOException {
        MessageDigest digest = sha256();
        raw.skipNBytes(skippedBytes);
        long audioBytes = (rawBytes - skippedBytes) / frameBytes() * frameBytes();
        put(header(audioBytes), digest, to);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long left = audioBytes; left > 0; ) {
            int wanted = (int) Math.min(buffer.length, left);
            if (raw.readNBytes(buffer, 0, wanted) != wanted) {
                throw new IOException("the recording ends " + left + " bytes before its end");
            }
            if (channels == 2) {
                callerToTheLeft(buffer, wanted);
            }
            put(ByteBuffer.wrap(buffer, 0, wanted), digest, to);
            left -= wanted;
        }
        long durationMs = audioBytes / frameBytes() * 1_000 / RecordingLimits.SAMPLES_PER_S;
        return new Written(HEADER_BYTES + audioBytes, durationMs, HexFormat.of().formatHex(digest.digest()));
    }

    private static void callerToTheLeft(byte[] frames, int length) {
        for (int i = 0; i < length; i += 4) {
            byte low = frames[i];
            byte high = frames[i + 1];
            frames[i] = frames[i + 2];
            frames[i + 1] = frames[i + 3];
            frames[i + 2] = low;
            frames[i + 3] = high;
        }
    }

    /** RIFF: 16-bit PCM. */
    private ByteBuffer header(long audioBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(US_ASCII)).putInt((int) (HEADER_BYTES - 8 + audioBytes));
        header.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        header.putShort((short) PCM).putShort((short) channels).putInt(RecordingLimits.SAMPLES_PER_S);
        header.putInt(RecordingLimits.SAMPLES_PER_S * frameBytes());
        header.putShort((short) frameBytes()).putShort((short) (RecordingLimits.BYTES_PER_SAMPLE * Byte.SIZE));
        header.put("data".getBytes(US_ASCII)).putInt((int) audioBytes);
        return header.flip();
    }

    private static void put(ByteBuffer bytes, MessageDigest digest, WritableByteChannel to) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
