package org.ivrengine.app.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.calllog.CallSummary;

/** Calls as lines: a table for people, comma-separated values for programs. */
final class CallLines {

    /** As much of an id as hardly two of hundreds of thousands of calls share. */
    private static final int ID_SHOWN = 12;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private CallLines() {}

    static String table(List<CallSummary> calls, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append("%-19s %9s  %-12s  %-16s %-10s %-10s %-5s %-11s %s%n"
                .formatted("BEGAN", "LASTED", "ID", "CALLER", "CALLED", "ACCOUNT", "LANG", "OUTCOME", "SERVED BY"));
        for (CallSummary call : calls) {
            text.append("%-19s %9s  %-12s  %-16s %-10s %-10s %-5s %-11s %s%n"
                    .formatted(
                            TIME.format(call.startedAt().atZone(zone)),
                            call.lasted().map(CallLines::lasted).orElse(""),
                            call.call().substring(0, ID_SHOWN),
                            printable(call.caller()),
                            printable(call.called()),
                            call.account().orElse(""),
                            call.language(),
                            call.status().word(),
                            servedBy(call)));
        }
        return text.toString();
    }

    private static String servedBy(CallSummary call) {
        if (call.askedForPerson()) {
            return call.isSelfService() ? "operations, person" : "person";
        }
        return call.isSelfService() ? "operations" : "";
    }

    /** For example {@code 1:05.2}. */
    static String lasted(Duration time) {
        return "%d:%02d.%d".formatted(time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 100);
    }

    /** Text from strangers must not move the cursor of a terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    static String csv(List<CallSummary> calls) {
        StringBuilder text = new StringBuilder("id,began,ended,outcome,caller,caller_name,called,account,language,"
                + "self_service,asked_for_person,contained\n");
        for (CallSummary call : calls) {
            text.append(Stream.of(
                                    call.call(),
                                    call.startedAt().toString(),
                                    call.endedAt().map(Instant::toString).orElse(""),
                                    call.status().word(),
                                    call.caller(),
                                    call.callerName(),
                                    call.called(),
                                    call.account().orElse(""),
                                    call.language(),
                                    Boolean.toString(call.isSelfService()),
                                    Boolean.toString(call.askedForPerson()),
                                    Boolean.toString(call.isContained()))
                            .map(CallLines::cell)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    /** A cell of RFC 4180. One that a spreadsheet would take for a formula becomes text. */
    static String cell(String value) {
        Optional<String> formula =
                Optional.of(value).filter(text -> text.matches("(?s)[=+@\\t\\r-].*") && !text.matches("[+-]?\\d*"));
        String safe = formula.map(text -> "'" + text).orElse(value);
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
