package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to the call log comes to the store in order and once, whatever happens to the store. */
class JournalCarrierTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final SampleCalls calls = new SampleCalls(4, NOON);

    @Test
    void callsAreCarriedInTheirOrder() {
        List<CallRecord> told = tell(40, 30);
        assertEquals(told, store.records());
    }

    @Test
    void aStoreThatIsAwayAtTheStartGetsEverythingWhenItIsThere() {
        store.fault = () -> new CallStore.StoreAwayException("away", new SQLException("away"));
        try (FileCallLog log = new FileCallLog(folder, CLOCK);
                JournalCarrier carrier = carrier(log, 30)) {
            SampleCalls.tell(log, calls.next());
            await().until(carrier::isStoreAway);
            SampleCalls.tell(log, calls.next());
            await().until(() -> log.waiting() == 0 && carrier.behindBytes() == journalBytes());
            assertTrue(carrier.behindBytes() > 0);
            store.fault = () -> null;
            await().until(() -> store.records().size() == 2);
            await().until(() -> carrier.behindBytes() == 0);
            await().until(() -> !carrier.isStoreAway());
        }
    }

    private long journalBytes() throws IOException {
        return Files.size(folder.resolve("calls-2026-11-22.jsonl"));
    }

    @Test
    void faultsBeforeAndAfterACommitLoseNothingAndStoreNothingTwice() {
        Random random = new Random(11);
        store.fault = () -> random.nextInt(3) == 0
                ? new CallStore.StoreAwayException("the line was cut", new SQLException("cut"))
                : null;
        store.lateFault = store.fault;
        List<CallRecord> told = new ArrayList<>();
        try (FileCallLog log = new FileCallLog(folder, CLOCK);
                JournalCarrier carrier =
                        new JournalCarrier(folder, log::durable, store, 30, CLOCK, java.time.Duration.ofMillis(1))) {
            for (int i = 0; i < 16; i++) {
                CallRecord call = calls.next();
                told.add(call);
                SampleCalls.tell(log, call);
                int stored = i / 2;
                await().until(() -> store.records().size() >= stored);
            }
            await().until(() -> store.records().size() >= told.size());
            assertTrue(carrier.carried() > 0);
        }
        assertEquals(told, store.records());
    }

    @Test
    void whatANextProcessFindsItCarriesOnFromWhereTheLastOneWas() {
        List<CallRecord> told = new ArrayList<>(tell(5, 30));
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            CallRecord uncarried = calls.next();
            told.add(uncarried);
            SampleCalls.tell(log, uncarried);
        }
        told.addAll(tell(5, 30));
        assertEquals(told, store.records());
    }

    @Test
    void whatTheStoreRefusesIsPutAsideAndTheRestGoesOn() throws IOException {
        List<CallRecord> all = Stream.generate(calls::next).limit(20).toList();
        store.refused = List.of(all.get(3).call(), all.get(17).call());
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            all.forEach(call -> SampleCalls.tell(log, call));
            await().until(() -> log.waiting() == 0);
            try (JournalCarrier carrier = carrier(log, 30)) {
                await().until(() -> store.records().size() == 18);
                assertFalse(carrier.isStoreAway());
            }
        }
        List<CallRecord> expected = new ArrayList<>(all);
        expected.removeIf(call -> store.refused.contains(call.call()));
        assertEquals(expected, store.records());
        String aside = Files.readString(folder.resolve("refused.jsonl"), UTF_8);
        assertTrue(store.refused.stream().allMatch(aside::contains));
    }

    @Test
    void filesGoWhenTheyAreInTheStoreAndOldEnough() throws IOException {
        for (int day = 10; day <= 22; day++) {
            Files.writeString(folder.resolve("calls-2026-11-" + day + ".jsonl"), "");
        }
        store.fault = () -> new CallStore.StoreAwayException("away", new SQLException("away"));
        try (FileCallLog log = new FileCallLog(folder, CLOCK);
                JournalCarrier carrier = carrier(log, 5)) {
            await().until(carrier::isStoreAway);
            assertEquals(13, files(), "nothing goes before it is in the store");
            store.fault = () -> null;
            SampleCalls.tell(log, calls.next());
            await().until(() -> files() == 6);
            assertTrue(Files.exists(folder.resolve("calls-2026-11-17.jsonl")));
        }
    }

    @Test
    void aStoreThatWasEmptiedIsFilledAgainFromTheFiles() {
        List<CallRecord> told = tell(7, 30);
        store.clear();
        tell(0, 30);
        assertEquals(told, store.records());
    }

    @Test
    void aJournalThatWasBegunAnewIsNotTakenForTheOneBefore() throws IOException {
        tell(3, 30);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        tell(3, 30);
        assertEquals(6, store.records().size());
    }

    private int files() {
        return new JournalFolder(folder).files().size();
    }

    private List<CallRecord> tell(int count, int keepDays) {
        List<CallRecord> told =
                IntStream.range(0, count).mapToObj(_ -> calls.next()).toList();
        int before = store.records().size();
        try (FileCallLog log = new FileCallLog(folder, CLOCK);
                JournalCarrier carrier = carrier(log, keepDays)) {
            told.forEach(call -> SampleCalls.tell(log, call));
            await().until(() -> store.records().size() >= before + count && !carrier.isStoreAway());
            await().until(() -> log.durable().isPresent());
        }
        return told;
    }

    private JournalCarrier carrier(FileCallLog log, int keepDays) {
        return new JournalCarrier(folder, log::durable, store, keepDays, CLOCK);
    }
}
