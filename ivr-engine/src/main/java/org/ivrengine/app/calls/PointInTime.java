package org.ivrengine.app.calls;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Times as people write them. */
final class PointInTime {

    private static final String FORMS =
            "right would be 2026-11-22, 2026-11-22T14:30, 14:30 (today), 2026-11-22T14:30:00Z, or 90m, 2h, 3d ago";

    private PointInTime() {}

    /**
     * Reads a time.
     *
     * @param now from which times of day and times ago count
     * @throws IllegalArgumentException that says what would be right
     */
    static Instant read(String text, Instant now, ZoneId zone) {
        if (text.matches("\\d{1,6}[smhd]")) {
            return now.minus(ago(text));
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Function<String, Instant>> forms = List.of(
                form -> LocalDate.parse(form).atStartOfDay(zone).toInstant(),
                form -> LocalDateTime.parse(form).atZone(zone).toInstant(),
                form -> today.atTime(LocalTime.parse(form)).atZone(zone).toInstant(),
                form -> OffsetDateTime.parse(form).toInstant());
        return forms.stream()
                .flatMap(form -> tried(form, text).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no time; " + FORMS));
    }

    private static Duration ago(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Optional<Instant> tried(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
