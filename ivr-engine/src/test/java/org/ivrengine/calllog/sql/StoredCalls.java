package org.ivrengine.calllog.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.calllog.CallArchive.Found;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.AgentSpan.Activity;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that were told to the call log are found in the database, by everything that is known of them. */
abstract class StoredCalls {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final SampleCalls calls = new SampleCalls(7, NOON);
    private Database database;
    private SqlCallArchive archive;

    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        archive = new SqlCallArchive(database.jdbi());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void aCallIsFoundWhileItGoesOnAndWithAllItsPartsWhenItIsOver() {
        List<CallRecord> told = Stream.generate(calls::next).limit(50).toList();
        try (FileCallLog log = new FileCallLog(folder, CLOCK);
                JournalCarrier _ = carrier(log)) {
            told.forEach(call -> SampleCalls.begin(log, call));
            await().until(() -> find(CallFilter.ALL, 100).size() == told.size());
            assertTrue(find(CallFilter.ALL, 100).stream().allMatch(call -> call.status() == CallStatus.OPEN));
            told.forEach(call -> SampleCalls.end(log, call));
            await().until(() -> find(CallFilter.ALL, 100).stream().noneMatch(call -> call.status() == CallStatus.OPEN));
        }
        for (CallRecord call : told) {
            assertEquals(SampleCalls.stored(call), archive.call(call.call()).orElseThrow());
        }
    }

    @Test
    void callsThatAreStoredAgainAreThereOnce() {
        List<CallRecord> told = store(30);
        database.jdbi().useHandle(handle -> handle.execute("delete from call_journals"));
        carryTheRest();
        assertEquals(told.size(), find(CallFilter.ALL, 100).size());
        for (CallRecord call : told) {
            assertEquals(SampleCalls.stored(call), archive.call(call.call()).orElseThrow());
        }
    }

