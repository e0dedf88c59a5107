package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes the audio that Asterisk sends to one port, with the time of arrival; also for many callers at once. */
final class Earpiece implements AutoCloseable {

    private static final int PACKET_MAX = 2_048;
    private static final int HEADER = 12;
    private static final int RECEIVE_BUFFER = 1 << 20;

    /**
     * One RTP packet.
     *
     * @param atNs {@link System#nanoTime} of its arrival
     * @param from Asterisk's port, one for each call
     */
    record Packet(long atNs, int from, int payloadType, long timestamp, ByteBuffer payload) {}

    private final DatagramSocket socket;
    private final long openedNs = System.nanoTime();
    private final List<Packet> packets = new ArrayList<>();
    private final Thread reader;

    Earpiece() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reader = Thread.ofPlatform().daemon().name("earpiece").start(this::read);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void read() {
        byte[] buffer = new byte[PACKET_MAX];
        while (!socket.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
            } catch (IOException closed) {
                return;
            }
            long nowNs = System.nanoTime();
            ByteBuffer rtp = ByteBuffer.wrap(Arrays.copyOf(buffer, datagram.getLength()));
            if (rtp.remaining() > HEADER && (rtp.get(0) & 0xC0) == 0x80) {
                Packet packet = new Packet(
                        nowNs,
                        datagram.getPort(),
                        rtp.get(1) & 0x7F,
                        Integer.toUnsignedLong(rtp.getInt(4)),
                        rtp.slice(HEADER, rtp.remaining() - HEADER).asReadOnlyBuffer());
                synchronized (packets) {
                    packets.add(packet);
                }
            }
        }
    }

    /** What one caller heard until now; time counts from when the earpiece was opened. */
    HeardAudio heard() {
        synchronized (packets) {
            return HeardAudio.of(openedNs, System.nanoTime(), packets);
        }
    }

    /** What each of many callers heard until now. */
    List<HeardAudio> heardByEach() {
        synchronized (packets) {
            long nowNs = System.nanoTime();
            return packets.stream()
                    .collect(Collectors.groupingBy(Packet::from, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(own -> HeardAudio.of(openedNs, nowNs, own))
                    .toList();
        }
    }

    @Override
    public void close() {
        socket.close();
        try {
            reader.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
