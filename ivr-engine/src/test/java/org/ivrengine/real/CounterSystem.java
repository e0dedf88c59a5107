package org.ivrengine.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A company's system with an operation that changes something: {@code counter.raise}. Who asks twice raises once. */
final class CounterSystem implements AutoCloseable {

    private final HttpServer server;
    private final List<String> keys = new CopyOnWriteArrayList<>();

    CounterSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/counter", this::raise);
        server.start();
    }

    /** {@code operations.yaml} */
    String operations() {
        return """
                systems:
                  company: {url: "http://127.0.0.1:%d"}
                operations:
                  counter.raise:
                    system: company
                    request: {post: /counter}
                    idempotent: true
                    answers:
                      - {status: 200, outcome: raised, gives: {now: {from: /now, type: number}}}
                """.formatted(server.getAddress().getPort());
    }

    private void raise(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            byte[] answer = ("{\"now\": " + raised() + "}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    int requests() {
        return keys.size();
    }

    /** @return how often it was raised: requests with the same key count once */
    long raised() {
        return keys.stream().distinct().count();
    }

    void forget() {
        keys.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
