package org.ivrengine.app.report;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ivrengine.app.Grid;
import org.ivrengine.quality.Calibration;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.ReviewBook.Filter;
import org.ivrengine.quality.ReviewReport;
import org.ivrengine.quality.ReviewReport.By;
import org.ivrengine.quality.ReviewTally;
import org.ivrengine.quality.sample.SampleBook;
import org.ivrengine.quality.sample.SampleBook.Assignment;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr report --reviews}: a review counts when it was closed. */
final class ReviewLines {

    static final List<By> DEFAULT = List.of(By.AGENT, By.QUEUE, By.SECTION, By.REVIEWER, By.WEEK);

    private final Instant from;
    private final Instant until;
    private final ReviewReport report;

    /** By week and rule: of each contact, whether it is reviewed. */
    private final Map<List<String>, List<Boolean>> coverage =
            new TreeMap<>(Comparator.comparing((List<String> key) -> String.join(" ", key)));

    ReviewLines(ReviewBook book, SampleBook samples, Instant from, Instant until, ZoneId zone) {
        this.from = from;
        this.until = until;
        Filter closed = new Filter(
                Optional.of(from),
                Optional.of(until),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        report = new ReviewReport(book.find(closed), zone);
        for (Assignment drawn : samples.drawn(from, until)) {
            coverage.computeIfAbsent(List.of(drawn.drawn().week(), drawn.drawn().rule()), _ -> new ArrayList<>())
                    .add(drawn.isDone());
        }
    }

    /** What was drawn of the contacts of that time, and how much of it is reviewed. */
    private void coverage(PrintWriter out) {
        if (coverage.isEmpty()) {
            return;
        }
        Grid grid = new Grid(2).row("sample", "week", "drawn", "reviewed");
        coverage.forEach((key, done) ->
                grid.row(key.get(1), key.get(0), Integer.toString(done.size()), Long.toString(reviewed(done))));
        out.print(grid);
        out.println();
    }

    private static long reviewed(List<Boolean> done) {
        return done.stream().filter(each -> each).count();
    }

    void print(PrintWriter out, List<By> by) {
        for (By each : by) {
            boolean isPart = each == By.SECTION || each == By.CRITERION;
            Grid grid = new Grid(1)
                    .row(
                            isPart
                                    ? List.of(word(each), "applied", "score", "n/a", "fatal")
                                    : List.of(word(each), "reviews", "score", "passed", "fatal", "disputed"));
            report.lines(each)
                    .forEach((name, tally) -> grid.row(
                            isPart
                                    ? List.of(
                                            name,
                                            Integer.toString(tally.count()),
                                            percent(tally.meanPermille()),
                                            Integer.toString(tally.notApplicable()),
                                            Integer.toString(tally.fatal()))
                                    : List.of(
                                            name,
                                            Integer.toString(tally.count()),
                                            percent(tally.meanPermille()),
                                            percent(tally.passedPermille()),
                                            percent(tally.fatalPermille()),
                                            Integer.toString(tally.disputed()))));
            out.print(grid);
            out.println();
            if (each == By.REVIEWER) {
                calibration(out);
            }
        }
        coverage(out);
    }

    private void calibration(PrintWriter out) {
        List<Calibration> pairs = report.calibration();
        if (pairs.isEmpty()) {
            return;
        }
        Grid grid = new Grid(2).row("reviewer", "and", "both", "spread", "most", "milder by", "same answer");
        pairs.forEach(pair -> grid.row(
                pair.one(),
                pair.other(),
                Integer.toString(pair.contacts()),
                percent(OptionalInt.of(pair.spreadPermille())),
                percent(OptionalInt.of(pair.spreadPermilleMax())),
                (pair.differencePermille() < 0 ? "-" : "")
                        + percent(OptionalInt.of(Math.abs(pair.differencePermille()))),
                percent(pair.agreedPermille())));
        out.print(grid);
        out.println();
    }

    String json(List<By> by) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("from_ms", from.toEpochMilli());
        answer.put("until_ms", until.toEpochMilli());
        answer.put("reviews", report.count());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (By each : by) {
            report.lines(each).forEach((name, tally) -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("by", word(each));
                line.put("name", name);
                figures(tally).forEach(line::put);
                lines.add(line);
            });
        }
        answer.put("lines", lines);
        answer.put(
                "calibration",
                report.calibration().stream()
                        .map(pair -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("reviewer", pair.one());
                            line.put("other", pair.other());
                            line.put("contacts", pair.contacts());
                            line.put("spread_permille", pair.spreadPermille());
                            line.put("spread_max_permille", pair.spreadPermilleMax());
                            line.put("difference_permille", pair.differencePermille());
                            pair.agreedPermille().ifPresent(same -> line.put("same_answer_permille", same));
                            return line;
                        })
                        .toList());
        answer.put(
                "samples",
                coverage.entrySet().stream()
                        .map(entry -> Map.of(
                                "week", entry.getKey().get(0),
                                "sample", entry.getKey().get(1),
                                "drawn", entry.getValue().size(),
                                "reviewed", reviewed(entry.getValue())))
                        .toList());
        return JsonMapper.shared().writeValueAsString(answer);
    }

    String csv(List<By> by) {
        StringBuilder text = new StringBuilder("by,name,count,not_applicable,score_permille,passed,fatal,disputed\n");
        for (By each : by) {
            report.lines(each)
                    .forEach((name, tally) -> text.append(String.join(
                                    ",",
                                    word(each),
                                    cell(name),
                                    Integer.toString(tally.count()),
                                    Integer.toString(tally.notApplicable()),
                                    tally.meanPermille().isPresent()
                                            ? Integer.toString(
                                                    tally.meanPermille().getAsInt())
                                            : "",
                                    Integer.toString(tally.passed()),
                                    Integer.toString(tally.fatal()),
                                    Integer.toString(tally.disputed())))
                            .append('\n'));
        }
        return text.toString();
    }

    /** A name that a spreadsheet would take for a formula becomes text. */
    private static String cell(String name) {
        String safe = name.matches("(?s)[=+@\\t\\r-].*") ? "'" + name : name;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Object> figures(ReviewTally tally) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", tally.count());
        figures.put("not_applicable", tally.notApplicable());
        tally.meanPermille().ifPresent(mean -> figures.put("score_permille", mean));
        figures.put("passed", tally.passed());
        figures.put("fatal", tally.fatal());
        figures.put("disputed", tally.disputed());
        return figures;
    }

    private static String word(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(OptionalInt permille) {
        return permille.isPresent() ? permille.getAsInt() / 10 + "." + permille.getAsInt() % 10 + "%" : "-";
    }
}
