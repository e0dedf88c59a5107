package org.ivrengine.selfservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told who write {@code config/operations.yaml}. */
class OperationsFileTest {

    private static OperationsFile read(String text, Faults faults) {
        return OperationsFile.read(text, Path.of("."), faults);
    }

    private static String faults(String text) {
        Faults faults = new Faults("operations.yaml");
        read(text, faults);
        return faults.sorted().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** Faults of one operation; its lines begin at line 4, column 5. */
    private static String ofOperation(String lines) {
        return faults("systems: {shop: {url: \"https://shop.example.com\"}}\noperations:\n  orders.find:\n"
                + lines.indent(4));
    }

    private static final String GOOD = """
            system: shop
            inputs: {number: digits}
            request: {get: "/orders/{number}"}
            answers: [{status: 200, outcome: found}]
            """;

    @Test
    void aSignatureIsMadeOfInputsOutputsAndOutcomes() {
        Faults faults = new Faults("operations.yaml");
        OperationsFile file = read("""
                systems: {shop: {url: "https://shop.example.com"}}
                operations:
                  orders.find:
                    system: shop
                    inputs: {number: digits, by: {words: [post, courier], optional: true}}
                    request: {get: "/orders/{number}", query: {by: $by}}
                    answers:
                      - status: 200
                        when: {/open: true}
                        outcome: found
                        gives: {state: {from: /s, words: {A: packed, B: shipped}}, total: {from: /t, type: money, currency: USD}}
                      - status: 200
                        outcome: found
                        gives: {state: {from: /s, words: {C: lost}}, total: {from: /u, type: money, currency: EUR}}
                      - {status: 404, outcome: not_found}
                """, faults);
        assertEquals(List.of(), faults.sorted());
        OperationSignature signature = file.signatures().getFirst();
        assertEquals("orders.find", signature.name());
        assertEquals(
                Map.of(
                        "number", new OperationSignature.Input(Plain.DIGITS, true),
                        "by", new OperationSignature.Input(new ValueType.OneOf(Set.of("post", "courier")), false)),
                signature.inputs());
        assertEquals(
                Map.of(
                        "found",
                        Optional.of(new ValueType.Fields(Map.of(
                                "state",
                                new ValueType.OneOf(Set.of("packed", "shipped", "lost")),
                                "total",
                                Plain.MONEY))),
                        "not_found",
                        Optional.empty(),
                        "unavailable",
                        Optional.empty()),
                signature.outcomes());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithWhatWouldBeRight() {
        assertEquals("""
                operations.yaml:2:15: "ftp://shop" is no address of a system; right would be https://shop.example.com/api, without user, query and #
                operations.yaml:3:30: a secret never stands in this file; right would be {environment: SHOP_TOKEN} or {file: /run/secrets/shop}
                operations.yaml:4:15: authorization holds a secret and belongs into "authentication", for example: {bearer: {environment: SHOP_TOKEN}}
                operations.yaml:5:17: 9MB is out of range; more than nothing and up to 4MB is right
                operations.yaml:6:5: a system has no "brekaer"; did you mean "breaker"?
                operations.yaml:9:13: there is no system "shpo"; did you mean "shop"?
                operations.yaml:10:29: there is no type "digit"; did you mean "digits"?
                operations.yaml:11:20: there is no input "nmber"; did you mean "number"?
                operations.yaml:12:14: 40s is out of range; a time over zero and up to 20s is right
                operations.yaml:14:18: "2000" is not a status of HTTP; right would be for example 200, 4xx or 200-299
                operations.yaml:14:33: "Found" is not the name of an outcome; right would be for example not_found
                operations.yaml:15:54: an output needs "type", for example: type: digits, or words: {SHIPPED: shipped}
                operations.yaml:15:61: "state" is no place in an answer (JSON pointer); right would be /order/state, or /lines/0/name in a list
                operations.yaml:16:5: operation "orders.find" has no "answer"; did you mean "answers"?""", faults("""
                systems:
                  shop: {url: "ftp://shop",
                    authentication: {bearer: "s3cret"},
                    headers: {authorization: x},
                    answer_max: 9MB,
                    brekaer: {}}
                operations:
                  orders.find:
                    system: shpo
                    inputs: {number: {type: digit}}
                    request: {get: "/orders/{nmber}"}
                    timeout: 40s
                    answers:
                      - {status: 2000, outcome: Found}
                      - {status: 200, outcome: found, gives: {state: {from: state}}}
                    answer: []
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // what is wrong | what is told
                "get: \"/orders/{number}\" -> get: \"/orders/../{number}\" | 6:20: a path has no \".\" and no \"..\"",
                "get: \"/orders/{number}\" -> get: \"orders/{number}\" | 6:20: a path begins with /",
                "get: \"/orders/{number}\" -> get: \"/orders?n={number}\" | 6:20: what follows ? stands under \"query\"",
                "get: \"/orders/{number}\" -> get: \"/orders/{number\" | 6:20: \"{\" cannot stand in a path",
                "get: \"/orders/{number}\" -> get: \"/a b/{number}\" | 6:20: \"/a b/\" cannot stand in a path",
                "get: \"/orders/{number}\" -> get: \"/orders\" | 4:5: input \"number\" is sent nowhere",
                "get: \"/orders/{number}\" -> get: \"/{number}\", body: {a: 1} | 6:39: GET has no body",
                "get: \"/orders/{number}\" -> get: \"/{number}\", headers: {Host: x} | 6:43: Host is set by the engine",
                "number: digits -> number: {type: digits, optional: true} | 6:20: \"number\" is optional; a path needs all",
                "number: digits -> number: {type: digits, secret: true} | 6:20: \"number\" is secret, and addresses are",
                "answers: [ -> answers: [{status: 2xx, outcome: any}, | 7:43: no answer comes as far as this rule",
                "answers: [{ -> answers: [{account: $numbr, | 7:25: there is no input \"numbr\"; did you mean \"number\"?",
                "answers: [{ -> answers: [{when: {/a: {b: 1}}, | 7:27: a value, or null for nothing is expected here",
                "answers: [{status: 200, outcome: found}] -> answers: [] | 7:14: \"answers\" is a list of at least one rule",
            })
    void aFaultIsToldWhereItStands(String written) {
        String[] parts = written.split(" -> | \\| ", -1);
        assertEquals("", ofOperation(GOOD));
        String told = ofOperation(GOOD.replace(parts[0], parts[1]));
        assertTrue(told.contains("operations.yaml:" + parts[2]), told);
    }

    @Test
    void aChangeIsNotRepeatedUnlessTheSystemSaysItMakesItOnce() {
        String change = GOOD.replace("get:", "post:") + "retries: 2\n";
        assertTrue(ofOperation(change).contains("8:14: a change that is asked for twice may be made twice"));
        assertEquals("", ofOperation(change + "idempotent: true\n"));
        assertEquals("", ofOperation(GOOD + "retries: 2\n"));
    }

    @Test
    void onlyAnswersToQuestionsWithoutSecretsAreKept() {
        String cache = "cache: {for: 30s}\n";
        assertEquals("", ofOperation(GOOD + cache));
        assertTrue(ofOperation(GOOD.replace("get:", "post:") + cache).contains("8:12: only answers to GET are kept"));
        assertTrue(ofOperation(GOOD.replace("number: digits", "number: digits, pin: {type: digits, secret: true}")
                                .replace("request: {", "request: {headers: {X-Pin: $pin}, ")
                        + cache)
                .contains("8:12: answers to secret inputs are not kept: pin"));
    }

    @Test
    void allRulesOfAnOutcomeGiveTheSame() {
        String told = ofOperation(GOOD.replace("outcome: found}", """
                outcome: found, gives: {a: {from: /a, type: digits}}}, {status: 201, outcome: found}""".strip()));
        assertTrue(told.contains("\"found\" gives something else in a rule before"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "systems: 1", "operations: {}", "a: b: c", "systems: {}\noperations: {x: 1}"})
    void whatIsNoFileOfOperationsIsRefusedAndBringsNothingDown(String text) {
        assertTrue(!faults(text).isEmpty());
    }
}
