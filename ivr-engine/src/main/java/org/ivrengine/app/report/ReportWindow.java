package org.ivrengine.app.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What a report is about. An event counts where it happened, so a contact that joined before the window and was answered
 * in it has its answer there.
 *
 * @param from first moment
 * @param until first moment that no longer belongs to it
 */
public record ReportWindow(Instant from, Instant until, ZoneId zone) {

    public ReportWindow {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a report ends after it begins, not " + from + " to " + until);
        }
    }

    /** @throws IllegalArgumentException for what is neither a day nor a time of a day */
    static Instant moment(String text, ZoneId zone) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither a day nor a time; right is for example 2026-11-22 or 2026-11-22T14:30",
                    wrong);
        }
    }
}
