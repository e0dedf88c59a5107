package org.ivrengine.real;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
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

/** The engine is killed while a caller is in it; the caller hears music, then an apology, and goes on where she was. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class SurvivalTest {

    private static final Prompt WELCOME = Prompt.of("en", "welcome");
    private static final Prompt MENU = Prompt.of("en", "main-menu");
    private static final Prompt ORDER_NUMBER = Prompt.of("en", "enter-order-number");
    private static final Prompt OFFERS = Prompt.of("en", "offers");
    private static final Prompt INTERRUPTED = Prompt.of("en", "interrupted");

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
    void killedInAPromptTheCallGoesOnWithThatPromptAfterAShortApology(RealAsterisk asterisk) {
        // Straight through language and menu into the offers, whose prompt the kill cuts.
        try (SippCall call = asterisk.call("1000")
                .waitMs(300)
                .press("13")
                .waitMs(22_000)
                .press("2")
                .expectHangUp(15_000)
                .start()) {
            awaitPrompt(call, OFFERS);
            engine.kill();
            awaitMoreSound(call);
            engine.startAgain();

            HeardAudio heard = call.await().expectAllAsScripted().audio();
            List<Hearing> offers = heard.hearings(OFFERS);
            Hearing apology = heard.hearing(INTERRUPTED).orElseThrow();
            assertAll(
                    () -> assertTrue(apology.isComplete()),
                    () -> assertTrue(offers.getLast().isComplete(), offers::toString),
                    () -> assertTrue(offers.getLast().atMs() >= apology.untilMs(), offers::toString),
                    () -> assertTrue(heard.hearing(WELCOME).isEmpty()
                            || heard.hearings(WELCOME).size() == 1));
        }
        CallRecord record = engine.finished(1).getFirst();
        assertAll(
                () -> assertEquals(Ending.BY_FLOW, record.ending()),
                () -> assertEquals(1, record.resumedAt().size()),
                () -> assertEquals(1, visits(record, "offers")),
                () -> assertEquals(1, visits(record, "welcome")));
    }

    @Test
    void killedInAMenuOrACollectionCallersGoOnThereAndWhoHangsUpMeanwhileIsOnRecordAsUnknown(RealAsterisk asterisk) {
        try (SippCall menu = asterisk.call("1000")
                        .from("", "5550701")
                        .waitMs(300)
                        .press("1")
                        .waitMs(27_000)
                        .press("3")
                        .press("2")
                        .expectHangUp(15_000)
                        .start();
                SippCall collection = asterisk.call("1000")
                        .from("", "5550702")
                        .waitMs(300)
                        .press("11")
                        .waitMs(6_000)
                        .press("47")
                        .waitMs(20_000)
                        .press("10023#")
                        .waitMs(2_500)
                        .hangUp()
                        .start();
                SippCall leaving = asterisk.call("1000")
                        .from("", "5550703")
                        .waitMs(300)
                        .press("1")
                        .waitMs(13_000)
                        .hangUp()
                        .start()) {
            awaitPrompt(menu, MENU);
            awaitPrompt(collection, ORDER_NUMBER);
            awaitPrompt(leaving, MENU);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> collection.heard().endsMs() > 7_500);
            engine.kill();
            leaving.await().expectAllAsScripted();
            engine.startAgain();
            menu.await().expectAllAsScripted();
            collection.await().expectAllAsScripted();
        }
        Map<String, CallRecord> records =
                engine.finished(3).stream().collect(Collectors.toMap(CallRecord::caller, record -> record));
        CallRecord menu = requireNonNull(records.get("5550701"));
        CallRecord collection = requireNonNull(records.get("5550702"));
        CallRecord left = requireNonNull(records.get("5550703"));
        assertAll(
                () -> assertEquals(1, menu.resumedAt().size()),
                () -> assertEquals(1, visits(menu, "offers")),
                () -> assertEquals("goodbye.hangup", menu.steps().getLast().step()),
                () -> assertEquals(1, collection.resumedAt().size()),
                () -> assertEquals(
                        "postcode", collection.steps().getLast().step(), "order 10023 is found and not hers yet"),
                () -> assertTrue(visits(collection, "order-number") >= 1, collection.steps()::toString),
                () -> assertEquals(Ending.UNKNOWN, left.ending()));
    }

    @Test
    void stoppedByTheOperatorTheCallIsHandedOverAndGoesOnWithTheNextEngine(RealAsterisk asterisk) {
        try (SippCall call = asterisk.call("1000")
                .waitMs(300)
                .press("1")
                .waitMs(25_000)
                .press("3")
                .press("2")
                .expectHangUp(15_000)
                .start()) {
            awaitPrompt(call, MENU);
            engine.stop();
            awaitMoreSound(call);
            engine.startAgain();
            call.await().expectAllAsScripted();
        }
        assertEquals(Ending.BY_FLOW, engine.finished(1).getFirst().ending());
    }

    @Test
    void killedInATalkTheTwoGoOnTalkingAndTheCallerIsAskedAfterwards(RealAsterisk asterisk) {
        asterisk.agentAnswersFor(8);
        onBriskFlows(asterisk);
        try (SippCall call = asterisk.call("2000")
                .waitMs(400)
                .press("4")
                .expectHangUp(40_000)
                .start()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> isTalking(asterisk));
            engine.kill();
            assertTrue(isTalking(asterisk), "the talk was cut");
            engine.startAgain();
            assertTrue(isTalking(asterisk), "the talk was cut when the engine came back");

            HeardAudio heard = call.await().expectAllAsScripted().audio();
            assertTrue(heard.hearing(Prompt.of("en", "anything-else"))
                    .orElseThrow()
                    .isComplete());
        }
        CallRecord record = engine.finished(1).getFirst();
        assertAll(
                () -> assertEquals(1, visits(record, "person")),
                () -> assertEquals("goodbye.hangup", record.steps().getLast().step()));
    }

    @Test
    void killedInARecordingTheCallerRecordsHerMessageAgain(RealAsterisk asterisk) {
        onBriskFlows(asterisk);
        Prompt hold = Prompt.of("en", "please-hold");
        try (SippCall call = asterisk.call("2000")
                .waitMs(400)
                .press("2")
                .waitMs(13_000)
                .press("#") // into the recording whose engine is dead
                .waitMs(16_000)
                .press("#")
                .expectHangUp(20_000)
                .start()) {
            awaitPrompt(call, hold);
            int holdEndsMs = call.heard().hearing(hold).orElseThrow().atMs() + hold.lengthMs();
            await().atMost(Duration.ofSeconds(10)).until(() -> call.heard().endsMs() > holdEndsMs + 50);
            engine.kill(); // Asterisk notices when the recording ends
            engine.startAgain();
            call.await().expectAllAsScripted();
        }
        CallRecord record = engine.finished(1).getFirst();
        assertAll(
                () -> assertEquals(1, record.resumedAt().size()),
                () -> assertTrue(
                        record.steps().stream()
                                .anyMatch(visit -> visit.outcome().startsWith("recorded ")),
                        () -> record.steps().toString()),
                () -> assertEquals("goodbye.hangup", record.steps().getLast().step()));
    }

    private void onBriskFlows(RealAsterisk asterisk) {
        engine.close();
        engine = RealEngine.start(asterisk, Path.of("ivr-engine/src/test/resources/flows"));
    }

    /** The caller's leg and the agent's in one bridge. */
    private static boolean isTalking(RealAsterisk asterisk) {
        return asterisk.console("bridge show all")
                .lines()
                .anyMatch(line -> line.matches(".*\\b2\\b.*simple_bridge.*|.*\\b2\\b.*native_rtp.*"));
    }

    private static long visits(CallRecord record, String step) {
        return record.steps().stream().map(StepVisit::step).filter(step::equals).count();
    }

    private static void awaitPrompt(SippCall call, Prompt prompt) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> call.heard()
                        .hearing(prompt)
                        .filter(heard -> heard.heardMs() > 700)
                        .isPresent());
    }

    private static void awaitMoreSound(SippCall call) {
        int sinceMs = call.heard().endsMs();
        await().atMost(Duration.ofSeconds(10)).until(() -> call.heard().endsMs() > sinceMs + 800);
    }
}
