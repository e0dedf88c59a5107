package org.ivrengine.app.calls;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two calls in the database, one that goes on, and one that is only on disk yet. */
class CallsCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final CallId CHANGED = new CallId("aa11".repeat(8));
    private static final CallId TALKED = new CallId("aa22".repeat(8));
    private static final CallId OPEN = new CallId("bb33".repeat(8));
    private static final CallId ON_DISK = new CallId("cc44".repeat(8));

    @TempDir
    private static Path folder;

    private static TimeZone zone;
    private static Database database;

    private record Ran(int exitCode, String out, String err) {
        private List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeAll
    static void logCalls() throws IOException {
        zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\n");
        Path journal = folder.resolve("calls");
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
        try (FileCallLog log = new FileCallLog(journal, CLOCK)) {
            try (JournalCarrier _ =
                    new JournalCarrier(journal, log::durable, new SqlCallStore(database.jdbi(), CLOCK), 30, CLOCK)) {
                tellOfAChange(log);
                tellOfATalk(log);
                log.started(new Call(OPEN, "5553", "", "1000", "en", NOON.plusSeconds(120)));
                await().until(() -> log.waiting() == 0);
            }
            log.stepLeft(OPEN, step("welcome", "say", "said", 120_040, 121_040));
            log.started(new Call(ON_DISK, "5554", "=1+1", "1000", "en", NOON.plusSeconds(180)));
            log.ended(ON_DISK, NOON.plusSeconds(190), Ending.BY_CALLER);
        }
    }

    private static void tellOfAChange(FileCallLog log) {
        log.started(new Call(CHANGED, "5551", "Ana\nEve", "1000", "en", NOON));
        log.onChannel(CHANGED, "1763812800.1", NOON);
        log.stepLeft(CHANGED, step("welcome", "say", "said", 40, 1_540));
        log.resumed(CHANGED, NOON.plusMillis(1_700));
        log.operationDone(
                CHANGED,
                new OperationVisit(
                        "phone.change",
                        "changed",
                        NOON.plusMillis(2_000),
                        NOON.plusMillis(2_012),
                        "k",
                        new Facts(Optional.of("200417"), List.of(new Change("account.phone", "5551", "5559")))));
        log.stepLeft(CHANGED, step("change", "operation", "changed", 1_999, 2_013));
        log.ended(CHANGED, NOON.plusSeconds(65), Ending.BY_FLOW);
    }

    private static void tellOfATalk(FileCallLog log) {
        log.started(new Call(TALKED, "", "", "1001", "es", NOON.plusSeconds(60)));
        log.stepLeft(TALKED, new StepVisit("main", "person", "queue", "talked", "es", at(60_500), at(90_000)));
        Contact contact = new Contact(
                "c-1",
                TALKED.value(),
                null,
                "orders",
                Set.of(),
                "anna",
                Outcome.ANSWERED,
                at(60_500).toEpochMilli(),
                9_000,
                2_000,
                0,
                20_500,
                0,
                4_000,
                false,
                List.of());
        log.contact(contact, new Doubt(Set.of(Unknown.WHISPER, Unknown.HOLD), 1_200));
        log.ended(TALKED, NOON.plusSeconds(90), Ending.BY_CALLER);
    }

    private static Instant at(long afterMs) {
        return NOON.plusMillis(afterMs);
    }

    private static StepVisit step(String name, String kind, String outcome, long fromMs, long toMs) {
        return new StepVisit("main", name, kind, outcome, "en", at(fromMs), at(toMs));
    }

    @Test
    void aCallIsFoundByWhatItsContactWasLike() {
        assertEquals(1, howMany("--queue", "orders", "--agent", "anna", "--talk", "20s..21s"));
        assertEquals(
                1, howMany("--contact", "answered", "--wait", "..9s", "--handle", "24500ms..", "--lasted", "30s..30s"));
        assertEquals(0, howMany("--queue", "orders", "--hold", "1ms.."));
        assertEquals(0, howMany("--contact", "left-by-key"));
        Ran wrong = run("find", "--wait", "9s");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("right is 30s.. (at least), ..2m (at most) or 500ms..1h30m"), wrong.err());
    }

    private static int howMany(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--csv");
        return run("find", all.toArray(String[]::new)).lines().size() - 1;
    }

    @Test
    void everyCallIsExportedOnceWhereverItIs() {
        Ran csv = run("export");
        assertEquals(0, csv.exitCode(), csv.err());
        List<String> records = List.of(csv.out().split("\r\n"));
        assertEquals(5, records.size(), csv.out());
        assertTrue(records.getLast().contains("\"Ana\nEve\""), csv.out());
        assertTrue(csv.out().startsWith("id,began,ended,duration_ms,outcome,caller,"), csv.out());
        assertTrue(csv.out().contains(",5554,'=1+1,1000,"), csv.out());
        assertEquals("4 calls", csv.err().strip());

        Ran json = run("export", "--format", "jsonl", "--what", "contacts", "--queue", "orders");
        JsonNode contact = JsonMapper.shared().readTree(json.out());
        assertEquals(TALKED.value(), contact.get("call").asString());
        assertEquals(20_500, contact.get("talk_ms").asLong());

        Ran steps = run("export", "--what", "steps", "--caller", "5551");
        assertEquals(3, steps.lines().size(), steps.out());
        assertTrue(steps.out().contains(CHANGED.value() + ",1,main,change,operation,changed,en,"), steps.out());
    }

    @AfterAll
    static void close() {
        database.close();
        TimeZone.setDefault(zone);
    }

    private static Ran run(String command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine calls = new CommandLine(new CallsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--config";
        arguments[2] = folder.resolve("engine.yaml").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int exitCode = calls.execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    @Test
    void allCallsAreListedNewestFirstAlsoThoseThatWaitOnDisk() {
        Ran ran = run("find");
        assertEquals(0, ran.exitCode(), ran.err());
        assertEquals(
                List.of(
                        "BEGAN                  LASTED  ID            CALLER           CALLED     ACCOUNT    LANG  OUTCOME     SERVED BY",
                        "2026-11-22 12:03:00    0:10.0  cc44cc44cc44  5554             1000                  en    by-caller   ",
                        "2026-11-22 12:02:00            bb33bb33bb33  5553             1000                  en    open        ",
                        "2026-11-22 12:01:00    0:30.0  aa22aa22aa22                   1001                  es    by-caller   person",
                        "2026-11-22 12:00:00    1:05.0  aa11aa11aa11  5551             1000       200417     en    by-flow     operations"),
                ran.lines());
        assertTrue(ran.err().contains("2 calls wait on disk"), ran.err());
    }

    @Test
    void eachFilterFindsItsCall() {
        assertAll(
                () -> assertEquals(List.of(CHANGED.value()), found("--caller", "5551")),
                () -> assertEquals(List.of(CHANGED.value()), found("--account", "200417", "--language", "en")),
                () -> assertEquals(List.of(CHANGED.value()), found("--operation", "phone.change:changed")),
                () -> assertEquals(List.of(TALKED.value()), found("--step", "main.person")),
                () -> assertEquals(List.of(TALKED.value()), found("--called", "1001")),
                () -> assertEquals(List.of(OPEN.value()), found("--outcome", "open")),
                () -> assertEquals(List.of(OPEN.value(), CHANGED.value()), found("--step", "welcome")),
                () -> assertEquals(List.of(ON_DISK.value()), found("--from", "2026-11-22T12:03")),
                () -> assertEquals(
                        List.of(TALKED.value()), found("--from", "2026-11-22T12:01:00Z", "--to", "2026-11-22T12:02")),
                () -> assertEquals(List.of(CHANGED.value()), found("--before", "aa22")),
                () -> assertEquals(List.of(ON_DISK.value()), found("--limit", "1")));
    }

    private static List<String> found(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "--json";
        Ran ran = run("find", all);
        assertEquals(0, ran.exitCode(), ran.err());
        return json(ran)
                .get("calls")
                .valueStream()
                .map(call -> call.get("id").asString())
                .toList();
    }

    private static JsonNode json(Ran ran) {
        return JsonMapper.builder().build().readTree(ran.out());
    }

    @Test
    void csvIsReadByProgramsAndHarmlessToSpreadsheets() {
        List<String> lines = run("find", "--csv").lines();
        assertEquals(CHANGED.value() + ",2026-11-22T12:00:00Z,2026-11-22T12:01:05Z,by-flow,5551,\"Ana", lines.get(4));
        assertTrue(lines.get(1).contains(",'=1+1,"), lines.get(1));
    }

    @Test
    void aCallIsShownInOrderOfTimeByAsMuchOfItsIdAsIsUnique() {
        Ran ran = run("show", "AA11");
        assertEquals(0, ran.exitCode(), ran.err());
        assertEquals("""
                call      aa11aa11aa11aa11aa11aa11aa11aa11
                began     2026-11-22 12:00:00.000 +00:00
                caller    5551 (Ana\uFFFDEve), dialled 1000
                account   200417
                language  en
                channels  1763812800.1

                  0:00.000  began
                  0:00.040  main welcome (say): said, 1.5 s
                  0:01.700  came back after the engine was lost
                  0:01.999  main change (operation): changed, 0.0 s
                  0:02.000  operation phone.change: changed, 0.0 s, account 200417
                              changed account.phone: 5551 -> 5559
                  1:05.000  ended: by-flow
                """, ran.out());
    }

    @Test
    void aTalkIsShownWithItsTimesAndWhatIsNotKnownOfThem() {
        Ran ran = run("show", "aa22");
        assertTrue(
                ran.out()
                        .contains("queue orders: answered by anna, wait 9.0 s (ring 2.0 s, whisper unknown),"
                                + " talk 20.5 s, hold 0.0 s (1.2 s of the talk unseen), wrap-up 4.0 s"),
                ran.out());
        assertTrue(ran.out().contains("caller    withheld, dialled 1001"), ran.out());
    }

    @Test
    void aCallThatGoesOnIsShownAsFarAsItHasCome() {
        Ran ran = run("show", "bb");
        assertTrue(ran.out().contains("main welcome (say): said, 1.0 s"), ran.out());
        assertTrue(ran.out().contains("goes on"), ran.out());
    }

    @Test
    void whatIsWrongIsSaidWithWhatWouldBeRight() {
        assertAll(
                () -> assertSaid(1, "several calls begin with aa", "show", "aa"),
                () -> assertSaid(1, "there is no call 0", "show", "0"),
                () -> assertSaid(1, "is no beginning of a call's id", "show", "xyz"),
                () -> assertSaid(
                        2, "there is no outcome \"lost\"; there are open, by-flow", "find", "--outcome", "lost"),
                () -> assertSaid(2, "\"soon\" is no time; right would be 2026-11-22", "find", "--from", "soon"),
                () -> assertSaid(2, "--limit 0 is not from 1", "find", "--limit", "0"));
    }

    private static void assertSaid(int exitCode, String message, String command, String... options) {
        Ran ran = run(command, options);
        assertEquals(exitCode, ran.exitCode(), ran.err());
        assertTrue(ran.err().contains(message), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
    }
}
