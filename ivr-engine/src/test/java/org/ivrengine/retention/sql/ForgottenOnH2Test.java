package org.ivrengine.retention.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.calllog.sql.SqlContactArchive;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.sql.SqlReviewBook;
import org.ivrengine.report.Report;
import org.ivrengine.report.Targets;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.Proof;
import org.ivrengine.retention.Proof.Verdict;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ana Quiroga and Ben Ortega have called; Ana wants to be forgotten. In H2. */
@Tag("slow")
class ForgottenOnH2Test {

    private static final Instant NOON = TwoCallers.NOON;
    private static final InstantSource CLOCK = TwoCallers.CLOCK;
    private static final String ANA = TwoCallers.ANA;
    private static final String BEN = TwoCallers.BEN;
    private static final List<String> TRACES =
            List.of(ANA, "Quiroga", "200417", "12025550111", "Elm Street", "ana@example");
    private static final String ANAS = TwoCallers.ANAS;
    private static final String BENS = TwoCallers.BENS;

    @TempDir
    private Path folder;

    private Database database;
    private PersonalFiles files;
    private Path journal;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void record() throws IOException {
        database = open();
        journal = Files.createDirectories(folder.resolve("calls"));
        Files.createDirectories(folder.resolve("voicemail/box"));
        files = new PersonalFiles(
                journal, folder.resolve("voicemail"), Files.createDirectories(folder.resolve("recorded")));
        try (FileCallLog log = new FileCallLog(journal, CLOCK)) {
            TwoCallers.call(log);
            await().until(() -> log.waiting() == 0);
        }
        carry();
        Files.writeString(files.voicemail().resolve("box/support-" + ANAS + "-3.wav"), "audio of " + ANA);
        Files.writeString(files.voicemail().resolve("box/support-" + BENS + "-3.wav"), "audio");
        TwoCallers.inDatabase(database);
        Files.writeString(files.recordings().resolve(ANAS + ".wav"), "talk of " + ANA);
        Files.writeString(files.recordings().resolve(BENS + ".wav"), "talk");
    }

    @AfterEach
    void end() {
        database.close();
    }

