package org.ivrengine.flow.load;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.hours.Schedule;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.hours.Span;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads the file of opening hours. */
public final class HoursReader {

    private static final Pattern SPAN = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Faults faults;
    private final FlowScalars scalars;

    private HoursReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
    }

    /** @return the schedules; to be used only when there are no faults */
    public static Schedules read(String text, Faults faults) {
        HoursReader reader = new HoursReader(faults);
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of hours", faults))
                .ifPresent(entries -> {
                    for (YamlNode.Entry entry : entries.rest()) {
                        reader.scalars
                                .name(entry.key(), "the name of a schedule", "office")
                                .ifPresent(name -> reader.schedule(entry.value())
                                        .ifPresent(schedule -> schedules.put(name, schedule)));
                    }
                });
        return new Schedules(schedules);
    }

    private Optional<Schedule> schedule(YamlNode node) {
        return Entries.of(node, "a schedule", faults).flatMap(entries -> {
            Optional<ZoneId> zone =
                    entries.required("zone", "zone: America/New_York").flatMap(this::zone);
            Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
            entries.required("week", "week: {mon-fri: 09:00-17:00}")
                    .flatMap(found -> Entries.of(found, "week", faults))
                    .ifPresent(found -> found.rest().forEach(line -> weekdays(line, week)));
            Map<LocalDate, List<Span>> days = new HashMap<>();
            Map<MonthDay, List<Span>> yearly = new HashMap<>();
            entries.optional("days")
                    .flatMap(found -> Entries.of(found, "days", faults))
                    .ifPresent(found -> found.rest().forEach(line -> day(line, days, yearly)));
            entries.refuseRest();
            return zone.map(id -> new Schedule(id, week, days, yearly));
        });
    }

    private Optional<ZoneId> zone(YamlNode node) {
        return scalars.scalar(node, "a time zone").flatMap(scalar -> {
            if (ZoneId.getAvailableZoneIds().contains(scalar.text())) {
                return Optional.of(ZoneId.of(scalar.text()));
            }
            faults.add(
                    node.place(),
                    "\"" + scalar.text() + "\" is no time zone"
                            + Suggestion.among(scalar.text(), ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        });
    }

    /** {@code mon-fri: 09:00-17:00} or {@code sat: ...}. */
    private void weekdays(YamlNode.Entry line, Map<DayOfWeek, List<Span>> week) {
        String[] ends = line.key().text().toLowerCase(Locale.ROOT).split("-", 2);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < first) {
            faults.add(
                    line.key().place(),
                    "\"" + line.key().text() + "\" is no day of the week; right would be mon, sat or mon-fri");
            return;
        }
        List<Span> spans = spans(line.value());
        for (int day = first; day <= last; day++) {
            if (week.putIfAbsent(DayOfWeek.of(day + 1), spans) != null) {
                faults.add(line.key().place(), DAYS.get(day) + " has its hours already");
            }
        }
    }

    /** {@code 2026-12-25: closed}, or {@code "12-25": closed} for every year. */
    private void day(YamlNode.Entry line, Map<LocalDate, List<Span>> days, Map<MonthDay, List<Span>> yearly) {
        String text = line.key().text();
        List<Span> spans = spans(line.value());
        try {
            if (text.matches("\\d{2}-\\d{2}")) {
                yearly.put(MonthDay.parse("--" + text), spans);
            } else {
                days.put(LocalDate.parse(text), spans);
            }
        } catch (DateTimeException e) {
            faults.add(
                    line.key().place(),
                    "\"" + text + "\" is no day; right would be 2026-12-25, or \"12-25\" for every year");
        }
    }

    private List<Span> spans(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("closed")) {
            return List.of();
        }
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<Span> spans = new ArrayList<>();
        for (YamlNode item : items) {
            scalars.scalar(item, "hours such as 09:00-17:00").ifPresent(scalar -> {
                Optional<Span> span = span(scalar.text());
                if (span.isEmpty()) {
                    faults.add(
                            scalar.place(),
                            "\"" + scalar.text() + "\" are no hours; right would be 09:00-17:00, 22:00-02:00 over"
                                    + " midnight, 00:00-24:00 or closed");
                }
                span.ifPresent(spans::add);
            });
        }
        return spans;
    }

    private static Optional<Span> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = minute(matcher.group(1), matcher.group(2));
        int to = minute(matcher.group(3), matcher.group(4));
        if (from < 0 || to < 0 || from == to || from == Span.DAY) {
            return Optional.empty();
        }
        return Optional.of(new Span(from, to > from ? to : to + Span.DAY));
    }

    /** @return negative when the clock has no such time */
    private static int minute(String hours, String minutes) {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        return Integer.parseInt(minutes) < 60 && minute <= Span.DAY ? minute : -1;
    }
}
