package org.ivrengine.selfservice.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A shop's system on a socket of its own, which answers octet by octet what a test says: also what no HTTP library would
 * send.
 */
final class ShopServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger cut = new AtomicInteger();
    private volatile Answer answer = out -> {};

    /** Writes the answer to one request; the connection is closed after it. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    /** @param headers by names in lower case */
    record Received(String method, String target, Map<String, String> headers, String body) {}

    ShopServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    ShopServer answers(Answer next) {
        answer = next;
        return this;
    }

    /** A whole answer in JSON. */
    ShopServer answers(int status, String json) {
        return answers(out -> out.write(whole(status, json)));
    }

    static byte[] whole(int status, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Some Reason\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /** Says this much and then nothing, until the test is over or the client goes away. */
    ShopServer stallsAfter(String beginning) {
        return answers(out -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            out.flush();
            hold.await();
        });
    }

    /** For use in an answer: nothing more comes. */
    void stall() throws IOException {
        hold.await();
    }

    /** Blocks a connection's thread until the server is closed. */
    private final Hold hold = new Hold();

    private static final class Hold {
        private final CountDownLatch closed = new CountDownLatch(1);

        void await() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            received.add(read(socket));
            Thread.ofVirtual().start(() -> watch(socket));
            answer.write(socket.getOutputStream());
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (IOException gone) {
            // the client did not wait, which is what many of the tests want
        }
    }

    /** Counts clients that go away before they have a whole answer. */
    private void watch(Socket socket) {
        try {
            if (socket.getInputStream().read() < 0 && !socket.isOutputShutdown()) {
                cut.incrementAndGet();
            }
        } catch (IOException e) {
            cut.incrementAndGet();
        }
    }

    private static Received read(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String line = in.readLine();
        if (line == null) {
            throw new IOException("nothing was asked");
        }
        String[] first = line.split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        StringBuilder body = new StringBuilder();
        int octets = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        while (body.toString().getBytes(StandardCharsets.UTF_8).length < octets) {
            body.append((char) in.read());
        }
        return new Received(first[0], first[1], headers, body.toString());
    }

    /** Targets in the order of asking, for example {@code GET /orders/1}. */
    List<String> asked() {
        List<String> lines = new ArrayList<>();
        received.forEach(request -> lines.add(request.method() + " " + request.target()));
        return lines;
    }

    @Override
    public void close() {
        try {
            listening.close();
            hold.closed.countDown();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
