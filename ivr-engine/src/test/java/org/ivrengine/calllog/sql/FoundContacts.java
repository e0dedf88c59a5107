package org.ivrengine.calllog.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
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
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.calllog.sql.keys.FactCount;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls are found by queue, agent, outcome and durations of their contacts, and by their own duration. */
abstract class FoundContacts {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final List<String> QUEUES = List.of("orders", "billing", "person");

    /** Of half of the calls, of few, and of none. */
    private static final List<String> CALLERS = List.of("5550", "5550", "5551", "1");

    private static final List<String> AGENTS = List.of("anna", "ben", "carla", "dora");
    private static final long SEED = 20_261_122;

    /** Durations at the borders of the classes, and between them. */
    private static final List<Long> TIMES_MS =
            List.of(0L, 1L, 999L, 1_000L, 1_500L, 5_000L, 20_000L, 20_001L, 70_000L, 600_000L, 7_200_000L, 9_000_000L);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    /** Of several days; on one of them several calls begin in each moment that facts are counted by. */
    private final List<SampleCalls> days = List.of(
            new SampleCalls(SEED, NOON),
            new SampleCalls(SEED + 1, NOON.minus(Duration.ofDays(1)), 20),
            new SampleCalls(SEED + 2, NOON.minus(Duration.ofDays(3))));

    private final Map<String, CallRecord> told = new LinkedHashMap<>();
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<String, RecordedTalk> recorded = new LinkedHashMap<>();
    private Database database;
    private SqlCallArchive archive;
    private SqlRecordingArchive recordings;

    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        archive = new SqlCallArchive(database.jdbi());
        recordings = new SqlRecordingArchive(database.jdbi());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void everyFilterFindsTheSameCallsWhereverTheyAreYet() throws IOException {
        try (FileCallLog log = new FileCallLog(folder, CLOCK)) {
            tell(log, 250);
            await().until(() -> log.waiting() == 0);
            carry(log);
            compare("all stored");
            assertEquals(2, countDaysBefore(NOON), "days that were counted");
            compare("days that are over counted");
            assertEquals(1, countDaysBefore(NOON.plus(Duration.ofDays(1))), "days that were counted");
            compare("all days counted");

            List.copyOf(recorded.values()).forEach(recording -> tell(log, recording.call(), recording.id()));
            await().until(() -> log.waiting() == 0);
            carry(log);
            compare("recordings told after their days were counted");
            assertEquals(3, countDaysBefore(NOON.plus(Duration.ofDays(1))), "days counted again for their recordings");

            // Later words about stored contacts, and further calls, that are only on disk.
            List.copyOf(contacts.values()).subList(0, 60).forEach(contact -> tell(log, later(contact)));
            tell(log, 30);
            await().until(() -> log.waiting() == 0);
            compare("some only on disk");
            carry(log);
            compare("all stored again");
            assertEquals(3, countDaysBefore(NOON.plus(Duration.ofDays(1))), "days that were counted again");
            compare("all days counted again");
        }
    }

    private int countDaysBefore(Instant day) {
        return new FactCount(database.jdbi()).countDaysOver(day, () -> true);
    }

    private void compare(String when) throws IOException {
        int hits = 0;
        for (int i = 0; i < 30; i++) {
            CallFilter filter = filter();
            int limit = 1 + random.nextInt(60);
            List<String> expected = expected(filter, limit);
            hits += expected.size();
            assertEquals(expected, found(filter, limit), () -> when + ", seed " + SEED + ": " + filter);
        }
        assertTrue(hits > 60, () -> "filters that find nothing show nothing");
    }

    private List<String> found(CallFilter filter, int limit) throws IOException {
        WaitingCalls waiting = WaitingCalls.read(
                folder, archive.position(WaitingCalls.journal(folder).orElseThrow()));
        // Calls that are found by what is no longer so take the place of others, so that a few more are asked for.
        Found stored = archive.find(filter, Optional.empty(), limit + 100, Duration.ofSeconds(30));
        return waiting.into(stored, filter, limit, archive::call, recordings::ofCall).calls().stream()
                .map(CallSummary::call)
                .toList();
    }

    private List<String> expected(CallFilter filter, int limit) {
        List<CallRecord> newestFirst = new ArrayList<>(told.values());
        Collections.reverse(newestFirst);
        newestFirst.sort(Comparator.comparing(CallRecord::startedAt).reversed());
        return newestFirst.stream()
                .filter(call -> filter.matches(CallDetail.of(call, contactsOf(call.call())), recordingsOf(call.call())))
                .limit(limit)
                .map(CallRecord::call)
                .toList();
    }

