package org.ivrengine.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

class StereoWaveTest {

    /** Agent and caller in turn, as Asterisk writes them. */
    private static final short[] RAW = {1, -1, 2, -2, 3, -3, 4, -4};

    private static byte[] bytes(short... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    private static byte[] audio(byte[] wav) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            return read.readAllBytes();
        }
    }

    @Test
    void theCallerIsOnTheLeftAndTheAgentOnTheRight() throws Exception {
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        StereoWave.Written written =
                new StereoWave(16, 2, 0).write(new ByteArrayInputStream(bytes(RAW)), Channels.newChannel(wav));
        assertArrayEquals(
                bytes((short) -1, (short) 1, (short) -2, (short) 2, (short) -3, (short) 3, (short) -4, (short) 4),
                audio(wav.toByteArray()));
        assertEquals(wav.size(), written.bytes());
        assertEquals(sha256(wav.toByteArray()), written.sha256());
        AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav.toByteArray()));
        assertEquals(8_000, read.getFormat().getFrameRate());
        assertEquals(2, read.getFormat().getChannels());
    }

    @Test
    void whatWasBeforeTheRequestIsLeftOutInWholeFrames() throws Exception {
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        new StereoWave(16, 2, 9).write(new ByteArrayInputStream(bytes(RAW)), Channels.newChannel(wav));
        assertArrayEquals(bytes((short) -3, (short) 3, (short) -4, (short) 4), audio(wav.toByteArray()));
    }

    @Test
    void bothInOneStayAsTheyAre() throws Exception {
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        new StereoWave(16, 1, 0).write(new ByteArrayInputStream(bytes(RAW)), Channels.newChannel(wav));
        assertArrayEquals(bytes(RAW), audio(wav.toByteArray()));
    }

    @Test
    void audioThatEndsTooEarlyIsNoRecording() {
        StereoWave wave = new StereoWave(20, 2, 0);
        assertThrows(
                IOException.class,
                () -> wave.write(
                        new ByteArrayInputStream(bytes(RAW)), Channels.newChannel(new ByteArrayOutputStream())));
    }

    @Test
    void aSecondHas32000Bytes() {
        assertEquals(32_000, StereoWave.bytes(1_000, 2));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
