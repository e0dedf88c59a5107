package org.ivrengine.app.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.ivrengine.calllog.ContactArchive;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Report;
import org.ivrengine.report.Targets;

/**
 * What a report is about. An event counts where it happened, so a contact that joined before the window and was answered
 * in it has its answer there.
 *
 * @param from first moment
 * @param until first moment that no longer belongs to it
 */
record ReportWindow(Instant from, Instant until, ZoneId zone) {

    /** The longest stay in a queue with its talk; contacts that joined earlier cannot reach into the window. */
    private static final Duration CONTACT_MAX = Duration.ofDays(1);

    ReportWindow {
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

    /** All cells of the window, and some before it. */
    Report read(ContactArchive archive, Function<String, Targets> targetsOf) {
        Report report = Report.byQuarters(zone, targetsOf);
        archive.contacts(from.minus(CONTACT_MAX), until, report::add);
        archive.spans(from, until, span -> report.add(within(span)));
        return report;
    }

    private AgentSpan within(AgentSpan span) {
        return new AgentSpan(
                span.agent(),
                span.activity(),
                Math.max(span.fromMs(), from.toEpochMilli()),
                Math.min(span.untilMs(), until.toEpochMilli()));
    }

    boolean contains(long fromMs) {
        return from.toEpochMilli() <= fromMs && fromMs < until.toEpochMilli();
    }
}
