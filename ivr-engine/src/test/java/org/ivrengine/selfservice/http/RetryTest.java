package org.ivrengine.selfservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked again, what is not asked at all, and what need not be asked. */
@Timeout(30)
class RetryTest {

    private static final String FILE = """
            systems: {shop: {url: URL, breaker: {window: 4, requests_min: 4, failed_percent: 50, pause: 20s}}}
            operations:
              orders.find:
                system: shop
                timeout: 2s
                retries: 1
                inputs: {number: digits}
                request: {get: "/orders/{number}"}
                answers: [{status: 200, outcome: found}, {status: 404, outcome: not_found}]
              orders.cancel:
                system: shop
                request: {post: /cancel}
                answers: [{status: 200, outcome: cancelled}]
              orders.return:
                system: shop
                retries: 1
                idempotent: true
                idempotency_header: X-Once
                request: {post: /return}
                answers: [{status: 200, outcome: returned}]
            """;

    private static final String KEPT = """
            systems: {shop: {url: URL}}
            operations:
              stock.look:
                system: shop
                inputs: {product: digits}
                request: {get: "/stock/{product}"}
                cache: {for: 30s, entries_max: 10}
                answers: [{status: 200, outcome: found, gives: {count: {from: /count, type: number}}}]
            """;

    private static void firstFailsThenAnswers(Shop shop, byte[] first) {
        AtomicInteger times = new AtomicInteger();
        shop.server.answers(out -> out.write(times.getAndIncrement() == 0 ? first : ShopServer.whole(200, "{}")));
    }

    @Test
    void aQuestionIsAskedAgainWhenTheLineWasCut() throws IOException {
        try (Shop shop = new Shop(FILE)) {
            firstFailsThenAnswers(
                    shop, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            assertEquals("found", shop.find("1").outcome());
            assertEquals(2, shop.server.received.size());
        }
    }

    @Test
    void aQuestionIsAskedAgainWhenTheFirstTryStallsAndBothAreWithinTheTimeout() throws IOException {
        try (Shop shop = new Shop(FILE)) {
            AtomicInteger times = new AtomicInteger();
            shop.server.answers(out -> {
                if (times.getAndIncrement() > 0) {
                    out.write(ShopServer.whole(200, "{}"));
                } else {
                    shop.server.stall();
                }
            });
            assertEquals("found", shop.find("1").outcome());
        }
    }

    @Test
    void aSystemThatIsBusyForAMomentIsAskedAgainAndOneThatIsBrokenIsNot() throws IOException {
        for (Map.Entry<Integer, Integer> each :
                Map.of(503, 2, 502, 2, 504, 2, 500, 1, 429, 1, 400, 1).entrySet()) {
            try (Shop shop = new Shop(FILE)) {
                shop.server.answers(each.getKey(), "{}");
                assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
                assertEquals(each.getValue(), shop.server.received.size(), "status " + each.getKey());
            }
        }
    }

    @Test
    void aChangeIsNeverAskedForTwiceUnlessTheSystemMakesItOnce() throws IOException {
        try (Shop shop = new Shop(FILE)) {
            shop.server.answers(out -> {});
            assertEquals(
                    Operations.UNAVAILABLE,
                    shop.perform("orders.cancel", Map.of()).outcome());
            assertEquals(1, shop.server.received.size());

            firstFailsThenAnswers(shop, new byte[0]);
            assertEquals("returned", shop.perform("orders.return", Map.of()).outcome());
            assertEquals(3, shop.server.received.size());
            String key = shop.server.received.get(1).headers().get("x-once");
            assertEquals(Shop.CALL + "-2", key);
            assertEquals(key, shop.server.received.get(2).headers().get("x-once"));
        }
    }

    @Test
    void aSystemThatFailsTooOftenIsLeftAloneForAWhileAndComesBackAfterOneGoodAnswer() throws IOException {
        try (Shop shop = new Shop(FILE)) {
            shop.server.answers(500, "{}");
            for (int i = 0; i < 4; i++) {
                shop.find("1");
            }
            assertEquals(4, shop.server.received.size());
            assertEquals(Set.of("shop"), shop.operations.systemsHeldBack());
            shop.server.answers(200, "{}");
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
            shop.time.passes(19_000);
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
            assertEquals(4, shop.server.received.size(), "nobody is asked in the pause");

            shop.time.passes(1_001);
            shop.server.answers(500, "{}");
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
            assertEquals(5, shop.server.received.size(), "one is let through, fails, and the pause begins again");

            shop.time.passes(20_001);
            shop.server.answers(200, "{}");
            assertEquals("found", shop.find("1").outcome());
            assertEquals("found", shop.find("1").outcome());
            assertEquals(Set.of(), shop.operations.systemsHeldBack());
        }
    }

    @Test
    void answersThatWeOnlyDidNotExpectDoNotMakeASystemIll() throws IOException {
        try (Shop shop = new Shop(FILE)) {
            shop.server.answers(400, "{}");
            for (int i = 0; i < 20; i++) {
                shop.find("1");
            }
            assertEquals(20, shop.server.received.size());
            assertEquals(Set.of(), shop.operations.systemsHeldBack());
        }
    }

    @Test
    void anAnswerIsKeptForItsTimeByItsInputs() throws IOException {
        try (Shop shop = new Shop(KEPT)) {
            shop.server.answers(200, "{\"count\": 3}");
            Map<String, Value> product = Map.of("product", new Value.Text("7"));
            assertEquals(shop.perform("stock.look", product), shop.perform("stock.look", product));
            assertEquals(1, shop.server.received.size());
            shop.perform("stock.look", Map.of("product", new Value.Text("8")));
            assertEquals(2, shop.server.received.size());
            shop.time.passes(30_001);
            shop.perform("stock.look", product);
            assertEquals(3, shop.server.received.size());
        }
    }

    @Test
    void failuresAreNotKept() throws IOException {
        try (Shop shop = new Shop(KEPT)) {
            Map<String, Value> product = Map.of("product", new Value.Text("7"));
            shop.server.answers(500, "{}");
            assertEquals(
                    Operations.UNAVAILABLE, shop.perform("stock.look", product).outcome());
            shop.server.answers(200, "{\"count\": 3}");
            assertEquals("found", shop.perform("stock.look", product).outcome());
        }
    }
}
