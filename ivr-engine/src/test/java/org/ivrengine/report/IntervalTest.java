package org.ivrengine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest(name = "{1} in {0} has {2} quarters of an hour")
    @CsvSource({
        "Europe/Berlin, 2026-06-01, 96",
        "Europe/Berlin, 2026-10-25, 100",
        "Europe/Berlin, 2026-03-29, 92",
        "Australia/Lord_Howe, 2026-04-05, 98",
        "Australia/Lord_Howe, 2026-10-04, 94",
        "Asia/Kathmandu, 2026-06-01, 96",
    })
    void aDayIsCutIntoQuartersWithoutGapOrOverlap(String zoneName, LocalDate day, int quarters) {
        ZoneId zone = ZoneId.of(zoneName);
        long untilMs = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        long atMs = day.atStartOfDay(zone).toInstant().toEpochMilli();
        int count = 0;
        while (atMs < untilMs) {
            Interval quarter = Interval.quarterOf(atMs, zone);
            assertEquals(atMs, quarter.fromMs(), "a quarter begins where the last one ended");
            assertEquals(quarter, Interval.quarterOf(quarter.untilMs() - 1, zone), "first and last moment agree");
            assertEquals(0, Instant.ofEpochMilli(atMs).atZone(zone).getMinute() % 15, "by the wall clock");
            atMs = quarter.untilMs();
            count++;
        }
        assertEquals(untilMs, atMs, "no quarter spans midnight");
        assertEquals(quarters, count);
    }

    @Test
    void theHourThatIsRepeatedInAutumnHasItsQuartersTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ZonedDateTime summer =
                ZonedDateTime.of(2026, 10, 25, 2, 20, 0, 0, berlin).withEarlierOffsetAtOverlap();
        long firstMs = summer.toInstant().toEpochMilli();
        long secondMs = summer.withLaterOffsetAtOverlap().toInstant().toEpochMilli();
        assertEquals(
                3_600_000,
                Interval.quarterOf(secondMs, berlin).fromMs()
                        - Interval.quarterOf(firstMs, berlin).fromMs());
    }

    @Test
    void aChangeOfOffsetThatIsNoMultipleOfAQuarterCutsTheQuarter() {
        ZoneId zone = ZoneId.of("Africa/Monrovia"); // -00:44:30 until 1972-01-07T00:00 local, then UTC
        Instant change = Instant.parse("1972-01-07T00:44:30Z");
        Interval before = Interval.quarterOf(change.toEpochMilli() - 1, zone);
        Interval after = Interval.quarterOf(change.toEpochMilli(), zone);
        assertEquals(change.toEpochMilli(), before.untilMs());
        assertEquals(change.toEpochMilli(), after.fromMs());
        assertEquals(Instant.parse("1972-01-07T00:45:00Z").toEpochMilli(), after.untilMs());
        assertTrue(after.contains(change.toEpochMilli()));
    }
}
