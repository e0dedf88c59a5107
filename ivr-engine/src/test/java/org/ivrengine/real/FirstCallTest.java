package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped flow, as callers meet it. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class FirstCallTest {

    private static RealEngine engine;

    @BeforeAll
    static void startEngine(RealAsterisk asterisk) {
        engine = RealEngine.start(asterisk);
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    /** Both listen to everything before they press a key. */
    @Test
    void callersHearTheMenuPressAKeyAndGetAnAnswerEachInHerLanguageToTheEnd(RealAsterisk asterisk) {
        CompletableFuture<HeardAudio> spanish =
                CompletableFuture.supplyAsync(() -> listens(asterisk, "5551235", "es", "2"));
        HeardAudio english = listens(asterisk, "5551234", "en", "1");
        assertAll(() -> assertComplete("en", english), () -> assertComplete("es", spanish.join()));
        CallRecord record = record("5551234");
        assertAll(
                () -> assertEquals("1000", record.called()),
                () -> assertEquals(Ending.BY_FLOW, record.ending()),
                () -> assertTrue(steps(record).containsAll(List.of("welcome", "language", "main-menu", "offers"))),
                () -> assertEquals("goodbye.hangup", steps(record).getLast()),
                () -> assertEquals("es", record("5551235").language()));
    }

    private static HeardAudio listens(RealAsterisk asterisk, String from, String language, String choice) {
        try (LiveCaller caller = LiveCaller.calls(asterisk, from, "1000")) {
            caller.hearsToItsEnd(Prompt.of("en", "welcome")).press(choice);
            caller.hearsToItsEnd(Prompt.of(language, "main-menu")).press("3");
            caller.hearsToItsEnd(Prompt.of(language, "offers")).press("2");
            return caller.isShownOut();
        }
    }

    private static void assertComplete(String language, HeardAudio heard) {
        assertTrue(heard.hearing(Prompt.of("en", "welcome")).orElseThrow().isComplete());
        for (String prompt : List.of("main-menu", "offers", "goodbye")) {
            assertTrue(heard.hearing(Prompt.of(language, prompt)).orElseThrow().isComplete(), prompt);
        }
    }

    @Test
    void keysThatAreTypedAheadGoThroughThreeMenusWithoutTheirPrompts(RealAsterisk asterisk) {
        SippOutcome call = asterisk.call("1000")
                .from("Ana", "5551236")
                .waitMs(400)
                .press("1", 140)
                .press("3", 140)
                .press("2", 140)
                .expectHangUp(15_000)
                .run()
                .expectAllAsScripted();

        assertTrue(
                call.audio().hearing(Prompt.of("en", "goodbye")).orElseThrow().isComplete());
        assertTrue(call.audio().hearing(Prompt.of("en", "main-menu")).isEmpty(), "the menu was spoken all the same");
        assertEquals("goodbye.hangup", steps(record("5551236")).getLast());
    }

    private static CallRecord record(String caller) {
        return await().until(
                        () -> engine.finished(0).stream()
                                .filter(call -> call.caller().equals(caller))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> steps(CallRecord record) {
        return record.steps().stream().map(StepVisit::step).toList();
    }
}
