package org.ivrengine.real;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What reaches a {@link SipPhone}, packet by packet, as samples; on a thread of its own. */
final class PhoneEar implements AutoCloseable {

    private static final int HEADER = 12;

    private final SipPhone phone;
    private final Consumer<short[]> heard;
    private volatile boolean closed;

    PhoneEar(SipPhone phone, Consumer<short[]> heard) {
        this.phone = phone;
        this.heard = heard;
        Thread.ofPlatform().daemon().name("ear-" + phone.user()).start(this::listen);
    }

    private void listen() {
        byte[] buffer = new byte[2_048];
        while (!closed) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                phone.audio().receive(packet);
            } catch (IOException gone) {
                closed |= phone.audio().isClosed();
                continue;
            }
            if (packet.getLength() > HEADER && (buffer[1] & 0x7F) == G711.ULAW) {
                heard.accept(G711.decode(
                        G711.ULAW,
                        ByteBuffer.wrap(buffer, HEADER, packet.getLength() - HEADER)
                                .slice()));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