    private void carry() {
        try (FileCallLog log = new FileCallLog(journal, CLOCK);
                JournalCarrier _ = new JournalCarrier(
                        journal, log::durable, new SqlCallStore(database.jdbi(), CLOCK), 30, CLOCK)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new SqlCallArchive(database.jdbi())
                            .call(BENS)
                            .filter(call -> !call.contacts().isEmpty())
                            .isPresent());
        }
    }

    /** Everything that is in the tables and in the files, as text. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        database.jdbi().useHandle(handle -> {
            List<String> tables = handle.createQuery("select table_name from information_schema.tables"
                            + " where lower(table_schema) = 'public'")
                    .mapTo(String.class)
                    .list();
            assertTrue(tables.size() > 30, "tables are found: " + tables);
            for (String table : tables) {
                handle.createQuery("select * from \"" + table + '"')
                        .map((row, _) -> {
                            StringBuilder line = new StringBuilder(table);
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                line.append(' ').append(row.getString(i));
                            }
                            return line.append('\n').toString();
                        })
                        .forEach(all::append);
            }
        });
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                all.append(file.getFileName()).append(' ').append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }

    private String report() {
        Report report = Report.byQuarters(ZoneOffset.UTC, _ -> Targets.DEFAULT);
        new SqlContactArchive(database.jdbi()).contacts(NOON.minusSeconds(9), NOON.plusSeconds(99), report::add);
        Map<String, String> lines = new TreeMap<>();
        report.cells().forEach((cell, tally) -> lines.put(cell.toString(), tally.toString()));
        return lines.toString();
    }

    private Erasing erasing(Consumer<String> onStep) {
        return new Erasing(database.jdbi(), files, CLOCK, onStep);
    }

    private Erasing erasing() {
        return erasing(_ -> {});
    }

    private void forgetAna() throws IOException {
        Erasing erasing = erasing();
        erasing.run(erasing.ask(Hold.Kind.CALLER, ANA, "dpo"));
        erasing.run(erasing.ask(Hold.Kind.ACCOUNT, "200417", "dpo"));
    }

    private static List<String> tracesIn(String all, List<String> traces) {
        return traces.stream().filter(all::contains).toList();
    }

    /** The account's number alone stays, with its empty row, for the books. */
    private List<String> traces() throws IOException {
        String all = everything();
        database.jdbi()
                .useHandle(handle -> assertEquals(
                        1,
                        handle.createQuery(
                                        "select count(*) from accounts where number = '200417' and name = '' and email = ''"
                                                + " and street = '' and pin_hash is null and is_blocked")
                                .mapTo(Integer.class)
                                .one()));
        return tracesIn(
                all.replaceAll("(?m)^(accounts|audit) .*$", "") + tracesIn(all, List.of("Quiroga", ANA)), TRACES);
    }

    private CallDetail bens() {
        return new SqlCallArchive(database.jdbi()).call(BENS).orElseThrow();
    }

    private Verdict verdict() {
        return database.jdbi().inTransaction(ProofChain::verify);
    }

    @Test
    void nothingTellsOfHerAnyMoreAndOthersAndFiguresStay() throws IOException {
        assertEquals(TRACES, tracesIn(everything(), TRACES), "all is there before");
        String figures = report();
        CallDetail other = bens();

        forgetAna();

        assertEquals(List.of(), traces());
        assertEquals(figures, report());
        assertEquals(other, bens());
        String all = everything();
        for (String bens :
                List.of(BEN, "Ortega", "200418", "12025550122", "Oak Street", "ben@example", "Mr Ortega was calm")) {
            assertTrue(all.contains(bens), bens);
        }
        assertTrue(Files.exists(files.recordings().resolve(BENS + ".wav")) && all.contains("rec-" + BENS));
        assertFalse(all.contains("rec-" + ANAS), "her recording is in no table");
        assertTrue(verdict() instanceof Verdict.Whole, verdict().toString());
        Review review = new SqlReviewBook(database.jdbi(), CLOCK).review(1).orElseThrow();
        assertEquals(1_000, review.score().orElseThrow().permille());
        assertEquals("", review.comment());
    }

    @Test
    void theProofSaysWhatWentAndWhoseRequestItWasOnlyToThoseWhoKnow() throws IOException {
        forgetAna();
        List<Proof> proofs = database.jdbi().inTransaction(handle -> ProofChain.read(handle, "request 1"));
        Map<String, Long> amounts = new TreeMap<>();
        proofs.forEach(proof -> amounts.put(proof.thing(), proof.amount()));
        assertEquals(1, amounts.get("request"));
        assertEquals(2, amounts.get("files"));
        assertEquals(1, amounts.get("recordings"));
        assertEquals(1, amounts.get("calls"));
        assertEquals(1, amounts.get("call_changes"));
        assertEquals(1, amounts.get("reviews"));
        // started, step, operation, contact, ended
        assertEquals(5, amounts.get("journal lines"));
        assertTrue(erasing().isAbout(1, ANA));
        assertFalse(erasing().isAbout(1, BEN));
    }

    @Test
    void aStoreThatIsFilledAgainFromTheJournalDoesNotBringHerBack() throws IOException {
        String figures = report();
        forgetAna();
        database.close();
        database = open();
        carry();
        String all = everything();
        assertEquals(List.of(), tracesIn(all, TRACES));
        assertTrue(all.contains(BEN));
        assertEquals(figures, report(), "also contacts come back as they are");
        assertEquals(
                BEN,
                new SqlCallArchive(database.jdbi())
                        .call(BENS)
                        .orElseThrow()
                        .summary()
                        .caller());
    }

    @Test
    void brokenOffAnywhereItGoesOnWhereItWas() throws IOException {
        List<String> steps = new ArrayList<>();
        Erasing counting = erasing(steps::add);
        long done = counting.ask(Hold.Kind.CALLER, "nobody", "dpo");
        counting.run(done);
        forgetWithBreaks();
        assertTrue(steps.size() >= 5, steps.toString());
    }

    /** Breaks off at the first step, then at the second … each time going on with the same request. */
    private void forgetWithBreaks() throws IOException {
        long request = erasing().ask(Hold.Kind.ACCOUNT, "200417", "dpo");
        int broken = 0;
        for (int at = 1; at < 20; at++) {
            int[] left = {at};
            Erasing breaking = erasing(step -> {
                if (--left[0] == 0) {
                    throw new UncheckedIOException(new IOException("killed before " + step));
                }
            });
            try {
                breaking.run(request);
            } catch (UncheckedIOException killed) {
                broken++;
                assertEquals(List.of(request), erasing().open());
                continue;
            }
            break;
        }
        assertTrue(broken >= 5, "broken off " + broken + " times");
        assertEquals(List.of(), erasing().open());
        assertEquals(List.of(), tracesIn(everything().replaceAll("(?m)^(accounts|audit) .*$", ""), TRACES));
        Map<String, Long> amounts = new TreeMap<>();
        database.jdbi()
                .inTransaction(handle -> ProofChain.read(handle, "request " + request))
                .forEach(proof -> amounts.put(proof.thing(), proof.amount()));
        assertEquals(2, amounts.get("files"), "counted once");
        assertEquals(5, amounts.get("journal lines"));
    }

    @Test
    void aLineThatAKillHasCutInTwoIsTakenOutToo() throws IOException {
        Path file = erasingFile();
        String text = Files.readString(file);
        Files.writeString(file, text + "{\"event\":\"started\",\"call\":\"" + ANAS + "\",\"caller\":\"" + ANA + "\n");
        forgetAna();
        assertEquals(List.of(), tracesIn(Files.readString(file), TRACES));
        assertEquals(
                text.length(),
                Files.readString(file)
                        .lines()
                        .limit(text.lines().count())
                        .mapToInt(line -> line.length() + 1)
                        .sum());
    }

    private Path erasingFile() throws IOException {
        try (Stream<Path> all = Files.list(journal)) {
            return all.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyKindOfTamperingIsFound() throws IOException {
        forgetAna();
        long entries = ((Verdict.Whole) verdict()).entries();
        assertTrue(entries > 5);
        for (Map.Entry<String, Long> attempt : Map.of(
                        "update retention_proofs set amount = amount + 1 where entry = 3",
                        3L,
                        "update retention_proofs set who = 'nobody' where entry = 1",
                        1L,
                        "update retention_proofs set at = at + interval '1' hour where entry = 2",
                        2L,
                        "delete from retention_proofs where entry = 4",
                        4L,
                        "delete from retention_proofs where entry = " + entries,
                        entries)
                .entrySet()) {
            Verdict verdict = database.jdbi().inTransaction(handle -> {
                handle.savepoint("before");
                handle.execute(attempt.getKey());
                Verdict found = ProofChain.verify(handle);
                handle.rollbackToSavepoint("before");
                return found;
            });
            assertTrue(
                    verdict instanceof Verdict.Broken(long entry, var _) && entry == attempt.getValue(),
                    attempt.getKey() + ": " + verdict);
        }
        assertTrue(verdict() instanceof Verdict.Whole);
    }

    @Test
    void whatIsOnHoldStaysUntilItIsLifted() throws IOException {
        Holds holds = new Holds(database.jdbi(), CLOCK);
        long hold = holds.place(Hold.Kind.CALL, ANAS, "court 12/26", "dpo");
        Erasing erasing = erasing();
        long request = erasing.ask(Hold.Kind.CALLER, ANA, "dpo");
        assertEquals(
                "request " + request + " waits: call " + ANAS + " is on hold; ./ivr retention hold shows which",
                assertThrows(RefusedException.class, () -> erasing.run(request)).getMessage());
        RetentionRules rules = new RetentionRules(
                new TreeMap<>(Map.of(Thing.CALLER_NUMBERS, 1, Thing.CALL_DETAILS, 1, Thing.VOICEMAIL, 1)),
                new TreeMap<>());
        Expiring nextMonth = new Expiring(database.jdbi(), files, InstantSource.fixed(NOON.plus(Duration.ofDays(400))));
        nextMonth.run(rules, "engine", false);
        String all = everything();
        assertTrue(all.contains("Ana Quiroga") && all.contains("support-" + ANAS), "hers stays");
        assertEquals("", bens().summary().caller(), "his went");
        assertFalse(Files.exists(files.voicemail().resolve("box/support-" + BENS + "-3.wav")));

        holds.lift(hold, "dpo");
        nextMonth.run(rules, "engine", false);
        assertEquals(
                "",
                new SqlCallArchive(database.jdbi())
                        .call(ANAS)
                        .orElseThrow()
                        .summary()
                        .caller());
        erasing.run(request);
        assertTrue(verdict() instanceof Verdict.Whole);
    }

    @Test
    void rulesTakeWhatIsOldAndADryRunOnlyCounts() throws IOException {
        String figures = report();
        RetentionRules rules = new RetentionRules(
                new TreeMap<>(Map.of(
                        Thing.CALLER_NUMBERS, 30, Thing.CALL_DETAILS, 30, Thing.REVIEWS, 30, Thing.ACCOUNT_AUDIT, 30)),
                new TreeMap<>());
        Expiring young = new Expiring(database.jdbi(), files, InstantSource.fixed(NOON.plus(Duration.ofDays(29))));
        assertEquals(Map.of(), young.run(rules, "engine", false));
        Expiring old = new Expiring(database.jdbi(), files, InstantSource.fixed(NOON.plus(Duration.ofDays(31))));
        // Two calls and two contacts; per call a step, an operation, a change, and the call's account.
        Map<Thing, Long> expected =
                Map.of(Thing.CALLER_NUMBERS, 4L, Thing.CALL_DETAILS, 8L, Thing.REVIEWS, 2L, Thing.ACCOUNT_AUDIT, 2L);
        String before = everything();
        assertEquals(expected, old.run(rules, "engine", true));
        assertEquals(before, everything());
        assertEquals(expected, old.run(rules, "engine", false));
        assertEquals(Map.of(), old.run(rules, "engine", false), "there is nothing left");
        assertEquals(figures, report());
        assertTrue(verdict() instanceof Verdict.Whole);
        database.jdbi()
                .useHandle(handle -> assertEquals(
                        0,
                        handle.createQuery("select count(*) from reviews")
                                .mapTo(Integer.class)
                                .one()));
    }

    @Test
    void recordingsGoByTheRuleOfTheirQueue() throws IOException {
        InstantSource later = InstantSource.fixed(NOON.plus(Duration.ofDays(31)));
        Expiring expiring = new Expiring(database.jdbi(), files, later);
        TreeMap<Thing, Integer> days = new TreeMap<>(Map.of(Thing.RECORDINGS, 30));
        RetentionRules longer = new RetentionRules(days, new TreeMap<>(Map.of("billing", Optional.of(60))));
        assertEquals(Map.of(), expiring.run(longer, "engine", false));
        new Holds(database.jdbi(), CLOCK).place(Hold.Kind.CALLER, BEN, "court", "dpo");
        RetentionRules shorter = new RetentionRules(new TreeMap<>(), new TreeMap<>(Map.of("billing", Optional.of(30))));
        assertEquals(Map.of(Thing.RECORDINGS, 1L), expiring.run(shorter, "engine", true));
        assertTrue(Files.exists(files.recordings().resolve(ANAS + ".wav")));
        assertEquals(Map.of(Thing.RECORDINGS, 1L), expiring.run(shorter, "engine", false));
        assertFalse(Files.exists(files.recordings().resolve(ANAS + ".wav")));
        assertTrue(Files.exists(files.recordings().resolve(BENS + ".wav")), "his is on hold");
        assertEquals(Map.of(), expiring.run(new RetentionRules(days, new TreeMap<>()), "engine", false));
    }

    @Test
    void aRecordingThatIsOnItsWayIsWaitedFor() {
        database.jdbi().useHandle(handle -> handle.execute("update recordings set state = 'RUNNING', file = ''"));
        Erasing erasing = erasing();
        long request = erasing.ask(Hold.Kind.CALLER, ANA, "dpo");
        assertEquals(
                "request " + request + " waits: a recording is on its way to its file; run it again in some minutes",
                assertThrows(RefusedException.class, () -> erasing.run(request)).getMessage());
    }

    @Test
    void aCallThatGoesOnIsWaitedFor() throws IOException {
        try (FileCallLog log = new FileCallLog(journal, CLOCK)) {
            log.started(new Call(new CallId("cc33".repeat(8)), ANA, "", "1000", "en", NOON.plusSeconds(100)));
            await().until(() -> log.waiting() == 0);
            try (JournalCarrier carrier =
                    new JournalCarrier(journal, log::durable, new SqlCallStore(database.jdbi(), CLOCK), 30, CLOCK)) {
                await().until(() -> carrier.carried() > 0);
            }
        }
        Erasing erasing = erasing();
        long request = erasing.ask(Hold.Kind.CALLER, ANA, "dpo");
        assertEquals(
                "request " + request + " waits: call " + "cc33".repeat(8) + " goes on; run it again when it is over",
                assertThrows(RefusedException.class, () -> erasing.run(request)).getMessage());
    }
}
