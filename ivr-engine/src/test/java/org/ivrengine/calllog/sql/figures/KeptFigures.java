package org.ivrengine.calllog.sql.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStore.Batch;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.AgentSpan.Activity;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Contacts;
import org.ivrengine.report.Count;
import org.ivrengine.report.Report;
import org.ivrengine.report.Targets;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures agree with the rows to the last call, whatever was written, told again, told late and taken away. */
abstract class KeptFigures {

    private static final Instant BEGIN = Instant.parse("2026-11-20T21:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(30);
    private static final long SEED = 20_261_122;

    private final Random random = new Random(SEED);
    private final List<CallRecord> calls = new ArrayList<>();
    private Database database;
    private SqlCallStore store;
    private FigureCount count;
    private SqlFigures figures;
    private Optional<JournalPosition> position = Optional.empty();

    abstract Database open();

    private static Targets promised(String queue) {
        return queue.equals("queue1") ? new Targets(30_000, 4_000) : Targets.DEFAULT;
    }

    @BeforeEach
    void openDatabase() {
        database = open();
        store = new SqlCallStore(database.jdbi(), InstantSource.fixed(BEGIN), KeptFigures::promised);
        count = new FigureCount(database.jdbi());
        figures = new SqlFigures(database.jdbi());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void theyAgreeAfterRandomWritesSecondWordsLateRowsAndRemovals() {
        List<JournalEntry> entries = history(300);
        List<JournalEntry> again = entries.stream()
                .filter(_ -> random.nextInt(3) == 0)
                .map(this::toldAgain)
                .toList();
        List<JournalEntry> all = new ArrayList<>(entries);
        all.addAll(again);
        for (int from = 0; from < all.size(); ) {
            int until = Math.min(all.size(), from + 1 + random.nextInt(120));
            store(all.subList(from, until));
            from = until;
        }
        assertAgree();
        assertEquals(Optional.empty(), figures.whyNot(KeptFigures::promised));
        assertTrue(sum(Count.OFFERED) == 300 && sum(Count.ANSWERED_WITHIN) > 10 && sum(Count.OCCUPIED_MS) > 1_000_000);
    }

    @Test
    void countedAnewTheyAreTheSameAndByOtherPromisesOthers() {
        store(history(200));
        long within = sum(Count.ANSWERED_WITHIN);
        database.jdbi().useHandle(handle -> {
            handle.execute("delete from figures_by_day");
            handle.execute("update figures_by_quarter set offered = offered + 1");
        });
        List<String> differences = new ArrayList<>();
        count.verify(differences::add);
        assertFalse(differences.isEmpty());
        count.rebuild(KeptFigures::promised, _ -> {});
        assertAgree();
        assertEquals(within, sum(Count.ANSWERED_WITHIN));

        Function<String, Targets> longer = _ -> new Targets(3_600_000, 5_000);
        assertTrue(figures.whyNot(longer).orElseThrow().contains("queues.yaml says 3600.0 s"));
        count.rebuild(longer, _ -> {});
        assertEquals(Optional.empty(), figures.whyNot(longer));
        assertTrue(sum(Count.ANSWERED_WITHIN) > within);
        assertAgree();
    }

    @Test
    void aReportOfAnyStretchOfQuartersIsTheSumOfItsRows() {
        List<JournalEntry> entries = history(200);
        store(entries);
        for (int i = 0; i < 20; i++) {
            Instant from = BEGIN.plus(Duration.ofMinutes(15L * random.nextInt(60)));
            Instant until = from.plus(Duration.ofMinutes(15L * (1 + random.nextInt(150))));
            Report rows = Report.ofAllTime(KeptFigures::promised).only(from.toEpochMilli(), until.toEpochMilli());
            entries.forEach(entry -> {
                if (entry instanceof JournalEntry.Contact told) {
                    rows.add(told.visit().contact());
                }
            });
            for (By by : By.values()) {
                Report kept = Report.ofAllTime(KeptFigures::promised);
                figures.sums(from, until, by, kept::add);
                for (String name : rows.merged(by).keySet()) {
                    for (Count each : List.of(
                            Count.OFFERED,
                            Count.ABANDONED_WITHIN,
                            Count.LONGEST_WAIT_MS,
                            Count.TALK_MS,
                            Count.ANNOUNCED_ERROR_MS)) {
                        assertEquals(
                                rows.merged(by, name).get(each),
                                kept.merged(by, name).get(each),
                                () -> each + " of " + by + " " + name + " " + from + " " + until + ", seed " + SEED);
                    }
                }
            }
        }
    }

    private void assertAgree() {
        List<String> differences = new ArrayList<>();
        assertTrue(count.verify(differences::add) > 0);
        assertEquals(List.of(), differences, () -> "seed " + SEED);
    }

    private long sum(Count wanted) {
        Report report = Report.ofAllTime(KeptFigures::promised);
        figures.sums(BEGIN.minus(LENGTH), BEGIN.plus(LENGTH.multipliedBy(2)), By.ALL, report::add);
        return report.merged(By.ALL, "").get(wanted);
    }

    /** Calls, contacts and agents' time, all mixed up. */
    private List<JournalEntry> history(int count) {
        SampleCalls made = new SampleCalls(SEED, BEGIN);
        Stream.generate(made::next).limit(count).forEach(calls::add);
        List<JournalEntry> entries = new ArrayList<>();
        calls.forEach(call -> entries.add(new JournalEntry.Ended(call.call(), call)));
        List<Contact> contacts = Contacts.random(
                random, count, BEGIN.toEpochMilli(), BEGIN.plus(LENGTH).toEpochMilli());
        for (Contact contact : contacts) {
            Contact told = of(contact, calls.get(random.nextInt(count)), contact.waitMs());
            entries.add(new JournalEntry.Contact(told.call(), new ContactVisit(told, Doubt.NONE)));
        }
        for (int agent = 0; agent < 5; agent++) {
            long atMs = BEGIN.toEpochMilli();
            for (int i = 0; i < 30; i++) {
                long untilMs = atMs + random.nextLong(5_000_000);
                entries.add(span("agent" + agent, atMs, untilMs));
                atMs = untilMs;
            }
        }
        Collections.shuffle(entries, random);
        return entries;
    }

    private JournalEntry.Span span(String agent, long fromMs, long untilMs) {
        Activity activity = List.of(Activity.values()).get(random.nextInt(3));
        return new JournalEntry.Span("", new AgentSpan(agent, activity, fromMs, untilMs), "state", "");
    }

    /** Something about it is otherwise. */
    private JournalEntry toldAgain(JournalEntry entry) {
        if (entry instanceof JournalEntry.Contact told) {
            Contact contact = told.visit().contact();
            CallRecord call = calls.stream()
                    .filter(other -> other.call().equals(contact.call()))
                    .findFirst()
                    .orElseThrow();
            long waitMs = contact.ringMs() + contact.whisperMs() + random.nextLong(4_000_000);
            return new JournalEntry.Contact(contact.call(), new ContactVisit(of(contact, call, waitMs), Doubt.NONE));
        }
        if (entry instanceof JournalEntry.Span told) {
            return span(told.span().agent(), told.span().fromMs(), told.span().untilMs());
        }
        return entry;
    }

    private Contact of(Contact contact, CallRecord call, long waitMs) {
        return new Contact(
                contact.id(),
                call.call(),
                contact.caller(),
                contact.queue(),
                contact.skills(),
                contact.agent(),
                contact.outcome(),
                contact.joinedAtMs(),
                waitMs,
                contact.ringMs(),
                contact.whisperMs(),
                contact.talkMs(),
                contact.holdMs(),
                contact.agent() == null ? 0 : random.nextInt(90_000),
                contact.transferred(),
                contact.announcements());
    }

    private void store(List<JournalEntry> entries) {
        long next = position.map(JournalPosition::offset).orElse(0L) + 1;
        JournalPosition to = new JournalPosition("file", next);
        store.store(new Batch("journal", position, to, entries));
        position = Optional.of(to);
    }
}
