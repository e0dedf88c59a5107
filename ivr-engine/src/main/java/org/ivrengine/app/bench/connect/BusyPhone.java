package org.ivrengine.app.bench.connect;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An agent's telephone that answers every call at once, talks for a moment and hangs up. It measures the time from its
 * own hanging up to the next call.
 */
final class BusyPhone implements AutoCloseable {

    private static final int PACKET_MAX = 8_192;

    /** Talks of different lengths, so that nobody's own rhythm is met. */
    private static final int TALK_MIN_MS = 150;

    private static final int TALK_SPREAD_MS = 1_000;

    private static final String DESCRIPTION = """
            v=0
            o=phone 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 9 RTP/AVP 0
            a=rtpmap:0 PCMU/8000
            """.replace("\n", "\r\n");

    private final String name;
    private final DatagramSocket socket;
    private final InetSocketAddress asterisk;
    private final ScheduledExecutorService hangUps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hang-ups").factory());
    private final Random random = new Random(1);
    private final ConcurrentHashMap<String, String> answered = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> waitedNs = new LinkedBlockingQueue<>();
    private volatile long freeSinceNs;
    private @Nullable Future<?> nextHangUp;

    BusyPhone(String name, int asteriskPort) throws IOException {
        this.name = name;
        asterisk = new InetSocketAddress(InetAddress.getLoopbackAddress(), asteriskPort);
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("phone-" + name).start(this::read);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Its part of pjsip.conf. */
    static String configuration(String name, int port) {
        return """
                [%1$s]
                type=endpoint
                context=ivr-extensions
                disallow=all
                allow=ulaw
                direct_media=no
                send_connected_line=no
                aors=%1$s

                [%1$s]
                type=aor
                contact=sip:%1$s@127.0.0.1:%2$d
                """.formatted(name, port);
    }

    /** What came before counts no more, nor does the next call: nobody was waiting for it. */
    void begin() {
        freeSinceNs = 0;
        waitedNs.clear();
    }

    /** @return that many times from hanging up to the next call, nanoseconds, in their order */
    List<Long> await(int calls, Duration eachWithin) throws InterruptedException, IOException {
        List<Long> times = new ArrayList<>();
        while (times.size() < calls) {
            Long time = waitedNs.poll(eachWithin.toMillis(), TimeUnit.MILLISECONDS);
            if (time == null) {
                throw new IOException("no call has come to " + name + " within " + eachWithin.toSeconds() + " s, after "
                        + times.size() + " of " + calls);
            }
            times.add(time);
        }
        return times;
    }

    private void read() {
        byte[] buffer = new byte[PACKET_MAX];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                long nowNs = System.nanoTime();
                received(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8), nowNs);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void received(String message, long nowNs) throws IOException {
        if (message.startsWith("INVITE ")) {
            invited(message, nowNs);
        } else if (!message.startsWith("SIP/2.0 ") && !message.startsWith("ACK ")) {
            send(response(message, "200 OK", ""));
        }
    }

    private void invited(String invitation, long nowNs) throws IOException {
        String call = header(invitation, "Call-ID");
        String before = answered.get(call);
        if (before != null) {
            boolean isRepeated = header(before, "CSeq").equals(header(invitation, "CSeq"));
            send(isRepeated ? before : response(invitation, "200 OK", DESCRIPTION));
            return;
        }
        if (freeSinceNs != 0) {
            waitedNs.add(nowNs - freeSinceNs);
        }
        send(response(invitation, "180 Ringing", ""));
        String ok = response(invitation, "200 OK", DESCRIPTION);
        answered.put(call, ok);
        send(ok);
        nextHangUp = hangUps.schedule(
                () -> hangUp(invitation), TALK_MIN_MS + random.nextInt(TALK_SPREAD_MS), TimeUnit.MILLISECONDS);
    }

    private void hangUp(String invitation) {
        try {
            freeSinceNs = System.nanoTime();
            send("BYE " + uri(header(invitation, "Contact")) + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + port()
                    + ";branch=z9hG4bK" + name + Long.toHexString(random.nextLong()) + "\r\nFrom: "
                    + header(invitation, "To") + ";tag=" + name + "\r\nTo: " + header(invitation, "From")
                    + "\r\nCall-ID: " + header(invitation, "Call-ID")
                    + "\r\nCSeq: 2 BYE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
        } catch (IOException closed) {
            hangUps.shutdown();
        }
    }

    private String response(String request, String status, String body) {
        StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
        Matcher via = Pattern.compile("(?im)^Via:.*$").matcher(request);
        while (via.find()) {
            response.append(via.group().strip()).append("\r\n");
        }
        String to = header(request, "To");
        response.append("From: ")
                .append(header(request, "From"))
                .append("\r\nTo: ")
                .append(to);
        response.append(to.contains(";tag=") ? "" : ";tag=" + name);
        response.append("\r\nCall-ID: ").append(header(request, "Call-ID"));
        response.append("\r\nCSeq: ").append(header(request, "CSeq"));
        response.append("\r\nContact: <sip:" + name + "@127.0.0.1:" + port() + ">");
        response.append(body.isEmpty() ? "" : "\r\nContent-Type: application/sdp");
        return response.append("\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .toString();
    }

    private static String header(String message, String name) {
        Matcher header = Pattern.compile("(?im)^" + name + ":\\s*(.*?)\\s*$").matcher(message);
        return header.find() ? header.group(1) : "";
    }

    private static String uri(String contact) {
        Matcher uri = Pattern.compile("<([^>]+)>").matcher(contact);
        return uri.find() ? uri.group(1) : contact;
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, asterisk));
    }

    @Override
    public void close() {
        if (nextHangUp != null) {
            nextHangUp.cancel(false);
        }
        hangUps.shutdown();
        socket.close();
    }
}
