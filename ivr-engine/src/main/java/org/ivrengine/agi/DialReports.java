package org.ivrengine.agi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialReport.Status;
import org.jspecify.annotations.Nullable;

/** Reads what {@link org.ivrengine.agi.codec.AgiCommand#dialReport()} asked for. */
final class DialReports {

    private static final int FIELDS = 4;

    private DialReports() {}

    static DialReport read(@Nullable String text) {
        String[] fields = (text == null ? "" : text).split(";", FIELDS);
        return new DialReport(
                status(fields[0]), cause(field(fields, 1)), !field(fields, 2).isEmpty(), stamp(field(fields, 3)));
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }

    private static Status status(String word) {
        return switch (word) {
            case "ANSWER" -> Status.ANSWER;
            case "NOANSWER" -> Status.NO_ANSWER;
            case "BUSY" -> Status.BUSY;
            case "CONGESTION" -> Status.CONGESTION;
            case "CANCEL" -> Status.CANCEL;
            default -> Status.UNAVAILABLE;
        };
    }

    private static int cause(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    }

    /** Seconds with three digits behind the point, as the dialplan writes them; what is none was never stamped. */
    static Optional<Instant> stamp(String seconds) {
        if (!seconds.matches("[0-9]{1,12}\\.[0-9]{3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(seconds.replace(".", ""))));
        } catch (DateTimeException | NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }
}
