package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A telephone that a test plays by hand: answers, holds, transfers, hangs up, and says by the same clock as Asterisk when
 * it did so. It sends no sound unless it speaks ({@link SipDialog#speak}).
 */
final class SipPhone implements AutoCloseable {

    private static final int PACKET_MAX = 8_192;
    private static final int CALL_WITHIN_S = 10;

    private final String user;
    private final InetSocketAddress asterisk;
    private final DatagramSocket signalling;
    private final DatagramSocket audio;
    private final Map<String, SipDialog> dialogs = new ConcurrentHashMap<>();
    private final BlockingQueue<SipDialog> incoming = new LinkedBlockingQueue<>();
    private volatile Consumer<SipDialog> onCall = SipDialog::ring;
    private volatile int hearsAt;

    /** @param asteriskPort of SIP on 127.0.0.1 */
    SipPhone(String user, int asteriskPort) {
        this.user = user;
        asterisk = new InetSocketAddress(InetAddress.getLoopbackAddress(), asteriskPort);
        try {
            signalling = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            audio = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("phone-" + user).start(this::read);
    }

    String user() {
        return user;
    }

    /** This phone's endpoint for pjsip.conf. Its calls arrive in that context. */
    String configuration(String context) {
        return """
                [%1$s]
                type=endpoint
                context=%2$s
                set_var=TRANSFER_CONTEXT=ivr-transfer
                disallow=all
                allow=ulaw
                direct_media=no
                aors=%1$s

                [%1$s]
                type=aor
                contact=sip:%1$s@127.0.0.1:%3$d
                qualify_frequency=1
                qualify_timeout=0.5

                """.formatted(user, context, signalling.getLocalPort());
    }

    /** What happens to calls from now on, on the phone's own thread; by default it rings. */
    SipPhone onCall(Consumer<SipDialog> action) {
        onCall = action;
        return this;
    }

    /** The next call that came in. */
    SipDialog awaitCall() {
        try {
            SipDialog call = incoming.poll(CALL_WITHIN_S, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("nobody called " + user + " within " + CALL_WITHIN_S + " s");
            }
            return call;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether somebody has called whom nobody has taken notice of. */
    boolean hasCalls() {
        return !incoming.isEmpty();
    }

    /** Calls a number; returns at once. */
    SipDialog call(String number) {
        SipDialog call = SipDialog.outgoing(this, number);
        dialogs.put(call.callId(), call);
        call.invite();
        return call;
    }

    /** What is over is over: a telephone that rings for hours does not keep it all. */
    void forgetCalls() {
        dialogs.values().removeIf(SipDialog::isOver);
        incoming.clear();
    }

    int signallingPort() {
        return signalling.getLocalPort();
    }

    /** Where Asterisk is told to send sound in the calls that come. */
    int audioPort() {
        return hearsAt == 0 ? audio.getLocalPort() : hearsAt;
    }

    /** Somebody else takes the sound. */
    SipPhone hearsAt(int port) {
        hearsAt = port;
        return this;
    }

    /** Sound goes in and out by this; as long as nobody reads and writes it, there is none. */
    DatagramSocket audio() {
        return audio;
    }

    int asteriskPort() {
        return asterisk.getPort();
    }

    void send(SipMessage message) {
        byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
        try {
            signalling.send(new DatagramPacket(bytes, bytes.length, asterisk));
        } catch (IOException failed) {
            if (!signalling.isClosed()) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Sends a packet of sound to Asterisk. */
    void sendAudio(byte[] packet, int port) {
        try {
            audio.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException failed) {
            if (!audio.isClosed()) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void read() {
        byte[] buffer = new byte[PACKET_MAX];
        while (!signalling.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                signalling.receive(packet);
            } catch (IOException closed) {
                return;
            }
            received(SipMessage.parse(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8)));
        }
    }

    private void received(SipMessage message) {
        SipDialog known = dialogs.get(message.header("Call-ID"));
        if (known != null) {
            known.received(message);
        } else if (message.method().equals("INVITE") && !message.isResponse()) {
            SipDialog call = SipDialog.incoming(this, message);
            dialogs.put(call.callId(), call);
            onCall.accept(call);
            incoming.add(call);
        } else if (!message.isResponse() && !message.method().equals("ACK")) {
            send(SipDialog.response(message, "200 OK", "", ""));
        }
    }

    @Override
    public void close() {
        signalling.close();
        audio.close();
    }
}
