package org.ivrengine.flow.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a place is open. Times are those of the wall clock in its zone, so an opening at eight is at eight on the day of
 * a clock change, too.
 *
 * @param week hours of ordinary days; a day that is not there is closed
 * @param days hours of single days, instead of the week's
 * @param yearly hours of days that return every year, instead of the week's; {@code days} goes before
 */
public record Schedule(
        ZoneId zone,
        Map<DayOfWeek, List<Span>> week,
        Map<LocalDate, List<Span>> days,
        Map<MonthDay, List<Span>> yearly) {

    public Schedule {
        week = Map.copyOf(week);
        days = Map.copyOf(days);
        yearly = Map.copyOf(yearly);
    }

    public Opening at(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate today = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        // What opened yesterday and closes after midnight belongs to yesterday's hours.
        boolean isOpen = hours(today).stream().anyMatch(span -> span.contains(minute))
                || hours(today.minusDays(1)).stream().anyMatch(span -> span.contains(minute + Span.DAY));
        if (isOpen) {
            return Opening.OPEN;
        }
        return special(today).isPresent() ? Opening.HOLIDAY : Opening.CLOSED;
    }

    private List<Span> hours(LocalDate day) {
        return special(day).orElseGet(() -> week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    private Optional<List<Span>> special(LocalDate day) {
        List<Span> single = days.get(day);
        return Optional.ofNullable(single != null ? single : yearly.get(MonthDay.from(day)));
    }
}
