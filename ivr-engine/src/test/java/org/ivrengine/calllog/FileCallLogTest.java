package org.ivrengine.calllog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallLogTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final CallId id = CallId.mint();

    @Test
    void aFinishedCallIsReadBackWithAllItsSteps() {
        try (FileCallLog log = opened()) {
            log.started(call(id, "5551234"));
            log.onChannel(id, "1763812345.7", NOON);
            log.stepLeft(id, step("welcome", 1));
            log.operationDone(id, cancelled("k-2"));
            log.stepLeft(id, step("main-menu", 3));
            log.ended(id, NOON.plusSeconds(5), Ending.BY_CALLER);
        }

        assertEquals(
                List.of(new CallRecord(
                        id.value(),
                        List.of("1763812345.7"),
                        "5551234",
                        "Ana",
                        "1000",
                        Optional.of("200417"),
                        "en",
                        NOON,
                        NOON.plusSeconds(5),
                        Ending.BY_CALLER,
                        List.of(),
                        List.of(step("welcome", 1), step("main-menu", 3)),
                        List.of(cancelled("k-2")))),
                FileCallLog.finished(folder));
    }

    @Test
    void aCallThatWasOpenWhenWeDiedGoesOnInTheSameRecord() {
        FileCallLog dead = opened();
        dead.started(call(id, "5551234"));
        dead.stepLeft(id, step("welcome", 1));
        await().until(() -> dead.waiting() == 0 && linesOnDisk() == 2);

        try (FileCallLog log = opened()) {
            assertEquals(Set.of(id.value()), log.openCalls());
            log.resumed(id, NOON.plusSeconds(60));
            log.stepLeft(id, step("main-menu", 61));
            log.ended(id, NOON.plusSeconds(70), Ending.BY_FLOW);
            assertEquals(Set.of(), log.openCalls());
        }
        dead.close();

        CallRecord record = FileCallLog.finished(folder).getFirst();
        assertEquals(
                List.of("welcome", "main-menu"),
                record.steps().stream().map(StepVisit::step).toList());
        assertEquals(List.of(NOON.plusSeconds(60)), record.resumedAt());
    }

    @Test
    void anOperationThatIsDoneAgainAfterACrashIsOnRecordOnceWithTheChangeItMade() {
        try (FileCallLog log = opened()) {
            log.started(call(id, "5551234"));
            log.operationDone(id, cancelled("k-2"));
            log.operationDone(
                    id, new OperationVisit("orders.cancel", "cancelled", NOON, NOON.plusMillis(9), "k-2", Facts.NONE));
            log.operationDone(id, new OperationVisit("orders.find", "not_found", NOON, NOON, "k-3", Facts.NONE));
            log.ended(id, NOON.plusSeconds(5), Ending.BY_CALLER);
        }

        CallRecord record = FileCallLog.finished(folder).getFirst();
        assertEquals(
                List.of("orders.cancel", "orders.find"),
                record.operations().stream().map(OperationVisit::name).toList());
        assertEquals(cancelled("k-2").facts(), record.operations().getFirst().facts());
    }

    @Test
    void aRecordFromBeforeThereWereOperationsIsStillRead() throws IOException {
        Files.writeString(folder.resolve("calls-2026-11-21.jsonl"), """
                {"event":"ended","call":"%1$s","record":{"call":"%1$s","caller":"1","callerName":"","called":"1000",\
                "language":"en","startedAt":"2026-11-21T12:00:00Z","endedAt":"2026-11-21T12:00:09Z",\
                "ending":"BY_FLOW","resumedAt":[],"steps":[]}}
                """.formatted(id.value()));

        CallRecord record = FileCallLog.finished(folder).getFirst();
        assertEquals(Optional.empty(), record.account());
        assertEquals(List.of(), record.operations());
        assertEquals(List.of(), record.channels());
    }

    @Test
    void anEndThatIsToldTwiceIsLoggedOnce() {
        try (FileCallLog log = opened()) {
            log.started(call(id, ""));
            log.ended(id, NOON.plusSeconds(1), Ending.BY_CALLER);
            log.ended(id, NOON.plusSeconds(2), Ending.UNKNOWN);
        }
        assertEquals(1, FileCallLog.finished(folder).size());
    }

    @Test
    void aLineThatACrashCutShortCostsThatLineOnly() throws IOException {
        CallId other = CallId.mint();
        try (FileCallLog log = opened()) {
            log.started(call(id, "1"));
            log.ended(id, NOON, Ending.BY_FLOW);
        }
        Files.writeString(folder.resolve("calls-2026-11-22.jsonl"), "{\"event\":\"sta", StandardOpenOption.APPEND);
        try (FileCallLog log = opened()) {
            log.started(call(other, "2"));
            log.ended(other, NOON, Ending.BY_FLOW);
        }

        assertEquals(
                List.of(id.value(), other.value()),
                FileCallLog.finished(folder).stream().map(CallRecord::call).toList());
    }

    @Test
    void whileTheDiskIsAwayEntriesWaitAndAreWrittenWhenItIsBack() throws IOException {
        Path blocked = folder.resolve("calls");
        Files.writeString(blocked, "a file where the folder should be");
        try (FileCallLog log = new FileCallLog(blocked, InstantSource.fixed(NOON))) {
            log.started(call(id, "1"));
            log.ended(id, NOON, Ending.BY_FLOW);
            await().until(log::isDiskAway);
            assertEquals(2, log.waiting());
            Files.delete(blocked);
            await().until(() -> log.waiting() == 0);
        }
        assertEquals(1, FileCallLog.finished(blocked).size());
    }

    @Test
    void textFromStrangersStaysOneLine() throws IOException {
        try (FileCallLog log = opened()) {
            log.started(new Call(id, "1", "Eve\r\n\"}{", "1000", "en", NOON));
            log.ended(id, NOON, Ending.BY_FLOW);
        }
        assertEquals(2, linesOnDisk());
        assertEquals("Eve\r\n\"}{", FileCallLog.finished(folder).getFirst().callerName());
        assertTrue(Files.readString(folder.resolve("calls-2026-11-22.jsonl")).contains("Eve\\r\\n"));
    }

    private long linesOnDisk() throws IOException {
        Path file = folder.resolve("calls-2026-11-22.jsonl");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private FileCallLog opened() {
        return new FileCallLog(folder, InstantSource.fixed(NOON));
    }

    private static Call call(CallId id, String caller) {
        return new Call(id, caller, "Ana", "1000", "en", NOON);
    }

    private static OperationVisit cancelled(String key) {
        return new OperationVisit(
                "orders.cancel",
                "cancelled",
                NOON.plusSeconds(2),
                NOON.plusSeconds(3),
                key,
                new Facts(Optional.of("200417"), List.of(new Change("order 10023.state", "placed", "cancelled"))));
    }

    private static StepVisit step(String name, long second) {
        return new StepVisit("main", name, "say", "done", "en", NOON.plusSeconds(second), NOON.plusSeconds(second + 1));
    }
}
