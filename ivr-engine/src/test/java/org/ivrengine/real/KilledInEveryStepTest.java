package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.real.CheckpointTap.Moment;
import org.ivrengine.real.CheckpointTap.Stop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed in each kind of step that takes no time, when the step is about to begin, and where it changes something also
 * when all of it is done but not stored; the call goes on in the next process. Steps that take time: {@link SurvivalTest}.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class KilledInEveryStepTest {

    private static final Path FLOWS = Path.of("ivr-engine/src/test/resources/flows/every-kind");
    private static final String FLOW = "every-kind";

    /** One of each kind: language, set, choose, hours, operation, goto, queue, voicemail; call, hangup and transfer are around them. */
    private static final List<String> STEPS =
            List.of("speak", "remember", "compare", "open", "raise", "jump", "person", "message", "still-known");

    private static RealEngine engine;
    private static CounterSystem counter;

    @BeforeAll
    static void startEngine(RealAsterisk asterisk, @TempDir Path folder) throws IOException {
        asterisk.agentAnswersFor(1);
        counter = new CounterSystem();
        Path operations = Files.writeString(folder.resolve("operations.yaml"), counter.operations());
        engine = RealEngine.start(asterisk, FLOWS, "operations: " + operations + "\n");
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
        counter.close();
    }

    @Test
    void killedWhenAStepIsAboutToBeginTheCallGoesOnWithIt(RealAsterisk asterisk) {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop("every-kind-and-hangup:all", Moment.AFTER_IT_IS_STORED));
        STEPS.forEach(step -> stops.add(new Stop(FLOW + ":" + step, Moment.AFTER_IT_IS_STORED)));
        stops.add(new Stop("every-kind-and-hangup:bye", Moment.AFTER_IT_IS_STORED));

        CallRecord record = call(asterisk, "2200", stops);

        assertAll(
                () -> assertEquals(Ending.BY_FLOW, record.ending()),
                () -> assertEquals(stops.size(), record.resumedAt().size()),
                () -> assertEquals(expected("bye"), steps(record)),
                () -> assertEquals(1, counter.requests(), "asked once, by the process that lived"),
                () -> assertInSpanish(record));
    }

    @Test
    void killedWhenAStepIsDoneAndThatIsNotStoredItIsDoneAgainAndTheCallGoesOn(RealAsterisk asterisk) {
        List<Stop> stops = new ArrayList<>();
        // After each step that changes something: set, operation, queue, voicemail, and the return from a flow.
        for (String next : List.of("compare", "jump", "message", "still-known")) {
            stops.add(new Stop(FLOW + ":" + next, Moment.BEFORE_IT_IS_STORED));
        }
        stops.add(new Stop("every-kind-and-transfer:desk", Moment.BEFORE_IT_IS_STORED));
        stops.add(new Stop("every-kind-and-transfer:desk", Moment.AFTER_IT_IS_STORED));

        CallRecord record = call(asterisk, "2201", stops);

        assertAll(
                () -> assertEquals(Ending.TRANSFERRED, record.ending()),
                () -> assertEquals(stops.size(), record.resumedAt().size()),
                () -> assertEquals(expected("desk"), withoutRepeats(steps(record))),
                () -> assertEquals(2, counter.requests(), "asked again"),
                () -> assertEquals(1, counter.raised(), "raised once"),
                () -> assertInSpanish(record));
    }

    private static CallRecord call(RealAsterisk asterisk, String number, List<Stop> stops) {
        int before = engine.finished(0).size();
        counter.forget();
        try (CheckpointTap tap = new CheckpointTap(asterisk.enginePort(), stops, stop -> {
                    awaitLogged(stop);
                    engine.kill();
                    engine.startAgain();
                });
                var _ = asterisk.global("IVR_ENGINES", "127.0.0.1:" + tap.port())) {
            asterisk.call(number).expectHangUp(240_000).run().expectAllAsScripted();
            CallRecord record = engine.finished(before + 1).getLast();
            assertEquals(List.of(), tap.missed(), () -> "not reached; went by: " + tap.seen());
            return record;
        }
    }

    /** The step before is on disk: the call log promises that within a second, a kill can come sooner. */
    private static void awaitLogged(Stop stop) {
        String step = stop.place().replaceFirst(".*:", "");
        int place = STEPS.contains(step) ? STEPS.indexOf(step) : step.equals("all") ? -1 : STEPS.size();
        if (place >= 0) {
            String line = "\"step\":\"" + (place == 0 ? "all" : STEPS.get(place - 1)) + "\"";
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                String journal = engine.journal();
                return journal.indexOf(line, journal.lastIndexOf("\"event\":\"started\"")) >= 0;
            });
        }
    }

    private static List<String> expected(String last) {
        return Stream.concat(Stream.concat(Stream.of("all"), STEPS.stream()), Stream.of(last))
                .toList();
    }

    private static List<String> steps(CallRecord record) {
        return record.steps().stream().map(StepVisit::step).toList();
    }

    private static List<String> withoutRepeats(List<String> steps) {
        List<String> once = new ArrayList<>();
        for (String step : steps) {
            if (once.isEmpty() || !once.getLast().equals(step)) {
                once.add(step);
            }
        }
        return once;
    }

    private static void assertInSpanish(CallRecord record) {
        assertTrue(
                record.steps().stream()
                        .skip(4)
                        .allMatch(visit -> visit.language().equals("es")),
                () -> record.steps().toString());
    }
}
