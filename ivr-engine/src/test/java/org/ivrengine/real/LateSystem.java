package org.ivrengine.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A company's own system: it never tells of products, and of cancellations only when it is told to. */
final class LateSystem implements AutoCloseable {

    static final int TIMEOUT_MS = 2_500;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    private final List<String> cancellations = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean answers;

    LateSystem() throws IOException {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/products", exchange -> stall());
        server.createContext("/cancel", this::cancel);
        server.start();
    }

    /** The file of operations that this system performs in place of the built-in ones. */
    String operations() {
        return """
                systems: {shop: {url: "http://127.0.0.1:%d"}}
                operations:
                  products.stock:
                    system: shop
                    timeout: %dms
                    inputs: {product: digits}
                    request: {get: "/products/{product}"}
                    answers:
                      - status: 200
                        outcome: found
                        gives:
                          word: {from: /word, words: {KETTLE: kettle}}
                          price: {from: /price, type: money, currency: USD}
                          state: {from: /state, words: {THERE: in_stock}}
                      - {status: 404, outcome: not_found}
                  appointments.cancel:
                    system: shop
                    timeout: 20s
                    request: {post: /cancel}
                    answers: [{status: 200, outcome: cancelled}, {status: 404, outcome: none}]
                """.formatted(server.getAddress().getPort(), TIMEOUT_MS);
    }

    /** Keys of the cancellations that it was asked for, in order. */
    List<String> cancellations() {
        return cancellations;
    }

    /** From now on. */
    void answers() {
        answers = true;
    }

    private void cancel(HttpExchange exchange) throws IOException {
        cancellations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        if (!answers) {
            stall();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void stall() throws IOException {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
