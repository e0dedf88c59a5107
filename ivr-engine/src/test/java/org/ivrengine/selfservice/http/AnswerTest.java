package org.ivrengine.selfservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer of the company's system comes to. */
@Timeout(30)
class AnswerTest {

    private static Result taken(String output, String json) throws IOException {
        String file = """
                systems: {shop: {url: URL}}
                operations:
                  orders.find:
                    system: shop
                    inputs: {number: digits}
                    request: {get: "/{number}"}
                    answers: [{status: 200, outcome: found, gives: {it: OUTPUT}}]
                """.replace("OUTPUT", output);
        try (Shop shop = new Shop(file)) {
            shop.server.answers(200, json);
            return shop.find("1");
        }
    }

    private static Value it(String output, String json) throws IOException {
        Result result = taken(output, json);
        assertEquals("found", result.outcome());
        Value.Fields fields = (Value.Fields) result.output().orElseThrow();
        return Optional.ofNullable(fields.values().get("it")).orElseThrow();
    }

    @Test
    void outputsAreTakenByTheirTypes() throws IOException {
        assertEquals(new Value.Text("Zürich"), it("{from: /a, type: text}", "{\"a\": \"Zürich\"}"));
        assertEquals(new Value.Text("0070"), it("{from: /a/b/1, type: digits}", "{\"a\": {\"b\": [1, \"0070\"]}}"));
        assertEquals(new Value.Text("70"), it("{from: /a, type: digits}", "{\"a\": 70}"));
        assertEquals(new Value.Whole(-3), it("{from: /a, type: number}", "{\"a\": -3}"));
        assertEquals(new Value.Whole(3), it("{from: /a, type: number}", "{\"a\": \"3\"}"));
        assertEquals(new Value.Flag(true), it("{from: /a, type: flag}", "{\"a\": true}"));
        assertEquals(new Value.Whole(2), it("{count: /a}", "{\"a\": [{}, {}]}"));
        assertEquals(new Value.Text("shipped"), it("{from: /a, words: {SENT: shipped}}", "{\"a\": \"SENT\"}"));
        assertEquals(new Value.Text("yes"), it("{from: /a, words: {true: yes, 7: no}}", "{\"a\": true}"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            currency: USD                   | 12.5      | 1250
            currency: USD                   | "12.50"   | 1250
            currency: USD                   | 12        | 1200
            currency: USD                   | 0.1       | 10
            currency: USD                   | -4.99     | -499
            currency: USD, unit: minor      | 1250      | 1250
            currency: JPY                   | 1250      | 1250
            """)
    void amountsAreExactToTheCent(String settings, String written, long minorUnits) throws IOException {
        assertEquals(
                new Value.Money(minorUnits, settings.contains("JPY") ? "JPY" : "USD"),
                it("{from: /a, type: money, " + settings + "}", "{\"a\": " + written + "}"));
    }

    @Test
    void aCurrencyMayStandInTheAnswer() throws IOException {
        assertEquals(
                new Value.Money(999, "EUR"),
                it("{from: /a/v, type: money, currency: /a/c}", "{\"a\": {\"v\": 9.99, \"c\": \"EUR\"}}"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            type: date                          | 2026-12-24                    | 2026-12-24
            type: date                          | 2026-12-24T23:30:00-05:00     | 2026-12-24
            type: date, zone: Europe/Berlin     | 2026-12-24T23:30:00-05:00     | 2026-12-25
            """)
    void datesAreThoseOfTheZone(String settings, String written, LocalDate day) throws IOException {
        assertEquals(new Value.Date(day), it("{from: /a, " + settings + "}", "{\"a\": \"" + written + "\"}"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            type: time                          | 17:30                         | 17:30
            type: time                          | 17:30:59                      | 17:30
            type: time, zone: Europe/Berlin     | 2026-12-24T17:30:00Z          | 18:30
            """)
    void timesAreThoseOfTheZone(String settings, String written, LocalTime time) throws IOException {
        assertEquals(new Value.Time(time), it("{from: /a, " + settings + "}", "{\"a\": \"" + written + "\"}"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            type: digits                        | "12a"
            type: digits                        | "١٢٣"
            type: digits                        | 1.5
            type: digits                        | ["1"]
            type: number                        | 1.5
            type: number                        | 99999999999999999999
            type: number                        | 1e400
            type: number                        | true
            type: flag                          | "true"
            type: text                          | {"a": 1}
            type: money, currency: USD          | 1.999
            type: money, currency: USD          | "12,50"
            type: money, currency: USD          | 99999999999999999999
            type: money, currency: /c           | 1
            type: date                          | "24.12.2026"
            type: date                          | 20261224
            type: date                          | "2026-02-30"
            type: time                          | "5 pm"
            words: {SENT: shipped}              | "LOST"
            words: {SENT: shipped}              | null
            """)
    void whatDoesNotFitMakesTheAnswerUnavailable(String settings, String written) throws IOException {
        assertEquals(
                Operations.UNAVAILABLE,
                taken("{from: /a, " + settings + "}", "{\"a\": " + written + "}")
                        .outcome());
    }

    @Test
    void textThatNoCheckpointCouldHoldIsUnavailable() throws IOException {
        assertEquals(
                Operations.UNAVAILABLE,
                taken("{from: /a, type: text}", "{\"a\": \"" + "x".repeat(201) + "\"}")
                        .outcome());
    }

    @Test
    void whatIsMissingHasAStandIn() throws IOException {
        assertEquals(new Value.Whole(0), it("{from: /a, type: number, otherwise: 0}", "{}"));
        assertEquals(
                new Value.Date(LocalDate.of(2000, 1, 1)),
                it("{from: /a, type: date, otherwise: 2000-01-01}", "{\"a\": null}"));
        assertEquals(new Value.Text("other"), it("{from: /a, words: {SENT: shipped}, otherwise: other}", "{}"));
        assertEquals(
                new Value.Text("other"),
                it("{from: /a, words: {SENT: shipped}, otherwise: other}", "{\"a\": \"LOST\"}"));
    }

    @Test
    void theFirstRuleThatFitsDecides() throws IOException {
        String file = """
                systems: {shop: {url: URL}}
                operations:
                  orders.cancel:
                    system: shop
                    request: {post: /cancel}
                    answers:
                      - {status: 200, when: {/done: true}, outcome: cancelled}
                      - {status: 200, when: {/why: [SENT, GONE], /done: [false, null]}, outcome: too_late}
                      - {status: [404, 410-419], outcome: not_found}
                      - {status: 5xx, when: {/code: MAINTENANCE}, outcome: closed}
                """;
        try (Shop shop = new Shop(file)) {
            for (Map.Entry<String, String> each : Map.of(
                            "200 {\"done\": true}",
                            "cancelled",
                            "200 {\"done\": false, \"why\": \"SENT\"}",
                            "too_late",
                            "200 {\"why\": \"GONE\"}",
                            "too_late",
                            "200 {\"why\": \"BROKEN\"}",
                            Operations.UNAVAILABLE,
                            "404 nothing here",
                            "not_found",
                            "412 ",
                            "not_found",
                            "503 {\"code\": \"MAINTENANCE\"}",
                            "closed",
                            "503 {}",
                            Operations.UNAVAILABLE)
                    .entrySet()) {
                shop.server.answers(
                        Integer.parseInt(each.getKey().substring(0, 3)),
                        each.getKey().substring(4));
                assertEquals(
                        each.getValue(), shop.perform("orders.cancel", Map.of()).outcome(), each.getKey());
            }
        }
    }

    @Test
    void theCallLogIsToldWhoseAccountItIsAndWhatWasChanged() throws IOException {
        String file = """
                systems: {shop: {url: URL}}
                operations:
                  account.change:
                    system: shop
                    inputs: {account: digits, phone: digits, pin: {type: digits, secret: true}}
                    request: {post: /account, body: {account: $account, phone: $phone, pin: $pin}}
                    answers:
                      - status: 200
                        outcome: changed
                        account: $account
                        changes: [{what: account.phone, from: /before, to: $phone}, {what: account.pin}]
                """;
        try (Shop shop = new Shop(file)) {
            shop.server.answers(200, "{\"before\": \"+15550100\"}");
            Result result = shop.perform(
                    "account.change",
                    Map.of(
                            "account", new Value.Text("4711"),
                            "phone", new Value.Text("5550111"),
                            "pin", new Value.Text("7391")));
            assertEquals(
                    new Operations.Facts(
                            Optional.of("4711"),
                            List.of(
                                    new Operations.Change("account.phone", "+15550100", "5550111"),
                                    new Operations.Change("account.pin", "", ""))),
                    result.facts());
        }
    }
}
