package org.ivrengine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.ivrengine.report.AgentSpan.Activity;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Tally.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long NOON_MS = Instant.parse("2026-06-01T10:00:00Z").toEpochMilli();
    private static final List<Activity> ACTIVITIES = List.of(Activity.values());
    private static final Targets TARGETS = new Targets(20_000, 5_000);

    @ParameterizedTest(name = "seed {0}, around {1} in {2}")
    @CsvSource({
        "1, 2026-06-01, Europe/Berlin",
        "2, 2026-10-25, Europe/Berlin",
        "3, 2026-03-29, Europe/Berlin",
        "4, 2026-04-05, Australia/Lord_Howe",
        "5, 2026-12-31, Asia/Kathmandu",
    })
    void mergedIntervalsEqualTheWhole(long seed, LocalDate day, String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        long fromMs = day.atStartOfDay(zone).minusHours(3).toInstant().toEpochMilli();
        long untilMs =
                day.plusDays(1).atStartOfDay(zone).plusHours(3).toInstant().toEpochMilli();
        Random random = new Random(seed);
        List<Contact> contacts = Contacts.random(random, 2_000, fromMs, untilMs);
        List<AgentSpan> spans = randomSpans(random, fromMs, untilMs);
        Report quarters = Report.byQuarters(zone, queue -> TARGETS);
        Report whole = Report.ofAllTime(queue -> TARGETS);
        for (Report report : List.of(quarters, whole)) {
            contacts.forEach(report::add);
            spans.forEach(report::add);
        }
        for (By by : By.values()) {
            assertEquals(whole.merged(by), quarters.merged(by), by.toString());
        }
        assertTrue(quarters.cells().size() > 1_000, "the quarters are really told apart");
        assertSameAsCountedByHand(contacts, spans, whole.merged(By.ALL, ""));
    }

    @Test
    void ofAWindowOnlyWhatHappenedInItIsCounted() {
        Report report = Report.byQuarters(BERLIN, queue -> TARGETS).only(NOON_MS, NOON_MS + 300_000);
        report.add(new AgentSpan("anna", Activity.OCCUPIED, NOON_MS - 600_000, NOON_MS + 60_000));
        report.add(new AgentSpan("anna", Activity.OCCUPIED, NOON_MS + 240_000, NOON_MS + 900_000));
        report.add(new AgentSpan("anna", Activity.OCCUPIED, NOON_MS + 300_000, NOON_MS + 900_000));
        assertEquals(120_000, report.merged(By.AGENT, "anna").get(Count.OCCUPIED_MS));
        assertEquals(1, report.merged(By.AGENT).size());
    }

    private static void assertSameAsCountedByHand(List<Contact> contacts, List<AgentSpan> spans, Tally tally) {
        assertEquals(2_000, tally.get(Count.OFFERED));
        assertEquals(number(contacts, c -> c.outcome() == Outcome.ANSWERED), tally.get(Count.ANSWERED));
        assertEquals(
                number(contacts, c -> c.outcome() == Outcome.ANSWERED && c.waitMs() <= 20_000),
                tally.get(Count.ANSWERED_WITHIN));
        assertEquals(
                number(contacts, c -> c.outcome() == Outcome.ABANDONED && c.waitMs() <= 5_000),
                tally.get(Count.SHORT_ABANDONED));
        assertEquals(sum(contacts, Contact::handleMs), tally.handleMs());
        assertEquals(sum(contacts, Contact::waitMs), tally.get(Count.WAIT_MS));
        assertEquals(number(contacts, Contact::transferred), tally.get(Count.TRANSFERRED));
        assertEquals(
                contacts.stream().mapToLong(Contact::waitMs).max().orElseThrow(), tally.get(Count.LONGEST_WAIT_MS));
        assertEquals(
                spans.stream()
                        .filter(span -> span.activity() == Activity.OCCUPIED)
                        .mapToLong(span -> span.untilMs() - span.fromMs())
                        .sum(),
                tally.get(Count.OCCUPIED_MS));
        long accountedFor = tally.get(Count.ANSWERED)
                + tally.get(Count.ABANDONED)
                + tally.get(Count.OVERFLOWED)
                + tally.get(Count.VOICEMAIL)
                + tally.get(Count.CALLBACK_REQUESTED)
                + tally.get(Count.LEFT_BY_KEY)
                + tally.get(Count.REFUSED)
                + tally.get(Count.LOST);
        assertEquals(tally.get(Count.OFFERED), accountedFor, "every contact ends in exactly one way");
    }

    @Test
    void aCallOverMidnightIsOfferedYesterdayAnsweredTodayAndHandledWhenTheAgentIsReady() {
        long midnightMs =
                LocalDate.of(2026, 6, 2).atStartOfDay(BERLIN).toInstant().toEpochMilli();
        Report report = Report.byQuarters(BERLIN, queue -> TARGETS)
                .add(Contacts.answered("1", "anna", midnightMs - 10_000, 30_000, 900_000, 0, 15_000));
        assertEquals(1, at(report, midnightMs - 1).get(Count.OFFERED));
        assertEquals(0, at(report, midnightMs - 1).get(Count.ANSWERED));
        assertEquals(1, at(report, midnightMs).get(Count.ANSWERED));
        assertEquals(0, at(report, midnightMs).get(Count.HANDLED));
        assertEquals(915_000, at(report, midnightMs + 900_000).handleMs());
        assertEquals(1, at(report, midnightMs + 900_000).get(Count.HANDLED));
    }

    @Test
    void theThreeServiceLevelsTellShortAbandonsAndLateAnswersApart() {
        Tally tally = Report.ofAllTime(queue -> TARGETS)
                .add(Contacts.answered("1", "anna", NOON_MS, 20_000, 60_000, 0, 0))
                .add(Contacts.answered("2", "anna", NOON_MS, 20_001, 60_000, 0, 0))
                .add(Contacts.gone("3", Outcome.ABANDONED, NOON_MS, 5_000))
                .add(Contacts.gone("4", Outcome.ABANDONED, NOON_MS, 5_001))
                .add(Contacts.gone("5", Outcome.ABANDONED, NOON_MS, 60_000))
                .add(Contacts.gone("6", Outcome.REFUSED, NOON_MS, 0))
                .merged(By.ALL, "");
        assertEquals(OptionalDouble.of(1.0 / 4), tally.serviceLevel(ServiceLevel.DEFAULT));
        assertEquals(OptionalDouble.of(1.0 / 2), tally.serviceLevel(ServiceLevel.OF_ANSWERED));
        assertEquals(OptionalDouble.of(3.0 / 6), tally.serviceLevel(ServiceLevel.OF_OFFERED));
        assertEquals(OptionalDouble.of(2.0 / 5), tally.abandonRate());
        assertEquals(OptionalDouble.of(20_000.5), tally.asaMs());
    }

    @Test
    void handleTimeIsTalkAndHoldAndWrapUpButNotTheRinging() {
        Contact contact = new Contact(
                "1",
                "call",
                null,
                "sales",
                Set.of("sales", "french"),
                "anna",
                Outcome.ANSWERED,
                NOON_MS,
                30_000,
                10_000,
                5_000,
                100_000,
                20_000,
                7_000,
                true,
                List.of(new Announcement(NOON_MS + 1_000, 20_000)));
        Report report = Report.ofAllTime(queue -> TARGETS).add(contact);
        assertEquals(Set.of("sales", "french"), report.merged(By.SKILL).keySet());
        Tally french = report.merged(By.SKILL, "french");
        assertEquals(OptionalDouble.of(127_000), french.ahtMs());
        assertEquals(OptionalDouble.of(1), french.transferRate());
        assertEquals(OptionalDouble.of(9_000), french.announcedErrorMs(), "told 20 s, and 29 s it was");
    }

    @Test
    void occupancyIsCutAtTheBordersOfAnIntervalAndForgetsPauses() {
        Report report = Report.byQuarters(BERLIN, queue -> TARGETS)
                .add(new AgentSpan("anna", Activity.AVAILABLE, NOON_MS, NOON_MS + 300_000))
                .add(new AgentSpan("anna", Activity.OCCUPIED, NOON_MS + 300_000, NOON_MS + 1_200_000))
                .add(new AgentSpan("anna", Activity.PAUSED, NOON_MS + 1_200_000, NOON_MS + 1_800_000));
        assertEquals(OptionalDouble.of(2.0 / 3), at(report, NOON_MS).occupancy());
        assertEquals(OptionalDouble.of(1), at(report, NOON_MS + 900_000).occupancy());
        assertEquals(OptionalDouble.of(0.75), report.merged(By.AGENT, "anna").occupancy());
    }

    @Test
    void aFigureWithoutADivisorIsEmptyRatherThanZero() {
        Tally nothing = new Tally();
        for (ServiceLevel variant : ServiceLevel.values()) {
            assertEquals(OptionalDouble.empty(), nothing.serviceLevel(variant));
        }
        assertEquals(OptionalDouble.empty(), nothing.ahtMs());
        assertEquals(OptionalDouble.empty(), nothing.occupancy());
    }

    private static Tally at(Report report, long atMs) {
        return report.cells().getOrDefault(new Cell(Interval.quarterOf(atMs, BERLIN), By.ALL, ""), new Tally());
    }

    private static List<AgentSpan> randomSpans(Random random, long fromMs, long untilMs) {
        List<AgentSpan> spans = new ArrayList<>();
        for (int agent = 0; agent < 5; agent++) {
            long atMs = fromMs;
            while (atMs < untilMs) {
                long endMs = Math.min(untilMs, atMs + random.nextLong(3_600_000));
                Activity activity = ACTIVITIES.get(random.nextInt(ACTIVITIES.size()));
                spans.add(new AgentSpan("agent" + agent, activity, atMs, endMs));
                atMs = endMs;
            }
        }
        return spans;
    }

    private static long number(List<Contact> contacts, Predicate<Contact> which) {
        return contacts.stream().filter(which).count();
    }

    private static long sum(List<Contact> contacts, ToLongFunction<Contact> what) {
        return contacts.stream().mapToLong(what).sum();
    }
}
