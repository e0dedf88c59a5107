package org.ivrengine.real;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who press nothing, press wrong, press early, hang up anywhere or are strangers: all at once, and then a crowd. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallersTest {

    private static final int CROWD = 200;
    private static final String SILENT = "5550100";
    private static final String WRONG = "5550101";
    private static final String QUICK = "5550102";
    private static final String TERMINATED = "5550103";
    private static final String NOWHERE = "5550104";
    private static final List<String> NAMES = List.of(
            "Robert'); DROP TABLE calls;--",
            "a,b|c^d&amp;e",
            "${SHELL(touch /tmp/ivr-was-here)}",
            "Zoë Ñandú 電話",
            "agi_uniqueid: 1");

    /** Numbers of those with strange names begin so. */
    private static final String STRANGER = "555020";

    /** Callers who hang up: who, after how long, having pressed what, in which step. */
    enum Leaving {
        IN_A_MENUS_PROMPT("5550300", 700, "", "menu"),
        IN_A_MENU_THAT_WAITS_FOR_A_KEY("5550301", 9_500, "", "menu"),
        IN_A_COLLECTIONS_PROMPT("5550302", 1_200, "1", "number"),
        BETWEEN_TWO_KEYS("5550303", 1_200, "147", "number"),
        WHILE_SOMETHING_IS_SAID("5550304", 1_500, "14711#", "repeat-number"),
        IN_A_RECORDING("5550305", 5_500, "2", "message.voicemail"),
        BEFORE_A_RECORDING("5550306", 1_500, "2", "message");

        private final String number;
        private final int afterMs;
        private final String keys;
        private final String lastStep;

        Leaving(String number, int afterMs, String keys, String lastStep) {
            this.number = number;
            this.afterMs = afterMs;
            this.keys = keys;
            this.lastStep = lastStep;
        }
    }

    private final Map<String, SippCall> calls = new LinkedHashMap<>();
    private RealEngine engine;

    @BeforeAll
    void everybodyCalls(RealAsterisk asterisk) {
        engine = RealEngine.start(asterisk, Path.of("ivr-engine/src/test/resources/flows"));
        begin(SILENT, asterisk.call("2000").from("", SILENT).expectHangUp(40_000));
        begin(
                WRONG,
                asterisk.call("2000")
                        .from("", WRONG)
                        .waitMs(500)
                        .press("8")
                        .waitMs(Prompt.of("en", "not-a-choice").lengthMs() + 1_500)
                        .press("1")
                        .press("4711#")
                        .expectHangUp(20_000));
        begin(
                QUICK,
                asterisk.call("2000")
                        .from("", QUICK)
                        .waitMs(1_500)
                        .press("1")
                        .waitMs(500)
                        .press("4711#")
                        .expectHangUp(20_000));
        begin(
                TERMINATED,
                asterisk.call("2000")
                        .from("", TERMINATED)
                        .waitMs(500)
                        .press("1")
                        .waitMs(300)
                        .press("4711#")
                        .expectHangUp(20_000));
        begin(NOWHERE, asterisk.call("9999").from("", NOWHERE).expectHangUp(15_000));
        for (int i = 0; i < NAMES.size(); i++) {
            begin(
                    STRANGER + i,
                    asterisk.call("2000")
                            .from(NAMES.get(i), STRANGER + i)
                            .waitMs(500)
                            .press("1")
                            .press("4711#")
                            .expectHangUp(20_000));
        }
        for (Leaving leaving : Leaving.values()) {
            SippCaller caller = asterisk.call("2000").from("", leaving.number).waitMs(400);
            if (!leaving.keys.isEmpty()) {
                caller = caller.press(leaving.keys);
            }
            begin(leaving.number, caller.waitMs(leaving.afterMs).hangUp());
        }
    }

    private void begin(String number, SippCaller caller) {
        calls.put(number, caller.start());
    }

    @AfterAll
    void close() {
        calls.values().forEach(SippCall::close);
        engine.close();
    }

    private HeardAudio heardBy(String number) {
        return requireNonNull(calls.get(number)).await().expectAllAsScripted().audio();
    }

    private CallRecord record(String number) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> engine.finished(0).stream()
                                .filter(record -> record.caller().equals(number))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aCallerWhoPressesNothingIsAskedTwiceMoreAndThenShownOut() {
        HeardAudio heard = heardBy(SILENT);
        assertAll(
                () -> assertTrue(isHeard(heard, "press-a-key")),
                () -> assertTrue(isHeard(heard, "press-a-key-slowly")),
                () -> assertTrue(isHeard(heard, "goodbye")));
    }

    @Test
    void aKeyThatIsNoChoiceIsSaidSoAndTheMenuGoesOn() {
        HeardAudio heard = heardBy(WRONG);
        assertAll(
                () -> assertTrue(isHeard(heard, "not-a-choice")),
                () -> assertTrue(isHeard(heard, "you-entered")),
                () -> assertTrue(isHeard(heard, "goodbye")));
    }

    @Test
    void aKeyCutsAPromptShortWithinATenthOfASecond() {
        Hearing cut = heardBy(QUICK).hearing(Prompt.of("en", "choose-language")).orElseThrow();
        assertFalse(cut.isComplete(), cut::toString);
        assertTrue(cut.untilMs() < 1_500 + KeyPresses.KEY_MS + 700, cut::toString);
    }

    @Test
    void theTerminationKeyEndsACollectionAtOnce() {
        heardBy(TERMINATED);
        StepVisit number = visit(record(TERMINATED), "number");
        long tookMs = number.leftAt().toEpochMilli() - number.enteredAt().toEpochMilli();
        assertTrue(tookMs < 2_000, "the collection took " + tookMs + " ms, as if it had waited for another key");
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void aCallerWhoHangsUpIsOnRecordWithTheStepInWhichSheWas(Leaving leaving) {
        heardBy(leaving.number);
        CallRecord record = record(leaving.number);
        String last = record.steps().getLast().step();
        assertAll(
                () -> assertEquals(Ending.BY_CALLER, record.ending()),
                () -> assertTrue(
                        leaving.lastStep.startsWith(last) || last.startsWith(leaving.lastStep),
                        () -> leaving + ": " + record.steps()));
    }

    @Test
    void aStrangersNameIsTextAndNothingElse() {
        for (int i = 0; i < NAMES.size(); i++) {
            heardBy(STRANGER + i);
            assertEquals(Ending.BY_FLOW, record(STRANGER + i).ending(), NAMES.get(i));
        }
        assertFalse(Files.exists(Path.of("/tmp/ivr-was-here")));
    }

    @Test
    void aNumberThatNobodyHasAFlowForGetsASpokenApology() {
        assertTrue(isHeard(heardBy(NOWHERE), "no-such-flow"));
        assertEquals(Ending.FAILED, record(NOWHERE).ending());
        assertTrue(engine.log().contains("no flow has the number \"9999\""));
    }

    @Test
    void twoHundredCallersAtATimeAllGetThroughAndAllAreOnRecord(RealAsterisk asterisk) {
        String crowd = "5550400";
        asterisk.call("2000")
                .from("", crowd)
                .waitMs(6_000)
                .press("1")
                .waitMs(3_000)
                .press("4711#")
                .expectHangUp(30_000)
                .calls(CROWD, 25)
                .run()
                .expectAllAsScripted();

        List<CallRecord> records = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> engine.finished(0).stream()
                                .filter(record -> record.caller().equals(crowd))
                                .toList(),
                        found -> found.size() >= CROWD);
        Map<Ending, Long> endings =
                records.stream().collect(Collectors.groupingBy(CallRecord::ending, Collectors.counting()));
        assertEquals(Map.of(Ending.BY_FLOW, (long) CROWD), endings);
        assertEquals(CROWD, records.stream().map(CallRecord::call).distinct().count());
        assertTrue(
                records.stream()
                        .allMatch(record ->
                                visit(record, "repeat-number").outcome().equals("said")),
                records::toString);
    }

    private static StepVisit visit(CallRecord record, String step) {
        return record.steps().stream()
                .filter(visit -> visit.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + step + " in " + record.steps()));
    }

    private static boolean isHeard(HeardAudio heard, String prompt) {
        return heard.hearings(Prompt.of("en", prompt)).stream().anyMatch(Hearing::isComplete);
    }
}
