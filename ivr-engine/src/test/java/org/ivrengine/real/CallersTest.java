package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who are silent, press what is not there, hang up anywhere, come in crowds, or have strange names. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class CallersTest {

    private static final int CROWD = 200;

    private RealEngine engine;

    @BeforeEach
    void startEngine(RealAsterisk asterisk) {
        engine = RealEngine.start(asterisk, Path.of("ivr-engine/src/test/resources/flows"));
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    void aCallerWhoPressesNothingIsAskedTwiceMoreAndThenShownOut(RealAsterisk asterisk) {
        HeardAudio heard = asterisk.call("2000")
                .expectHangUp(40_000)
                .run()
                .expectAllAsScripted()
                .audio();

        assertAll(
                () -> assertTrue(isHeard(heard, "press-a-key")),
                () -> assertTrue(isHeard(heard, "press-a-key-slowly")),
                () -> assertTrue(isHeard(heard, "goodbye")));
    }

    @Test
    void aKeyThatIsNoChoiceIsSaidSoAndTheMenuGoesOn(RealAsterisk asterisk) {
        HeardAudio heard = asterisk.call("2000")
                .waitMs(500)
                .press("8")
                .waitMs(Prompt.of("en", "not-a-choice").lengthMs() + 1_500)
                .press("1")
                .press("4711#")
                .expectHangUp(20_000)
                .run()
                .expectAllAsScripted()
                .audio();

        assertAll(
                () -> assertTrue(isHeard(heard, "not-a-choice")),
                () -> assertTrue(isHeard(heard, "you-entered")),
                () -> assertTrue(isHeard(heard, "goodbye")));
    }

    @Test
    void aKeyCutsAPromptShortWithinATenthOfASecond(RealAsterisk asterisk) {
        Prompt menu = Prompt.of("en", "choose-language");
        HeardAudio heard = asterisk.call("2000")
                .waitMs(1_500)
                .press("1")
                .waitMs(500)
                .press("4711#")
                .expectHangUp(20_000)
                .run()
                .expectAllAsScripted()
                .audio();

        Hearing cut = heard.hearing(menu).orElseThrow();
        assertFalse(cut.isComplete(), cut::toString);
        assertTrue(cut.untilMs() < 1_500 + KeyPresses.KEY_MS + 700, cut::toString);
    }

    @Test
    void theTerminationKeyEndsACollectionAtOnce(RealAsterisk asterisk) {
        asterisk.call("2000")
                .waitMs(500)
                .press("1")
                .waitMs(300)
                .press("4711#")
                .expectHangUp(20_000)
                .run()
                .expectAllAsScripted();

        StepVisit number = visit(engine.finished(1).getFirst(), "number");
        long tookMs = number.leftAt().toEpochMilli() - number.enteredAt().toEpochMilli();
        assertTrue(tookMs < 2_000, "the collection took " + tookMs + " ms, as if it had waited for another key");
    }

    @ParameterizedTest(name = "hang-up {1}")
    @CsvSource({
        "700,  '',    in a menu's prompt,            menu",
        "9500, '',    in a menu that waits for a key, menu",
        "1200, 1,     in a collection's prompt,      number",
        "1200, 147,   between two keys,              number",
        "1500, 14711#, while something is said,      repeat-number",
        "5500, 2,     in a recording,                message.voicemail",
        "1500, 2,     before a recording,            message",
    })
    void aCallerWhoHangsUpIsOnRecordWithTheStepInWhichSheWas(
            int afterMs, String keys, String where, String lastStep, RealAsterisk asterisk) {
        SippCaller caller = asterisk.call("2000").waitMs(400);
        if (!keys.isEmpty()) {
            caller = caller.press(keys);
        }
        caller.waitMs(afterMs).hangUp().run().expectAllAsScripted();

        CallRecord record = engine.finished(1).getFirst();
        assertAll(
                where,
                () -> assertEquals(Ending.BY_CALLER, record.ending()),
                () -> assertTrue(
                        lastStep.startsWith(record.steps().getLast().step())
                                || record.steps().getLast().step().startsWith(lastStep),
                        () -> where + ": " + record.steps()));
    }

    @Test
    void aStrangersNameIsTextAndNothingElse(RealAsterisk asterisk) {
        List<String> names = List.of(
                "Robert'); DROP TABLE calls;--",
                "a,b|c^d&amp;e",
                "${SHELL(touch /tmp/ivr-was-here)}",
                "Zoë Ñandú 電話",
                "agi_uniqueid: 1");
        for (String name : names) {
            asterisk.call("2000")
                    .from(name, "5550000")
                    .waitMs(500)
                    .press("1")
                    .press("4711#")
                    .expectHangUp(20_000)
                    .run()
                    .expectAllAsScripted();
        }

        List<CallRecord> records = engine.finished(names.size());
        assertAll(
                () -> assertEquals(names.size(), records.size()),
                () -> assertTrue(records.stream()
                        .allMatch(record -> record.caller().equals("5550000") && record.ending() == Ending.BY_FLOW)),
                () -> assertFalse(Files.exists(Path.of("/tmp/ivr-was-here"))));
    }

    @Test
    void aNumberThatNobodyHasAFlowForGetsASpokenApology(RealAsterisk asterisk) {
        HeardAudio heard = asterisk.call("9999")
                .expectHangUp(15_000)
                .run()
                .expectAllAsScripted()
                .audio();

        assertTrue(isHeard(heard, "no-such-flow"));
        assertEquals(Ending.FAILED, engine.finished(1).getFirst().ending());
        assertTrue(engine.log().contains("no flow has the number \"9999\""));
    }

    @Test
    void twoHundredCallersAtATimeAllGetThroughAndAllAreOnRecord(RealAsterisk asterisk) {
        asterisk.call("2000")
                .waitMs(6_000)
                .press("1")
                .waitMs(3_000)
                .press("4711#")
                .expectHangUp(30_000)
                .calls(CROWD, 25)
                .run()
                .expectAllAsScripted();

        List<CallRecord> records = engine.finished(CROWD);
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
