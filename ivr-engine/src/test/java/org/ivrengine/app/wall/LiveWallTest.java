package org.ivrengine.app.wall;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall on a terminal of 80 by 24, beside an engine that comes and goes. */
class LiveWallTest {

    @TempDir
    private Path data;

    private final StringWriter screen = new StringWriter();
    private final AtomicLong nowMs = new AtomicLong(5_000);
    private LiveWall wall;
    private Thread showing;

    @BeforeEach
    void look() {
        wall = new LiveWall(
                data,
                new PrintWriter(screen),
                () -> TerminalSize.DEFAULT,
                () -> Instant.ofEpochMilli(nowMs.get()),
                ZoneOffset.UTC);
        showing = Thread.startVirtualThread(wall::show);
    }

    @AfterEach
    void leave() throws InterruptedException {
        showing.interrupt();
        showing.join();
    }

    private static String floor(String stateOfAnna) {
        return """
            {"at_ms":0,"agents":[{"id":"anna","name":"Anna","state":"%s","reason":"","since_ms":0,"call":"",\
            "holding":false}],"queues":[{"id":"billing","waiting":0,"agents":{},"calls":[]}],"supervisors":[]}\
            """.formatted(stateOfAnna);
    }

    private String lastFrame() {
        String all = screen.toString();
        return all.substring(Math.max(0, all.lastIndexOf("\u001b[H")));
    }

    private void awaitShown(String text) {
        await(text).atMost(Duration.ofSeconds(20)).until(() -> lastFrame().contains(text));
    }

    @Test
    void anEngineThatGoesIsSaidToBeGoneAndTheNextOneIsShown() throws IOException {
        awaitShown("No engine runs");
        try (Console engine = new Console(data, "available")) {
            awaitShown("anna   Anna  0:05        available");
            assertFalse(lastFrame().contains("No engine"));
            assertTrue(engine.isWatched());
        }
        awaitShown("No engine runs");
        assertFalse(lastFrame().contains("anna"), "nothing is left of the one before");
        try (Console next = new Console(data, "talking")) {
            awaitShown("talking");
            assertTrue(next.isWatched());
        }
    }

    @Test
    void anEngineThatSaysNothingAnyMoreIsNotShownAsIfItDid() throws IOException {
        try (Console engine = new Console(data, "available")) {
            awaitShown("available");
            nowMs.addAndGet(25_000);
            awaitShown("The engine does not answer since 25 s");
            assertTrue(engine.isWatched());
        }
    }

    @Test
    void whoLeavesHasTheTerminalAsItWas() throws InterruptedException {
        awaitShown("No engine runs");
        wall.close();
        showing.interrupt();
        showing.join();
        String all = screen.toString();
        assertTrue(all.startsWith("\u001b[?1049h\u001b[?25l"), "the second screen, no cursor");
        assertTrue(all.endsWith("\u001b[?25h\u001b[?1049l"), "both are back, and nothing comes after that");
        assertEquals(all.indexOf("\u001b[?1049l"), all.lastIndexOf("\u001b[?1049l"));
    }

    /** The part of an engine's service that the wall uses. */
    private static final class Console implements AutoCloseable {
        private final HttpServer server;
        private final CountDownLatch ends = new CountDownLatch(1);
        private final CountDownLatch watched = new CountDownLatch(1);

        Console(Path data, String state) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/queues", exchange -> {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.createContext("/api/events", exchange -> tell(exchange, floor(state)));
            server.start();
            Files.writeString(
                    data.resolve("console.address"),
                    "http://127.0.0.1:" + server.getAddress().getPort());
            Files.writeString(data.resolve("console.token"), "secret");
        }

        private void tell(HttpExchange exchange, String floor) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(("event: floor\ndata: " + floor + "\n\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            watched.countDown();
            try {
                ends.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        }

        boolean isWatched() {
            return watched.getCount() == 0;
        }

        @Override
        public void close() {
            ends.countDown();
            server.stop(0);
        }
    }
}
