package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped flow, as callers meet it. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class FirstCallTest {

    private RealEngine engine;

    @BeforeEach
    void startEngine(RealAsterisk asterisk) {
        engine = RealEngine.start(asterisk);
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    void aCallerHearsTheMenuPressesAKeyAndGetsAnAnswer(RealAsterisk asterisk) {
        Prompt welcome = Prompt.of("en", "welcome");
        Prompt menu = Prompt.of("en", "main-menu");
        Prompt offers = Prompt.of("en", "offers");
        Prompt goodbye = Prompt.of("en", "goodbye");

        SippOutcome call = asterisk.call("1000")
                .from("Ana", "5551234")
                .waitMs(welcome.lengthMs() + 1_500)
                .press("1")
                .waitMs(menu.lengthMs() + 8_000)
                .press("3")
                .waitMs(offers.lengthMs() + 1_500)
                .press("2")
                .expectHangUp(goodbye.lengthMs() + 5_000)
                .run()
                .expectAllAsScripted();

        HeardAudio heard = call.audio();
        assertAll(
                () -> assertTrue(heard.hearing(welcome).orElseThrow().isComplete()),
                () -> assertTrue(heard.hearing(menu).orElseThrow().isComplete()),
                () -> assertTrue(heard.hearing(offers).orElseThrow().isComplete()),
                () -> assertTrue(heard.hearing(goodbye).orElseThrow().isComplete()));
        CallRecord record = engine.finished(1).getFirst();
        assertAll(
                () -> assertEquals("5551234", record.caller()),
                () -> assertEquals("1000", record.called()),
                () -> assertEquals(Ending.BY_FLOW, record.ending()),
                () -> assertTrue(steps(record).containsAll(List.of("welcome", "language", "main-menu", "offers"))),
                () -> assertEquals("goodbye.hangup", steps(record).getLast()));
    }

    @Test
    void keysThatAreTypedAheadGoThroughThreeMenusWithoutTheirPrompts(RealAsterisk asterisk) {
        SippOutcome call = asterisk.call("1000")
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
        assertEquals("goodbye.hangup", engine.stepsOfTheOnlyCall().getLast());
    }

    @Test
    void aCallerWhoChoosesSpanishIsServedInSpanishToTheEnd(RealAsterisk asterisk) {
        Prompt welcome = Prompt.of("en", "welcome");
        Prompt menu = Prompt.of("es", "main-menu");
        Prompt offers = Prompt.of("es", "offers");
        Prompt goodbye = Prompt.of("es", "goodbye");

        SippOutcome call = asterisk.call("1000")
                .waitMs(welcome.lengthMs() + 1_500)
                .press("2")
                .waitMs(menu.lengthMs() + 10_000)
                .press("3")
                .waitMs(offers.lengthMs() + 1_500)
                .press("2")
                .expectHangUp(goodbye.lengthMs() + 5_000)
                .run()
                .expectAllAsScripted();

        HeardAudio heard = call.audio();
        assertAll(
                () -> assertTrue(heard.hearing(menu).orElseThrow().isComplete()),
                () -> assertTrue(heard.hearing(offers).orElseThrow().isComplete()),
                () -> assertTrue(heard.hearing(goodbye).orElseThrow().isComplete()));
        CallRecord record = engine.finished(1).getFirst();
        assertEquals("es", record.language());
    }

    private static List<String> steps(CallRecord record) {
        return record.steps().stream().map(StepVisit::step).toList();
    }
}
