package org.ivrengine.selfservice.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers get when the company's system is ill. */
@Timeout(30)
class FailingSystemTest {

    private static final long TIMEOUT_MS = 300;
    /** A machine under load is late; a timeout that does not work is later still. */
    private static final long LATE_MS = 3_000;

    private static final String FILE = """
            systems:
              shop: {url: URL, answer_max: 4kB, breaker: {window: 1000, requests_min: 1000}}
            operations:
              orders.find:
                system: shop
                timeout: 300ms
                inputs: {number: digits}
                request: {get: "/orders/{number}"}
                answers:
                  - {status: 200, outcome: found, gives: {state: {from: /state, words: {SHIPPED: shipped}}}}
                  - {status: 404, outcome: not_found}
            """;

    private final Shop shop = new Shop(FILE);

    FailingSystemTest() throws IOException {}

    @AfterEach
    void close() {
        shop.close();
    }

    private void isUnavailableInTime() {
        long startNs = System.nanoTime();
        assertEquals(Operations.UNAVAILABLE, shop.find("10023").outcome());
        long tookMs = (System.nanoTime() - startNs) / 1_000_000;
        assertTrue(tookMs < TIMEOUT_MS + LATE_MS, () -> "took " + tookMs + " ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"state\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sta\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void aSystemThatStallsAnywhereIsGivenUpInTimeAndItsConnectionIsClosed(String beginning) {
        shop.server.stallsAfter(beginning);
        isUnavailableInTime();
        await().untilAsserted(() -> assertEquals(1, shop.server.cut.get()));
    }

    @Test
    void aSystemThatDripsOctetsForEverIsGivenUpInTime() {
        shop.server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.onSpinWait();
            }
        });
        isUnavailableInTime();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"state\":",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
            })
    void aLineThatIsCutAndGarbageAreUnavailable(String octets) {
        shop.server.answers(out -> out.write(octets.getBytes(StandardCharsets.US_ASCII)));
        isUnavailableInTime();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>down for maintenance</html>",
                "{\"state\": \"SHIPPED\"",
                "{\"state\": \"SHIPPED\"} {}",
                "{\"state\": \"SHIPPED\", \"state\": \"SHIPPED\"}",
                "{\"state\": 7}",
                "{\"state\": null}",
                "{\"state\": {\"SHIPPED\": true}}",
                "{\"state\": \"MELTED\"}",
                "[]",
                "null",
                "\"SHIPPED\""
            })
    void anAnswerThatSaysNothingUsefulIsUnavailable(String body) {
        shop.server.answers(200, body);
        isUnavailableInTime();
    }

    @Test
    void deeplyNestedAnswersDoNotBringUsDown() {
        shop.server.answers(200, "[".repeat(1900) + "]".repeat(1900));
        isUnavailableInTime();
    }

    @Test
    void tenMegabytesAreNotReadToTheirEnd() {
        AtomicInteger written = new AtomicInteger();
        shop.server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] some = " ".repeat(1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 10_240; i++) {
                out.write(some);
                written.addAndGet(some.length);
            }
        });
        isUnavailableInTime();
        await().untilAsserted(() -> assertEquals(1, shop.server.cut.get()));
        assertTrue(written.get() < 9_000_000, () -> "the server could send " + written + " octets");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 307, 400, 401, 403, 429, 500, 502, 503, 599})
    void aStatusThatNoRuleExpectsIsUnavailable(int status) {
        shop.server.answers(status, "{\"state\": \"SHIPPED\"}");
        isUnavailableInTime();
    }

    @Test
    void redirectsAreNotFollowedForTheyWouldTakeOurCredentialsElsewhere() throws IOException {
        try (ShopServer elsewhere = new ShopServer().answers(200, "{\"state\": \"SHIPPED\"}")) {
            shop.server.answers(out -> out.write(("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url()
                            + "/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            isUnavailableInTime();
            assertEquals(List.of(), elsewhere.asked());
        }
    }

    @Test
    void nobodyListening() {
        shop.server.close();
        isUnavailableInTime();
    }

    @Test
    void aHundredCallersOfAStalledSystemAllGetAnAnswerInTime() throws Exception {
        shop.server.stallsAfter("");
        long startNs = System.nanoTime();
        List<Future<Result>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                callers.add(threads.submit(() -> shop.find("10023")));
            }
        }
        for (Future<Result> caller : callers) {
            assertEquals(Operations.UNAVAILABLE, caller.get().outcome());
        }
        long tookMs = (System.nanoTime() - startNs) / 1_000_000;
        assertTrue(tookMs < TIMEOUT_MS + LATE_MS, () -> "took " + tookMs + " ms");
        // Only as many as the file allows were under way at a time: fifty.
        assertTrue(shop.server.received.size() <= 50, () -> "asked " + shop.server.received.size() + " times");
    }

    @Test
    void aHealthySystemIsAskedByManyAtATimeAndEachGetsHerOwnAnswer() throws Exception {
        shop.server.answers(200, "{\"state\": \"SHIPPED\"}");
        List<Future<Result>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String number = Integer.toString(20_000 + i);
                callers.add(threads.submit(() -> shop.find(number)));
            }
        }
        for (Future<Result> caller : callers) {
            assertEquals("found", caller.get().outcome());
        }
        assertEquals(40, shop.server.asked().stream().distinct().count());
    }
}
