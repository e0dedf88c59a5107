package org.ivrengine.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Puts the figures side by side; every CPU figure also as a multiple of the limit's with as many calls. */
final class AgiBenchReport {

    private static final String ROW = "%-26s %6s %6s %8s %9s %9s %6s %9s %9s %7s %8s %7s%n";

    /** A measurement and its CPU time as a multiple of the limit's; zero where the limit was not measured. */
    record Line(AgiMeasurement figures, double timesLimit) {}

    private AgiBenchReport() {}

    static String json(List<AgiMeasurement> measurements) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(lines(measurements))
                + "\n";
    }

    static String table(List<AgiMeasurement> measurements) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                ROW,
                "server",
                "calls",
                "pause",
                "calls/s",
                "cmds/s",
                "CPU/cmd",
                "limit",
                "think 50%",
                "think 99%",
                "failed",
                "heap",
                "RSS"));
        table.append(String.format(
                Locale.ROOT, ROW, "", "at once", "ms", "", "", "us", "=1", "us", "us", "", "KB/call", "MB"));
        for (Line line : lines(measurements)) {
            AgiMeasurement of = line.figures();
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    of.server().title(),
                    of.callsAtOnce(),
                    of.pauseMs(),
                    number("%.0f", of.callsPerSecond()),
                    number("%.0f", of.commandsPerSecond()),
                    number("%.1f", of.cpuUsPerCommand()),
                    number("%.2f", line.timesLimit()),
                    number("%.0f", of.thinkP50Us()),
                    number("%.0f", of.thinkP99Us()),
                    of.failed(),
                    number("%.1f", of.heapKbPerCall()),
                    number("%.0f", of.residentMb())));
        }
        return table.toString();
    }

    private static List<Line> lines(List<AgiMeasurement> measurements) {
        return measurements.stream()
                .map(each -> new Line(
                        each,
                        limitOf(each, measurements)
                                .map(limit -> each.cpuUsPerCommand() / limit.cpuUsPerCommand())
                                .orElse(0.0)))
                .toList();
    }

    private static Optional<AgiMeasurement> limitOf(AgiMeasurement of, List<AgiMeasurement> measurements) {
        return measurements.stream()
                .filter(each -> each.server() == AgiServerKind.BARE_NETTY && each.callsAtOnce() == of.callsAtOnce())
                .findFirst();
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
