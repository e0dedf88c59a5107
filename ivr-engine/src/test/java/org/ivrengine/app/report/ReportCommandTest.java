package org.ivrengine.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.calllog.CallStore.Batch;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.AgentSpan.Activity;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Contacts;
import org.ivrengine.report.Count;
import org.ivrengine.report.FirstContactResolution;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Activity> ACTIVITIES = List.of(Activity.values());
    private static final long SEED = 20_261_122;

    /** A night in which the clocks are set back. */
    private static final long BEGIN_MS = Instant.parse("2026-10-24T22:00:00Z").toEpochMilli();

    private static final long END_MS = Instant.parse("2026-10-25T23:00:00Z").toEpochMilli();

    @TempDir
    private static Path folder;

    private static Database database;
    private static List<Contact> contacts;
    private static final List<AgentSpan> SPANS = new ArrayList<>();

    private String said = "";

    @BeforeAll
    static void record() throws IOException {
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\n");
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
        Random random = new Random(SEED);
        contacts = Contacts.random(random, 400, BEGIN_MS, END_MS).stream()
                .map(ReportCommandTest::ofALoggedCall)
                .toList();
        for (int agent = 0; agent < 5; agent++) {
            long atMs = BEGIN_MS + random.nextLong(3_600_000);
            while (atMs < END_MS - 4_000_000) {
                long untilMs = atMs + random.nextLong(3_600_000);
                SPANS.add(new AgentSpan(
                        "agent" + agent, ACTIVITIES.get(random.nextInt(ACTIVITIES.size())), atMs, untilMs));
                atMs = untilMs;
            }
        }
        List<JournalEntry> entries = new ArrayList<>();
        contacts.forEach(contact ->
                entries.add(new JournalEntry.Contact(contact.call(), new ContactVisit(contact, Doubt.NONE))));
        SPANS.forEach(span -> entries.add(
                new JournalEntry.Span("", span, span.activity().name().toLowerCase(Locale.ROOT), "")));
        new SqlCallStore(database.jdbi(), InstantSource.system())
                .store(new Batch("journal", Optional.empty(), new JournalPosition("file", 1), entries));
    }

    @AfterAll
    static void end() {
        database.close();
    }

    private static Contact ofALoggedCall(Contact contact) {
        return new Contact(
                contact.id(),
                String.format(Locale.ROOT, "%032x", contact.id().hashCode()),
                contact.caller(),
                contact.queue(),
                contact.skills(),
                contact.agent(),
                contact.outcome(),
                contact.joinedAtMs(),
                contact.waitMs(),
                contact.ringMs(),
                contact.whisperMs(),
                contact.talkMs(),
                contact.holdMs(),
                contact.wrapUpMs(),
                contact.transferred(),
                contact.announcements());
    }

    private int report(String... arguments) {
        StringWriter text = new StringWriter();
        List<String> all = new ArrayList<>(
                List.of("--config", folder.resolve("engine.yaml").toString()));
        all.addAll(List.of("--zone", BERLIN.getId()));
        all.addAll(List.of(arguments));
        int exitCode = new CommandLine(new ReportCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .execute(all.toArray(String[]::new));
        said = text.toString();
        return exitCode;
    }

    private List<JsonNode> lines(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertEquals(0, report(all.toArray(String[]::new)), said);
        List<JsonNode> lines = new ArrayList<>();
        JsonMapper.shared()
                .readTree(said.lines().findFirst().orElseThrow())
                .get("lines")
                .forEach(lines::add);
        return lines;
    }

    private static Report everything() {
        Report report = Report.ofAllTime(queue -> Targets.DEFAULT);
        contacts.forEach(report::add);
        SPANS.forEach(report::add);
        return report;
    }

    @Test
    void sumsAgreeWithTheLogToTheLastCall() {
        assertSumsAgree();
    }

    private void assertSumsAgree() {
        for (By by : By.values()) {
            List<JsonNode> lines = lines("--from", "2026-10-24", "--to", "2026-10-27", "--by", by.name());
            assertEquals(everything().merged(by).size(), lines.size());
            for (JsonNode line : lines) {
                Tally expected = everything().merged(by, line.get("name").asString());
                for (Count count : Count.values()) {
                    String name = count.name().toLowerCase(Locale.ROOT);
                    assertEquals(
                            expected.get(count),
                            line.get(name).asLong(),
                            () -> name + " of " + line.get("name") + ", seed " + SEED);
                }
                expected.ahtMs()
                        .ifPresent(aht -> assertEquals(aht, line.get("aht_ms").asDouble(), 1e-9));
            }
        }
    }

    @Test
    void intervalsAddUpToTheDayAndTheNightsHourIsThereTwice() {
        List<JsonNode> quarters = lines("--from", "2026-10-25", "--to", "2026-10-26", "--by", "all", "--intervals");
        JsonNode day = lines("--from", "2026-10-25", "--to", "2026-10-26", "--by", "all")
                .getFirst();
        for (String sum : List.of("offered", "answered", "talk_ms", "occupied_ms")) {
            assertEquals(
                    day.get(sum).asLong(),
                    quarters.stream().mapToLong(line -> line.get(sum).asLong()).sum(),
                    sum);
        }
        assertEquals(
                100,
                quarters.stream()
                        .mapToLong(line -> line.get("from_ms").asLong())
                        .distinct()
                        .count(),
                "a day of 25 hours has 100 quarters");
    }

    @Test
    void whatWasAskedInTheWindowCountsThoughTheCallerCameBefore() {
        Contact late = contacts.stream()
                .filter(contact -> contact.agent() != null && contact.waitMs() > 1_800_000)
                .findFirst()
                .orElseThrow();
        String from = Instant.ofEpochMilli(late.joinedAtMs() / 900_000 * 900_000 + 900_000)
                .atZone(BERLIN)
                .toLocalDateTime()
                .toString();
        long answered = contacts.stream()
                .filter(contact -> contact.agent() != null)
                .filter(contact -> contact.waitEndedAtMs() >= late.joinedAtMs() / 900_000 * 900_000 + 900_000)
                .count();
        assertEquals(
                answered,
                lines("--from", from, "--to", "2026-10-27", "--by", "all")
                        .getFirst()
                        .get("answered")
                        .asLong());
    }

    @Test
    void aWindowThatIsNoWholeQuartersCountsWhatHappenedInIt() {
        for (String from : List.of("2026-10-25T00:07:13", "2026-10-25T09:00", "2026-10-25T13:14:59")) {
            for (String to : List.of("2026-10-25T13:16:01", "2026-10-25T21:37", "2026-10-26T00:01")) {
                long fromMs =
                        LocalDateTime.parse(from).atZone(BERLIN).toInstant().toEpochMilli();
                long untilMs =
                        LocalDateTime.parse(to).atZone(BERLIN).toInstant().toEpochMilli();
                Report rows = Report.ofAllTime(queue -> Targets.DEFAULT).only(fromMs, untilMs);
                contacts.forEach(rows::add);
                for (List<JsonNode> lines : List.of(
                        lines("--from", from, "--to", to, "--by", "queue"),
                        lines("--from", from, "--to", to, "--by", "queue", "--intervals"))) {
                    for (String queue : rows.merged(By.QUEUE).keySet()) {
                        assertEquals(
                                rows.merged(By.QUEUE, queue).get(Count.TALK_MS),
                                lines.stream()
                                        .filter(line ->
                                                line.get("name").asString().equals(queue))
                                        .mapToLong(line -> line.get("talk_ms").asLong())
                                        .sum(),
                                () -> queue + " from " + from + " to " + to);
                    }
                }
            }
        }
    }

    @Test
    void figuresAreVerifiedAndCountedAnewByThePromisesOfToday() {
        assertEquals(0, report("--verify"), said);
        assertTrue(said.contains("they agree"), said);
        database.jdbi().useHandle(handle -> handle.execute("update figures_targets set service_level_ms = 60000"));
        try {
            assertEquals(0, report("--from", "2026-10-25", "--json"));
            assertTrue(said.contains("are counted by 60.0 s (short: 5.0 s), config/queues.yaml says 20.0 s"), said);
            assertSumsAgree();
            assertEquals(1, report("--verify"), said);
        } finally {
            assertEquals(0, report("--rebuild", "--verify"), said);
        }
        assertSumsAgree();
        database.jdbi()
                .useHandle(
                        handle -> handle.execute("update figures_by_day set talk_ms = talk_ms + 1 where kind = 'ALL'"));
        assertEquals(1, report("--verify"), said);
        assertTrue(said.contains("TALK_MS: kept"), said);
        assertEquals(0, report("--rebuild"), said);
    }

    @Test
    void firstContactResolutionAndSelfServiceAreOfTheWindow() {
        List<Contact> all = contacts;
        FirstContactResolution expected = FirstContactResolution.of(
                all, all.stream().mapToLong(Contact::joinedAtMs).max().orElseThrow());
        assertEquals(0, report("--from", "2026-10-24", "--to", "2026-10-27", "--fcr", "--json"), said);
        JsonNode answer = JsonMapper.shared().readTree(said);
        assertEquals(expected.pending(), answer.get("fcr_pending").asLong());
        assertEquals(expected.handled(), answer.get("fcr_handled").asLong());
        assertEquals(0, answer.get("calls").asLong());
        assertEquals(0, answer.get("contacts_waiting_on_disk").asLong());
    }

    @Test
    void peopleReadATable() {
        assertEquals(0, report("--from", "2026-10-25"), said);
        List<String> lines = said.lines().toList();
        assertTrue(lines.getFirst().startsWith("queue   offered  answered  abandoned  short"), said);
        assertTrue(lines.get(1).startsWith("queue0 "), said);
        assertTrue(said.contains("\nagent   handled"), said);
    }

    @Test
    void aTimeThatIsNoneIsWrongUsage() {
        assertEquals(2, report("--from", "yesterday"));
        assertTrue(
                said.startsWith(
                        "\"yesterday\" is neither a day nor a time; right is for example 2026-11-22 or 2026-11-22T14:30"),
                said);
        assertEquals(2, report("--from", "2026-10-25", "--to", "2026-10-24"));
    }
}
