package org.ivrengine.real;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keys of a telephone as RFC 4733 events, written as capture files for SIPp to play. One object per call: sequence
 * numbers and timestamps go on from one press to the next, or the receiver takes a key for a repetition.
 */
final class KeyPresses {

    /** Shortest key that a person presses in a hurry. */
    static final int KEY_MS = 80;

    private static final int PAYLOAD_TYPE = 101;
    private static final int SSRC = 0x1DEA_5EED;
    private static final int PACKET_MS = 20;
    private static final int SAMPLES_PER_MS = 8;
    private static final int VOLUME = 10;
    private static final int END_REPEATS = 3;
    private static final String EVENTS = "0123456789*#ABCD";

    private int sequence = 1;
    private int clockMs = 1_000;

    /**
     * Writes a file with these keys.
     *
     * @param everyMs from the beginning of one key to the beginning of the next
     * @return how long playing it takes, in milliseconds
     */
    int write(Path file, String keys, int everyMs) {
        if (everyMs <= KEY_MS) {
            throw new IllegalArgumentException("a key takes " + KEY_MS + " ms, and the next after " + everyMs + " ms");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write(fileHeader());
            int beginMs = clockMs;
            for (int i = 0; i < keys.length(); i++) {
                writeKey(bytes, keys.charAt(i), beginMs + i * everyMs, beginMs);
            }
            clockMs = beginMs + keys.length() * everyMs + 1_000;
            Files.write(file, bytes.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return (keys.length() - 1) * everyMs + KEY_MS;
    }

    private void writeKey(ByteArrayOutputStream bytes, char key, int keyMs, int fileBeginMs) throws IOException {
        int event = EVENTS.indexOf(key);
        if (event < 0) {
            throw new IllegalArgumentException("not a key: '" + key + "'");
        }
        for (int sinceMs = 0; sinceMs < KEY_MS; sinceMs += PACKET_MS) {
            int durationMs = sinceMs + PACKET_MS;
            boolean last = durationMs >= KEY_MS;
            for (int copy = 0; copy < (last ? END_REPEATS : 1); copy++) {
                byte[] packet = rtp(event, keyMs, durationMs, sinceMs == 0, last);
                writeRecord(bytes, keyMs + sinceMs - fileBeginMs, packet);
            }
        }
    }

    private byte[] rtp(int event, int keyMs, int durationMs, boolean first, boolean end) {
        return ByteBuffer.allocate(16)
                .put((byte) 0x80)
                .put((byte) ((first ? 0x80 : 0) | PAYLOAD_TYPE))
                .putShort((short) sequence++)
                .putInt(keyMs * SAMPLES_PER_MS)
                .putInt(SSRC)
                .put((byte) event)
                .put((byte) ((end ? 0x80 : 0) | VOLUME))
                .putShort((short) (durationMs * SAMPLES_PER_MS))
                .array();
    }

    private static byte[] fileHeader() {
        int ethernet = 1;
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65_535)
                .putInt(ethernet)
                .array();
    }

    /** Ethernet, IPv4 and UDP around it: SIPp puts the call's own addresses in. */
    private static void writeRecord(ByteArrayOutputStream bytes, int atMs, byte[] payload) throws IOException {
        int udpLength = 8 + payload.length;
        int frameLength = 14 + 20 + udpLength;
        bytes.write(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1_000_000 + atMs / 1_000)
                .putInt(atMs % 1_000 * 1_000)
                .putInt(frameLength)
                .putInt(frameLength)
                .array());
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.write(new byte[12]);
        frame.writeShort(0x0800);
        frame.writeShort(0x4500);
        frame.writeShort(20 + udpLength);
        frame.writeInt(0);
        frame.writeShort(0x4011); // time to live 64, UDP
        frame.writeShort(0);
        frame.writeInt(0x7F000001);
        frame.writeInt(0x7F000001);
        frame.writeShort(5_000);
        frame.writeShort(5_002);
        frame.writeShort(udpLength);
        frame.writeShort(0);
        frame.write(payload);
    }
}
