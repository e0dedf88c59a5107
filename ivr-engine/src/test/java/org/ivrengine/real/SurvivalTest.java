package org.ivrengine.real;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed while callers are in it; they hear music, then an apology, and go on where they were. One kill is for
 * all of them: each is in another kind of step that takes time. Steps that take none: {@link KilledInEveryStepTest}.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class SurvivalTest {

    private static final Prompt WELCOME = Prompt.of("en", "welcome");
    private static final Prompt MENU = Prompt.of("en", "main-menu");
    private static final Prompt ORDER_NUMBER = Prompt.of("en", "enter-order-number");
    private static final Prompt POSTCODE = Prompt.of("en", "enter-postcode");
    private static final Prompt OFFERS = Prompt.of("en", "offers");
    private static final Prompt HOLD = Prompt.of("en", "please-hold");
    private static final Prompt INTERRUPTED = Prompt.of("en", "interrupted");
    private static final Prompt ANYTHING_ELSE = Prompt.of("en", "anything-else");

    /** Longer than any engine takes to be back: the agent is hung up on before. */
    private static final int TALK_S = 300;

    /** Where a prompt is found in what was heard, on a machine that sends in fits and starts. */
    private static final int FOUND_WITHIN_MS = 100;

    private static final int HALF_A_SECOND_BYTES = 8_000;

    private static RealEngine engine;

    /** The shipped flows, and behind 2000 one with little waiting. */
    @BeforeAll
    static void startEngine(RealAsterisk asterisk, @TempDir Path flows) throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("dialplans/flows"))) {
            for (Path flow :
                    shipped.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.copy(flow, flows.resolve(flow.getFileName()));
            }
        }
        Files.copy(Path.of("ivr-engine/src/test/resources/flows/brisk.yaml"), flows.resolve("brisk.yaml"));
        asterisk.agentAnswersFor(TALK_S);
        engine = RealEngine.startWithDemoCompany(asterisk, flows, "");
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void killedInAPromptAMenuACollectionARecordingAndATalkEveryCallGoesOnWhereItWas(RealAsterisk asterisk)
            throws IOException {
        HeardAudio prompted;
        HeardAudio talked;
        try (LiveCaller recording =
                        LiveCaller.calls(asterisk, "5550705", "2000").press("2").speaks();
                LiveCaller menu = LiveCaller.calls(asterisk, "5550701", "1000").press("1");
                LiveCaller leaving =
                        LiveCaller.calls(asterisk, "5550703", "1000").press("1");
                LiveCaller collection =
                        LiveCaller.calls(asterisk, "5550702", "1000").press("11");
                LiveCaller talk = LiveCaller.calls(asterisk, "5550704", "2000").press("4")) {
            menu.hears(MENU);
            leaving.hears(MENU);
            collection.hears(ORDER_NUMBER).press("47");
            recording.hearsToItsEnd(HOLD);
            awaitRecording();
            await().atMost(Duration.ofSeconds(10)).until(() -> isTalking(asterisk));
            // Last, because her prompt is short.
            try (LiveCaller prompt =
                    LiveCaller.calls(asterisk, "5550700", "1000").press("13")) {
                prompt.hears(OFFERS);

                engine.kill();
                assertTrue(isTalking(asterisk), "the talk was cut");
                recording.press("#"); // Asterisk notices the death when the recording ends
                leaving.hearsMore(800).hangUp();
                prompt.hearsMore(800);
                takeAwayRecordings();
                engine.startAgain();
                assertTrue(isTalking(asterisk), "the talk was cut when the engine came back");

                menu.hears(INTERRUPTED).press("32");
                collection
                        .hears(INTERRUPTED)
                        .hears(ORDER_NUMBER)
                        .press("10023#")
                        .hears(POSTCODE);
                collection.hangUp();
                recording.hears(INTERRUPTED);
                awaitRecording();
                recording.press("#");
                prompt.hears(INTERRUPTED).hearsToItsEnd(OFFERS).press("2");
                prompted = prompt.isShownOut();
                menu.isShownOut();
                recording.isShownOut();
                agentHangsUp(asterisk);
                talked = talk.isShownOut();
            }
        }
        Map<String, CallRecord> records = records(6);
        assertAll(
                () -> assertInThePrompt(prompted, of(records, "5550700")),
                () -> assertCameBackOnce(of(records, "5550701")),
                () -> assertEquals(1, visits(of(records, "5550701"), "offers")),
                () -> assertInTheCollection(of(records, "5550702")),
                () -> assertEquals(Ending.UNKNOWN, of(records, "5550703").ending()),
                () -> assertTrue(talked.hearing(ANYTHING_ELSE).orElseThrow().isComplete()),
                () -> assertEquals(1, visits(of(records, "5550704"), "person")),
                () -> assertEquals("goodbye.hangup", last(of(records, "5550704"))),
                () -> assertCameBackOnce(of(records, "5550705")),
                () -> assertTrue(of(records, "5550705").steps().stream()
                        .anyMatch(visit -> visit.outcome().startsWith("recorded "))));
    }

    private static void assertInThePrompt(HeardAudio heard, CallRecord record) {
        List<Hearing> offers = heard.hearings(OFFERS);
        Hearing apology = heard.hearing(INTERRUPTED).orElseThrow();
        assertAll(
                () -> assertCameBackOnce(record),
                () -> assertTrue(apology.isComplete()),
                () -> assertTrue(offers.getLast().isComplete(), offers::toString),
                () -> assertTrue(offers.getLast().atMs() > apology.untilMs() - FOUND_WITHIN_MS, offers::toString),
                () -> assertTrue(heard.hearings(WELCOME).size() <= 1),
                () -> assertEquals(Ending.BY_FLOW, record.ending()),
                () -> assertEquals(1, visits(record, "offers")),
                () -> assertEquals(1, visits(record, "welcome")));
    }

    private static void assertInTheCollection(CallRecord record) {
        assertAll(
                () -> assertEquals(1, record.resumedAt().size()),
                () -> assertEquals("postcode", last(record), "order 10023 is found and not hers yet"),
                () -> assertTrue(visits(record, "order-number") >= 1, record.steps()::toString));
    }

    private static void assertCameBackOnce(CallRecord record) {
        assertEquals(1, record.resumedAt().size(), record::toString);
        assertEquals("goodbye.hangup", last(record));
    }

    @Test
    void stoppedByTheOperatorTheCallIsHandedOverAndGoesOnWithTheNextEngine(RealAsterisk asterisk) {
        int before = engine.finished(0).size();
        try (LiveCaller call =
                LiveCaller.calls(asterisk, "5550706", "1000").press("1").hears(MENU)) {
            engine.stop();
            call.hearsMore(800);
            engine.startAgain();
            call.hears(INTERRUPTED).press("32").isShownOut();
        }
        CallRecord record = of(records(before + 1), "5550706");
        assertCameBackOnce(record);
        assertEquals(Ending.BY_FLOW, record.ending());
    }

    private static Map<String, CallRecord> records(int calls) {
        Map<String, CallRecord> records = new HashMap<>();
        engine.finished(calls).forEach(record -> records.put(record.caller(), record));
        return records;
    }

    private static CallRecord of(Map<String, CallRecord> records, String caller) {
        return requireNonNull(records.get(caller));
    }

    /** Until there is audio of a message. */
    private static void awaitRecording() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        recordings().stream().anyMatch(file -> file.toFile().length() > HALF_A_SECOND_BYTES));
    }

    private static void takeAwayRecordings() throws IOException {
        for (Path file : recordings()) {
            Files.delete(file);
        }
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(engine.folder().resolve("voicemail"))) {
            return files.toList();
        }
    }

    /** The caller's leg and the agent's in one bridge. */
    private static boolean isTalking(RealAsterisk asterisk) {
        return asterisk.console("bridge show all")
                .lines()
                .anyMatch(line -> line.matches(".*\\b2\\b.*simple_bridge.*|.*\\b2\\b.*native_rtp.*"));
    }

    /** As her telephone does it: at the far end of the agent's leg, which waits in the dialplan. */
    private static void agentHangsUp(RealAsterisk asterisk) {
        asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.contains("!" + RealAsterisk.AGENT + "!"))
                .map(line -> line.substring(0, line.indexOf('!')))
                .forEach(channel -> asterisk.console("channel request hangup " + channel));
    }

    private static long visits(CallRecord record, String step) {
        return record.steps().stream().map(StepVisit::step).filter(step::equals).count();
    }

    private static String last(CallRecord record) {
        return record.steps().getLast().step();
    }
}
