package org.ivrengine.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Count;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Tally.ServiceLevel;

/** Figures for people: durations as minutes and seconds, shares in percent. */
final class ReportTable {

    private ReportTable() {}

    static List<String> head(By by) {
        return switch (by) {
            case AGENT ->
                List.of(
                        "agent",
                        "handled",
                        "AHT",
                        "talk",
                        "hold",
                        "wrap-up",
                        "transfer",
                        "occup.",
                        "occupied",
                        "available",
                        "paused");
            case ALL, QUEUE, SKILL ->
                List.of(
                        by == By.ALL ? "all" : by.name().toLowerCase(Locale.ROOT),
                        "offered",
                        "answered",
                        "abandoned",
                        "short",
                        "other",
                        "level",
                        "ASA",
                        "longest",
                        "AHT",
                        "talk",
                        "hold",
                        "wrap-up");
        };
    }

    static List<String> row(By by, String name, Tally tally) {
        List<String> row = new ArrayList<>(List.of(name));
        switch (by) {
            case AGENT ->
                row.addAll(List.of(
                        count(tally, Count.HANDLED),
                        time(tally.ahtMs()),
                        time(tally, Count.TALK_MS),
                        time(tally, Count.HOLD_MS),
                        time(tally, Count.WRAP_UP_MS),
                        share(tally.transferRate()),
                        share(tally.occupancy()),
                        time(tally, Count.OCCUPIED_MS),
                        time(tally, Count.AVAILABLE_MS),
                        time(tally, Count.PAUSED_MS)));
            case ALL, QUEUE, SKILL ->
                row.addAll(List.of(
                        count(tally, Count.OFFERED),
                        count(tally, Count.ANSWERED),
                        count(tally, Count.ABANDONED),
                        count(tally, Count.SHORT_ABANDONED),
                        Long.toString(others(tally)),
                        share(tally.serviceLevel(ServiceLevel.DEFAULT)),
                        time(tally.asaMs()),
                        time(tally, Count.LONGEST_WAIT_MS),
                        time(tally.ahtMs()),
                        time(tally, Count.TALK_MS),
                        time(tally, Count.HOLD_MS),
                        time(tally, Count.WRAP_UP_MS)));
        }
        return row;
    }

    /** Left by neither an agent nor the caller's hanging up. */
    private static long others(Tally tally) {
        return tally.get(Count.OVERFLOWED)
                + tally.get(Count.VOICEMAIL)
                + tally.get(Count.CALLBACK_REQUESTED)
                + tally.get(Count.LEFT_BY_KEY)
                + tally.get(Count.REFUSED)
                + tally.get(Count.LOST);
    }

    private static String count(Tally tally, Count count) {
        return Long.toString(tally.get(count));
    }

    private static String time(Tally tally, Count count) {
        return time(tally.get(count));
    }

    private static String time(OptionalDouble ms) {
        return ms.isPresent() ? time(Math.round(ms.getAsDouble())) : "-";
    }

    static String time(long ms) {
        long seconds = Math.round(ms / 1000.0);
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * 100) : "-";
    }
}