    @Test
    void anyFilterAndAnyCombinationFindsWhatFitsNewestFirst() {
        List<CallRecord> told = store(600);
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            CallFilter filter = filter(random);
            int limit = 1 + random.nextInt(40);
            assertEquals(expected(told, filter, limit), ids(find(filter, limit)), filter::toString);
        }
    }

    @Test
    void aSearchGoesOnBelowTheLastCallThatItFound() {
        List<CallRecord> told = store(45);
        List<String> all = new ArrayList<>();
        Optional<String> before = Optional.empty();
        while (true) {
            List<CallSummary> page =
                    archive.find(CallFilter.ALL, before, 10, LONG).calls();
            if (page.isEmpty()) {
                break;
            }
            all.addAll(ids(page));
            before = Optional.of(page.getLast().call());
        }
        assertEquals(told.size(), all.size());
        assertEquals(expected(told, CallFilter.ALL, 100), all);
    }

    @Test
    void aSearchThatTakesTooLongSaysHowFarItCame() {
        store(400);
        CallFilter never = filter(Optional.of("es"), List.of("welcome", "offers", "read", "language", "person"));
        Found found = archive.find(never, Optional.empty(), 1_000, Duration.ZERO);
        assertTrue(found.unsearched().isPresent());
        assertTrue(found.unsearched().get().isAfter(NOON));
    }

    @Test
    void anIdIsFoundByItsBeginning() {
        List<CallRecord> told = store(30);
        String id = told.get(17).call();
        assertEquals(List.of(id), archive.idsThatBegin(id.substring(0, 12), 2));
        assertEquals(List.of(id), archive.idsThatBegin(id, 2));
        assertEquals(2, archive.idsThatBegin("", 2).size());
    }

    @Test
    void aContactIsOneRowThatItsLaterWordReplaces() {
        CallRecord call = calls.next();
        Contact talk = contact(call, 4_000, 0);
        Contact whole = contact(call, 4_000, 7_000);
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            SampleCalls.begin(log, call);
            log.contact(talk, new Doubt(Set.of(Unknown.HOLD), 300));
            log.offer(new OfferRecord(3, "c-1", call.call(), "orders", "anna", 10, 2_000, OfferEnd.REJECTED));
            log.span(new AgentSpan("anna", Activity.OCCUPIED, 10, 20), "talking", "");
            SampleCalls.end(log, call);
            await().until(() -> log.waiting() == 0);
            carryTheRest();
            log.contact(whole, Doubt.NONE);
            await().until(() -> log.waiting() == 0);

            Optional<CallDetail> both = waitingNow().call(call.call(), archive.call(call.call()));
            assertEquals(
                    List.of(new ContactVisit(whole, Doubt.NONE)),
                    both.orElseThrow().contacts());
            assertEquals(
                    List.of(new ContactVisit(talk, new Doubt(Set.of(Unknown.HOLD), 300))),
                    archive.call(call.call()).orElseThrow().contacts());
        }
        carryTheRest();
        database.jdbi().useHandle(handle -> handle.execute("delete from call_journals"));
        carryTheRest();
        assertEquals(
                List.of(new ContactVisit(whole, Doubt.NONE)),
                archive.call(call.call()).orElseThrow().contacts());
        assertEquals(1, count("contact_offers"));
        assertEquals(1, count("agent_spans"));
        assertEquals(1, count("contact_announcements"));
    }

    @Test
    void anEntryThatMakesNoSenseHoldsUpNothingElse() throws IOException {
        Files.writeString(folder.resolve("calls-2026-11-22.jsonl"), """
                {"event":"started","call":"no id of ours","caller":"1","callerName":"","called":"1","language":"en","at":1}
                {"event":"ended","call":"00000000000000000000000000000001"}
                {"event":"started","call":"00000000000000000000000000000002"}
                {"event":"from a later version","call":"00000000000000000000000000000003"}
                """);
        assertEquals(5, store(5).size());
        assertEquals(5, find(CallFilter.ALL, 10).size());
        assertEquals(3, Files.readAllLines(folder.resolve("refused.jsonl")).size());
    }

    private int count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static Contact contact(CallRecord call, long talkMs, long wrapUpMs) {
        return new Contact(
                "c-1",
                call.call(),
                "5551",
                "orders",
                Set.of("orders", "english"),
                "anna",
                Outcome.ANSWERED,
                call.startedAt().toEpochMilli() + 300,
                9_000,
                2_000,
                500,
                talkMs,
                0,
                wrapUpMs,
                false,
                List.of(new Announcement(call.startedAt().toEpochMilli() + 400, 60_000)));
    }

    @Test
    void callsThatAreOnlyOnDiskYetAreFoundInTheirPlaces() throws IOException {
        store(20);
        CallRecord open = calls.next();
        CallRecord over = calls.next();
        CallRecord openInStore = calls.next();
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            try (JournalCarrier _ = carrier(log)) {
                SampleCalls.begin(log, openInStore);
                await().until(() -> archive.call(openInStore.call()).isPresent());
            }
            SampleCalls.end(log, openInStore);
            SampleCalls.tell(log, over);
            SampleCalls.begin(log, open);
            await().until(() -> log.waiting() == 0);
        }

        WaitingCalls waiting = waiting();
        assertEquals(3, waiting.count());
        Found found = waiting.into(
                archive.find(CallFilter.ALL, Optional.empty(), 5, LONG),
                CallFilter.ALL,
                5,
                archive::call,
                _ -> List.of());
        assertEquals(
                open.call(),
                ids(found.calls()).stream()
                        .filter(open.call()::equals)
                        .findFirst()
                        .orElse(""));
        assertEquals(
                CallStatus.OPEN,
                waiting.call(open.call(), Optional.empty())
                        .orElseThrow()
                        .summary()
                        .status());
        assertEquals(
                CallDetail.of(openInStore, List.of()),
                waiting.call(openInStore.call(), Optional.empty()).orElseThrow());
        assertEquals(
                1,
                found.calls().stream()
                        .filter(call -> call.call().equals(openInStore.call()))
                        .count());

        carryTheRest();
        assertEquals(0, waiting().count());
        assertEquals(
                CallStatus.of(openInStore.ending()),
                archive.call(openInStore.call()).orElseThrow().summary().status());
    }

    private WaitingCalls waitingNow() {
        try {
            return waiting();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private WaitingCalls waiting() throws IOException {
        Optional<String> journal = WaitingCalls.journal(folder);
        return WaitingCalls.read(folder, archive.position(journal.orElseThrow()));
    }

    private List<CallRecord> store(int count) {
        List<CallRecord> told = Stream.generate(calls::next).limit(count).toList();
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            told.forEach(call -> SampleCalls.tell(log, call));
        }
        carryTheRest();
        return told;
    }

    private void carryTheRest() {
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            await().until(() -> log.durable().isPresent());
            carrier(log).close();
        }
    }

    private JournalCarrier carrier(FileCallLog log) {
        return new JournalCarrier(folder, log::durable, new SqlCallStore(database.jdbi(), CLOCK), 30, CLOCK);
    }

    private List<CallSummary> find(CallFilter filter, int limit) {
        return archive.find(filter, Optional.empty(), limit, LONG).calls();
    }

    private static List<String> ids(List<CallSummary> found) {
        return found.stream().map(CallSummary::call).toList();
    }

    /** By looking at every call. Which of two calls of the same millisecond is the newer, the order of telling says. */
    private static List<String> expected(List<CallRecord> told, CallFilter filter, int limit) {
        List<CallRecord> newestFirst = new ArrayList<>(told);
        Collections.reverse(newestFirst);
        newestFirst.sort(Comparator.comparing(CallRecord::startedAt).reversed());
        return newestFirst.stream()
                .filter(call -> filter.matches(SampleCalls.stored(call), List.of()))
                .limit(limit)
                .map(CallRecord::call)
                .toList();
    }

    private static CallFilter filter(Optional<String> language, List<String> steps) {
        return new CallFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                language,
                steps,
                List.of(),
                DurationRange.ANY,
                ContactFilter.ANY);
    }

    private static CallFilter filter(Random random) {
        return new CallFilter(
                maybe(random, NOON.plusSeconds(random.nextInt(300))),
                maybe(random, NOON.plusSeconds(random.nextInt(600))),
                maybe(random, "555" + random.nextInt(10)),
                maybe(random, "1000"),
                maybe(random, Integer.toString(200_400 + random.nextInt(14))),
                maybe(random, List.of(CallStatus.values()).get(random.nextInt(CallStatus.values().length))),
                maybe(random, random.nextBoolean() ? "es" : "en"),
                maybe(random, pick(random, "welcome", "main.read", "person", "nowhere"))
                        .map(List::of)
                        .orElse(List.of()),
                maybe(random, pick(random, "orders.find", "orders.find:found", "phone.change:unavailable", "none"))
                        .map(List::of)
                        .orElse(List.of()),
                DurationRange.ANY,
                ContactFilter.ANY);
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextInt(4) == 0 ? Optional.of(value) : Optional.empty();
    }
}
