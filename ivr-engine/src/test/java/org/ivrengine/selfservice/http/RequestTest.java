package org.ivrengine.selfservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the company's system is sent. */
@Timeout(30)
class RequestTest {

    private static final String FIND = """
            systems: {shop: {url: URL/api/}}
            operations:
              orders.find:
                system: shop
                inputs: {number: text, note: {type: text, optional: true}}
                request:
                  get: /orders/{number}/state
                  query: {lang: en, note: $note, "a&b": $$5}
                  headers: {X-Note: $note, X-Call: $call.id}
                answers: [{status: 200, outcome: found}]
            """;

    private static final String CHANGE = """
            systems: {shop: {url: URL}}
            operations:
              account.change:
                system: shop
                inputs:
                  phone: digits
                  times: number
                  urgent: flag
                  fee: money
                  from: date
                  at: time
                  by: {words: [post, courier]}
                  pin: {type: digits, secret: true}
                  note: {type: text, optional: true}
                request:
                  post: /account
                  body:
                    change: {phone: $phone, times: $times, urgent: $urgent, fee: $fee}
                    when: [$from, $at, $by]
                    pin: $pin
                    note: $note
                    source: telephone
                    price: $$12
                    constants: [1, 2.50, true, null, "3"]
                answers: [{status: 200, outcome: changed}]
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            10023           | /api/orders/10023/state
            a/b             | /api/orders/a%2Fb/state
            ../../admin     | /api/orders/..%2F..%2Fadmin/state
            a?x=1#y         | /api/orders/a%3Fx%3D1%23y/state
            %2e%2e          | /api/orders/%252e%252e/state
            ñ 1+1           | /api/orders/%C3%B1%201%2B1/state
            """)
    void anInputCannotLeaveItsPlaceInThePath(String number, String target) throws IOException {
        try (Shop shop = new Shop(FIND)) {
            shop.server.answers(200, "{}");
            assertEquals("found", shop.find(number).outcome());
            assertEquals(List.of("GET " + target + "?lang=en&a%26b=%245"), shop.server.asked());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void anInputThatNoPathCanHoldIsNotSent(String number) throws IOException {
        try (Shop shop = new Shop(FIND)) {
            shop.server.answers(200, "{}");
            assertEquals(Operations.UNAVAILABLE, shop.find(number).outcome());
            assertEquals(List.of(), shop.server.asked());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: yes", "a\nb", "a\0b", "ñ"})
    void anInputThatNoHeaderCanHoldIsNotSent(String note) throws IOException {
        try (Shop shop = new Shop(FIND)) {
            shop.server.answers(200, "{}");
            assertEquals(
                    Operations.UNAVAILABLE,
                    shop.perform("orders.find", Map.of("number", new Value.Text("1"), "note", new Value.Text(note)))
                            .outcome());
            assertEquals(List.of(), shop.server.asked());
        }
    }

    @Test
    void headersAndQueryAreFilledAndTheCallIsNamed() throws IOException {
        try (Shop shop = new Shop(FIND)) {
            shop.server.answers(200, "{}");
            shop.perform("orders.find", Map.of("number", new Value.Text("1"), "note", new Value.Text("a b&c")));
            assertEquals(List.of("GET /api/orders/1/state?lang=en&note=a%20b%26c&a%26b=%245"), shop.server.asked());
            Map<String, String> headers = shop.server.received.getFirst().headers();
            assertEquals("a b&c", headers.get("x-note"));
            assertEquals(Shop.CALL.value(), headers.get("x-call"));
            assertNull(headers.get("idempotency-key"));
        }
    }

    @Test
    void everyTypeOfInputIsAValueOfTheBodyAndCannotBreakOutOfIt() throws IOException {
        Map<String, Value> inputs = new LinkedHashMap<>(Map.of(
                "phone", new Value.Text("0015550100"),
                "times", new Value.Whole(3),
                "urgent", new Value.Flag(true),
                "fee", new Value.Money(1250, "USD"),
                "from", new Value.Date(LocalDate.of(2026, 12, 24)),
                "at", new Value.Time(LocalTime.of(17, 30)),
                "by", new Value.Text("post"),
                "pin", new Value.Text("7391")));
        inputs.put("note", new Value.Text("\", \"admin\": true, \"x\": \"\\ \n"));
        try (Shop shop = new Shop(CHANGE)) {
            shop.server.answers(200, "");
            assertEquals("changed", shop.perform("account.change", inputs).outcome());
            ShopServer.Received request = shop.server.received.getFirst();
            assertEquals("""
                    {"change":{"phone":"0015550100","times":3,"urgent":true,"fee":"12.50"},\
                    "when":["2026-12-24","17:30","post"],"pin":"7391",\
                    "note":"\\", \\"admin\\": true, \\"x\\": \\"\\\\ \\n","source":"telephone","price":"$12",\
                    "constants":[1,2.50,true,null,"3"]}""", request.body());
            assertEquals("application/json", request.headers().get("content-type"));
            assertEquals(Shop.CALL + "-1", request.headers().get("idempotency-key"));
        }
    }

    @Test
    void anInputThatIsNotGivenIsLeftOut() throws IOException {
        try (Shop shop = new Shop(CHANGE)) {
            shop.server.answers(200, "");
            shop.perform("account.change", Map.of("phone", new Value.Text("1")));
            assertFalse(shop.server.received.getFirst().body().contains("note"));
        }
    }

    @Test
    void weSayWhoWeAre(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), "open sesame\n");
        for (Map.Entry<String, String> each : Map.of(
                        "{bearer: {file: secret}}",
                        "Bearer open sesame",
                        "{basic: {user: ivr, password: {file: secret}}}",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("ivr:open sesame".getBytes(StandardCharsets.US_ASCII)),
                        "{header: {name: Authorization, value: {file: secret}}}",
                        "open sesame")
                .entrySet()) {
            try (Shop shop = new Shop(FIND.replace("/api/", "/api/, authentication: " + each.getKey()), folder)) {
                shop.server.answers(200, "{}");
                assertEquals("found", shop.find("1").outcome());
                assertEquals(
                        each.getValue(),
                        shop.server.received.getFirst().headers().get("authorization"));
            }
        }
    }

    @Test
    void aNewSecretIsUsedWithoutARestartAndAMissingOneIsUnavailable(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret");
        try (Shop shop = new Shop(FIND.replace("/api/", "/api/, authentication: {bearer: {file: secret}}"), folder)) {
            shop.server.answers(200, "{}");
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
            Files.writeString(secret, "one");
            assertEquals("found", shop.find("1").outcome());
            Files.writeString(secret, "two");
            assertEquals("found", shop.find("1").outcome());
            Files.writeString(secret, "broken\nline");
            assertEquals(Operations.UNAVAILABLE, shop.find("1").outcome());
        }
    }
}
