package org.ivrengine.flow.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.ivrengine.flow.hours.Opening;
import org.ivrengine.flow.hours.Schedule;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursReaderTest {

    private static final String OFFICE = """
            office:
              zone: America/New_York
              week: {mon-thu: 09:00-17:00, fri: [09:00-12:00, 13:00-15:30], sat: 22:00-02:00}
              days:
                "12-24": 09:00-12:00
                "12-25": closed
                2027-12-25: 10:00-11:00
            """;

    private static Schedule schedule(String text) {
        Faults faults = new Faults("hours.yaml");
        Schedules schedules = HoursReader.read(text, faults);
        assertEquals(List.of(), faults.sorted());
        return schedules.named("office").orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2026-03-02T08:59, CLOSED",
        "2026-03-02T09:00, OPEN",
        "2026-03-02T16:59, OPEN",
        "2026-03-02T17:00, CLOSED",
        "2026-03-06T12:30, CLOSED",
        "2026-03-06T15:29, OPEN",
        "2026-03-07T23:00, OPEN",
        "2026-03-08T01:59, OPEN", // Saturday's hours go on after midnight
        "2026-03-08T03:00, CLOSED", // and the clock jumped from 2 to 3 meanwhile
        "2026-12-24T11:59, OPEN",
        "2026-12-24T12:00, HOLIDAY",
        "2026-12-25T10:30, HOLIDAY",
        "2027-12-25T10:30, OPEN", // a single day goes before the one of every year
        "2028-12-25T10:30, HOLIDAY"
    })
    void isOpenByTheWallClockOfItsZone(LocalDateTime local, Opening expected) {
        Instant instant = local.atZone(ZoneId.of("America/New_York")).toInstant();
        assertEquals(expected, schedule(OFFICE).at(instant));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // Clocks go forward on 8 March 2026: nine o'clock is 14:00 UTC the Friday before and 13:00 UTC the Monday
        // after.
        "2026-03-06T13:59:59Z, CLOSED",
        "2026-03-06T14:00:00Z, OPEN",
        "2026-03-09T12:59:59Z, CLOSED",
        "2026-03-09T13:00:00Z, OPEN",
        // And back on 1 November.
        "2026-10-30T12:59:59Z, CLOSED",
        "2026-10-30T13:00:00Z, OPEN",
        "2026-11-02T13:59:59Z, CLOSED",
        "2026-11-02T14:00:00Z, OPEN"
    })
    void opensAtTheSameWallClockTimeBeforeAndAfterAClockChange(Instant instant, Opening expected) {
        assertEquals(expected, schedule(OFFICE).at(instant));
    }

    @Test
    void theHourThatHappensTwiceCountsBothTimes() {
        Schedule night = schedule("office:\n  zone: America/New_York\n  week: {sun: 01:00-02:00}\n");
        assertEquals(Opening.OPEN, night.at(Instant.parse("2026-11-01T05:30:00Z")));
        assertEquals(Opening.OPEN, night.at(Instant.parse("2026-11-01T06:30:00Z")));
        assertEquals(Opening.CLOSED, night.at(Instant.parse("2026-11-01T07:00:00Z")));
    }

    @Test
    void everyFaultIsReportedAtOnceWithItsPlace() {
        Faults faults = new Faults("hours.yaml");
        HoursReader.read("""
                office:
                  zone: America/NewYork
                  week:
                    mon-fri: 9-17
                    funday: closed
                    tue: 09:00-09:00
                  days: {2026-13-01: closed, "02-30": closed}
                  open: yes
                """, faults);
        assertEquals(
                List.of(
                        "hours.yaml:2:9: \"America/NewYork\" is no time zone; did you mean \"America/New_York\"?",
                        "hours.yaml:4:14: \"9-17\" are no hours; right would be 09:00-17:00, 22:00-02:00 over midnight,"
                                + " 00:00-24:00 or closed",
                        "hours.yaml:5:5: \"funday\" is no day of the week; right would be mon, sat or mon-fri",
                        "hours.yaml:6:5: tue has its hours already",
                        "hours.yaml:6:10: \"09:00-09:00\" are no hours; right would be 09:00-17:00, 22:00-02:00 over"
                                + " midnight, 00:00-24:00 or closed",
                        "hours.yaml:7:10: \"2026-13-01\" is no day; right would be 2026-12-25, or \"12-25\" for every year",
                        "hours.yaml:7:30: \"02-30\" is no day; right would be 2026-12-25, or \"12-25\" for every year",
                        "hours.yaml:8:3: a schedule has no \"open\"; there is zone, week, days"),
                faults.sorted().stream().map(Object::toString).toList());
    }

    @Test
    void theShippedHoursAreRight() throws IOException {
        Faults faults = new Faults("config/hours.yaml");
        Schedules schedules = HoursReader.read(Files.readString(Path.of("config/hours.yaml")), faults);
        assertEquals(List.of(), faults.sorted());
        assertTrue(schedules.named("office").isPresent());
    }
}