    private Collection<ContactVisit> contactsOf(String call) {
        return contacts.values().stream()
                .filter(contact -> contact.call().equals(call))
                .map(contact -> new ContactVisit(contact, Doubt.NONE))
                .toList();
    }

    private void tell(FileCallLog log, int count) {
        for (CallRecord call : Stream.generate(this::next).limit(count).toList()) {
            told.put(call.call(), call);
            SampleCalls.begin(log, call);
            for (int i = random.nextInt(3); i > 0; i--) {
                tell(log, contact(call, call.call() + "-" + i));
                if (random.nextBoolean()) {
                    tell(log, call.call(), UUID.randomUUID().toString().replace("-", ""));
                }
            }
            SampleCalls.end(log, call);
        }
    }

    /** No two in the same millisecond, for which of them is the newer is told by the store alone. */
    private CallRecord next() {
        SampleCalls calls = pick(days);
        calls.next();
        return calls.next();
    }

    private void tell(FileCallLog log, Contact contact) {
        contacts.put(contact.id(), contact);
        log.contact(contact, Doubt.NONE);
    }

    private void tell(FileCallLog log, String call, String id) {
        RecordedTalk.State state = pick(List.of(RecordedTalk.State.values()));
        RecordedTalk recording = new RecordedTalk(
                id, call, "", "orders", "anna", "all", state, NOON.toEpochMilli(), 1, 0, 2, "", 0, "", List.of());
        recorded.put(id, recording);
        log.recording(recording);
    }

    private List<RecordedTalk> recordingsOf(String call) {
        return recorded.values().stream()
                .filter(recording -> recording.call().equals(call))
                .toList();
    }

    private Contact contact(CallRecord call, String id) {
        Outcome outcome = random.nextBoolean() ? Outcome.ANSWERED : pick(List.of(Outcome.values()));
        boolean isAnswered = outcome == Outcome.ANSWERED;
        return new Contact(
                id,
                call.call(),
                call.caller(),
                pick(QUEUES),
                Set.of(),
                isAnswered ? pick(AGENTS) : null,
                outcome,
                call.startedAt().toEpochMilli() + 100,
                pick(TIMES_MS),
                0,
                0,
                isAnswered ? pick(TIMES_MS) : 0,
                isAnswered ? pick(TIMES_MS) : 0,
                isAnswered ? pick(TIMES_MS) : 0,
                false,
                List.of());
    }

    private Contact later(Contact contact) {
        CallRecord call = Objects.requireNonNull(told.get(contact.call()));
        return contact(call, contact.id());
    }

    private void carry(FileCallLog log) {
        new JournalCarrier(folder, log::durable, new SqlCallStore(database.jdbi(), CLOCK), 30, CLOCK).close();
    }

    private CallFilter filter() {
        return new CallFilter(
                maybe(6, anyDay().plusSeconds(random.nextInt(60))),
                maybe(6, anyDay().plusSeconds(60 + random.nextInt(90))),
                maybe(8, pick(CALLERS)),
                maybe(8, "1000"),
                Optional.empty(),
                maybe(8, CallStatus.BY_CALLER),
                maybe(8, "es"),
                maybe(8, "main-menu").map(List::of).orElse(List.of()),
                List.of(),
                range(4),
                new ContactFilter(
                        maybe(3, pick(QUEUES)),
                        maybe(5, pick(AGENTS)),
                        maybe(4, pick(List.of(Outcome.values()))),
                        range(4),
                        range(6),
                        range(6),
                        range(6)),
                maybe(2, random.nextBoolean()));
    }

    private Instant anyDay() {
        return NOON.minus(Duration.ofDays(random.nextInt(4)));
    }

    private DurationRange range(int seldom) {
        if (random.nextInt(seldom) > 0) {
            return DurationRange.ANY;
        }
        long one = pick(TIMES_MS);
        long other = pick(TIMES_MS);
        return switch (random.nextInt(3)) {
            case 0 -> DurationRange.atLeast(one);
            case 1 -> DurationRange.atMost(one);
            default -> new DurationRange(Math.min(one, other), Math.max(one, other));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Optional<T> maybe(int seldom, T value) {
        return random.nextInt(seldom) == 0 ? Optional.of(value) : Optional.empty();
    }
}
