package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on the wire as RFC 4733 has them. */
class KeyPressesTest {

    private static final int FRAME_HEADERS = 14 + 20 + 8;

    @TempDir
    Path folder;

    /** One packet of a capture file. */
    private record Packet(int atMs, int sequence, int timestamp, boolean first, int event, boolean end, int duration) {}

    @Test
    void aKeyBeginsWithAMarkerGrowsAndEndsThreeTimes() throws IOException {
        List<Packet> packets = write(new KeyPresses(), "5", 140);

        assertEquals(
                List.of(0, 20, 40, 60, 60, 60),
                packets.stream().map(Packet::atMs).toList());
        assertEquals(
                List.of(160, 320, 480, 640, 640, 640),
                packets.stream().map(Packet::duration).toList());
        assertEquals(1, packets.stream().filter(Packet::first).count());
        assertEquals(3, packets.stream().filter(Packet::end).count());
        assertEquals(List.of(5), packets.stream().map(Packet::event).distinct().toList());
        assertEquals(1, packets.stream().map(Packet::timestamp).distinct().count());
    }

    @Test
    void keysBeginAsFarApartAsSaidAndSequenceNumbersGoOnFromPressToPress() throws IOException {
        KeyPresses keys = new KeyPresses();
        List<Packet> packets = new ArrayList<>(write(keys, "1*", 140));
        packets.addAll(write(keys, "#", 140));

        assertEquals(
                List.of(0, 140, 0),
                packets.stream().filter(Packet::first).map(Packet::atMs).toList());
        assertEquals(
                List.of(1, 10, 11),
                packets.stream().filter(Packet::first).map(Packet::event).toList());
        for (int i = 1; i < packets.size(); i++) {
            assertEquals(packets.get(i - 1).sequence() + 1, packets.get(i).sequence());
        }
        List<Integer> timestamps =
                packets.stream().map(Packet::timestamp).distinct().toList();
        assertEquals(3, timestamps.size());
        assertEquals(timestamps.stream().sorted().toList(), timestamps);
    }

    @Test
    void whatIsNoKeyOrFasterThanAFingerIsRefused() {
        KeyPresses keys = new KeyPresses();
        assertThrows(IllegalArgumentException.class, () -> keys.write(folder.resolve("a"), "x", 140));
        assertThrows(IllegalArgumentException.class, () -> keys.write(folder.resolve("a"), "1", KeyPresses.KEY_MS));
    }

    private List<Packet> write(KeyPresses keys, String sequence, int everyMs) throws IOException {
        Path file = folder.resolve("keys.pcap");
        keys.write(file, sequence, everyMs);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<Packet> packets = new ArrayList<>();
        int beganMs = -1;
        for (bytes.position(24); bytes.hasRemaining(); ) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            int atMs = (bytes.getInt() - 1_000_000) * 1_000 + bytes.getInt() / 1_000;
            int length = bytes.getInt();
            bytes.getInt();
            beganMs = beganMs < 0 ? atMs : beganMs;
            ByteBuffer rtp = bytes.slice(bytes.position() + FRAME_HEADERS, length - FRAME_HEADERS);
            bytes.position(bytes.position() + length);
            packets.add(new Packet(
                    atMs - beganMs,
                    rtp.getShort(2),
                    rtp.getInt(4),
                    (rtp.get(1) & 0x80) != 0,
                    rtp.get(12),
                    (rtp.get(13) & 0x80) != 0,
                    rtp.getShort(14)));
        }
        return packets;
    }
}
