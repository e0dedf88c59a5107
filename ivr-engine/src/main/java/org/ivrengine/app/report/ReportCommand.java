package org.ivrengine.app.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.QueuePromises;
import org.ivrengine.app.config.QueuesFile;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlContactArchive;
import org.ivrengine.calllog.sql.figures.SqlFigures;
import org.ivrengine.quality.ReviewReport;
import org.ivrengine.quality.sql.SqlReviewBook;
import org.ivrengine.quality.sql.SqlSampleBook;
import org.ivrengine.report.Cell;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;
import org.ivrengine.routing.Queue;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ivr report}. */
@Command(
        name = "report",
        description = "Figures of queues and agents, from the contacts on record.",
        footer = {
            "",
            "A day or a time of a day: 2026-11-22 or 2026-11-22T14:30. Intervals are quarters of an hour; an event counts"
                    + " in the one in which it happened. docs/AGENTS.md says more."
        },
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--from", paramLabel = "TIME", description = "Begin (default: today).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "End, itself not included (default: a day after the begin).")
    private @Nullable String to;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            split = ",",
            description = "queue, agent, skill or all; several with commas (default: queue,agent). With --reviews also"
                    + " section, criterion, reviewer, scorecard, week.")
    private List<String> by = List.of();

    @Option(names = "--reviews", description = "Figures of the reviews that were closed in that time.")
    private boolean reviews;

    @Option(names = "--csv", description = "With --reviews: prints comma-separated values.")
    private boolean csv;

    @Option(names = "--intervals", description = "A line for every quarter of an hour in which something happened.")
    private boolean intervals;

    @Option(
            names = "--fcr",
            description =
                    "First contact resolution, too: reads all contacts of that time and of the two weeks after it.")
    private boolean withResolution;

    @ArgGroup(exclusive = false)
    private @Nullable Upkeep upkeep;

    /** What is done to the figures instead of a report. */
    static final class Upkeep {
        @Option(names = "--rebuild", description = "Counts all figures anew, by the promises that queues make now.")
        private boolean rebuild;

        @Option(names = "--verify", description = "Compares all figures with the rows that they sum up.")
        private boolean verify;
    }

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of the site (default: this machine's).")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(names = "--json", description = "Prints JSON, for programs: sums in full, durations in milliseconds.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ReportWindow window = window();
        if (csv && !reviews) {
            throw new ParameterException(spec.commandLine(), "--csv goes with --reviews");
        }
        List<By> by = reviews ? List.of() : words(By.class, List.of(By.QUEUE, By.AGENT));
        List<ReviewReport.By> byOfReviews = reviews ? words(ReviewReport.By.class, ReviewLines.DEFAULT) : List.of();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.openNow(config.get().database())) {
            if (reviews) {
                SqlReviewBook book = new SqlReviewBook(database.jdbi(), InstantSource.system());
                print(
                        out,
                        new ReviewLines(
                                book,
                                new SqlSampleBook(database.jdbi(), InstantSource.system()),
                                window.from(),
                                window.until(),
                                zone),
                        byOfReviews);
                return ExitCode.OK;
            }
            Function<String, Targets> targets = targets(config.get());
            if (upkeep != null) {
                return keepUp(new FigureUpkeep(database, out), targets);
            }
            SqlContactArchive rows = new SqlContactArchive(database.jdbi());
            ReportReading.Read read =
                    new ReportReading(rows, new SqlFigures(database.jdbi()), targets).read(window, by, intervals);
            ReportExtras extras = ReportExtras.read(database, rows, window, withResolution);
            int waiting = waiting(config.get(), database);
            if (json) {
                Map<String, Object> answer = json(window, read.report(), by);
                answer.putAll(extras.json());
                answer.put("contacts_waiting_on_disk", waiting);
                out.println(JsonMapper.shared().writeValueAsString(answer));
            } else {
                by.forEach(each -> print(out, window, read.report(), each));
                extras.print(out);
            }
            out.flush();
            say(read, waiting);
            return ExitCode.OK;
        } catch (DatabaseAwayException away) {
            spec.commandLine().getErr().println(away.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private <E extends Enum<E>> List<E> words(Class<E> words, List<E> otherwise) {
        Map<String, E> known = new LinkedHashMap<>();
        for (E word : words.getEnumConstants()) {
            known.put(word.name().toLowerCase(Locale.ROOT), word);
        }
        List<E> found = new ArrayList<>();
        for (String text : by) {
            E word = known.get(text.toLowerCase(Locale.ROOT));
            if (word == null) {
                throw new ParameterException(
                        spec.commandLine(), "there is no --by " + text + Suggestion.among(text, known.keySet()));
            }
            found.add(word);
        }
        return found.isEmpty() ? otherwise : found;
    }

    private void print(PrintWriter out, ReviewLines lines, List<ReviewReport.By> byOfReviews) {
        if (json) {
            out.println(lines.json(byOfReviews));
        } else if (csv) {
            out.print(lines.csv(byOfReviews));
        } else {
            lines.print(out, byOfReviews);
        }
        out.flush();
    }

    private int keepUp(FigureUpkeep figures, Function<String, Targets> targets) {
        if (upkeep != null && upkeep.rebuild) {
            figures.rebuild(targets);
        }
        boolean agree = upkeep == null || !upkeep.verify || figures.verify();
        spec.commandLine().getOut().flush();
        return agree ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void say(ReportReading.Read read, int waiting) {
        PrintWriter err = spec.commandLine().getErr();
        read.whyRows()
                .ifPresent(why -> err.println(why + "; so this was counted from all contacts of that time, which takes"
                        + " longer. ./ivr report --rebuild counts the figures anew"));
        if (waiting > 0) {
            err.println(waiting + (waiting == 1 ? " contact waits" : " contacts wait")
                    + " on disk for the database; they are not in these figures");
        }
    }

    private static int waiting(EngineConfig config, Database database) throws IOException {
        Path folder = Engine.callLogFolder(config);
        Optional<JournalPosition> carried =
                WaitingCalls.journal(folder).flatMap(new SqlCallArchive(database.jdbi())::position);
        return WaitingCalls.read(folder, carried).contacts();
    }

    /** As config/queues.yaml promises them now; queues that are gone from it count by the usual ones. */
    private Function<String, Targets> targets(EngineConfig config) throws IOException {
        Path file = config.home().resolve(RuleFiles.QUEUES);
        Faults faults = new Faults(file.toString());
        Map<String, Queue> queues = Files.exists(file)
                ? QueuesFile.read(Files.readString(file), faults)
                        .rules()
                        .routing()
                        .queues()
                : Map.of();
        faults.sorted().forEach(spec.commandLine().getErr()::println);
        return QueuePromises.of(queues);
    }

    private ReportWindow window() {
        try {
            Instant begin =
                    from == null ? LocalDate.now(zone).atStartOfDay(zone).toInstant() : ReportWindow.moment(from, zone);
            Instant end =
                    to == null ? begin.atZone(zone).plus(Period.ofDays(1)).toInstant() : ReportWindow.moment(to, zone);
            return new ReportWindow(begin, end, zone);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void print(PrintWriter out, ReportWindow window, Report report, By each) {
        List<String> head = new ArrayList<>(intervals ? List.of("from") : List.of());
        head.addAll(ReportTable.head(each));
        Grid grid = new Grid(intervals ? 2 : 1).row(head);
        lines(window, report, each).forEach(line -> {
            List<String> row =
                    new ArrayList<>(intervals ? List.of(TIME.format(line.from().atZone(zone))) : List.of());
            row.addAll(ReportTable.row(each, line.name(), line.tally()));
            grid.row(row);
        });
        out.print(grid);
        out.println();
    }

    private Map<String, Object> json(ReportWindow window, Report report, List<By> by) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("from_ms", window.from().toEpochMilli());
        answer.put("until_ms", window.until().toEpochMilli());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (By each : by) {
            for (Line line : lines(window, report, each)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("by", each.name().toLowerCase(Locale.ROOT));
                entry.put("name", line.name());
                if (intervals) {
                    entry.put("from_ms", line.from().toEpochMilli());
                }
                entry.putAll(ReportFigures.json(line.tally()));
                lines.add(entry);
            }
        }
        answer.put("lines", lines);
        return answer;
    }

    /** @param from begin of the interval, or of the window */
    private record Line(Instant from, String name, Tally tally) {}

    private List<Line> lines(ReportWindow window, Report report, By each) {
        List<Line> lines = new ArrayList<>();
        Map<String, List<Tally>> merged = new TreeMap<>();
        for (Map.Entry<Cell, Tally> entry : report.cells().entrySet()) {
            Cell cell = entry.getKey();
            if (cell.by() != each) {
                continue;
            }
            long fromMs = Math.max(cell.interval().fromMs(), window.from().toEpochMilli());
            lines.add(new Line(Instant.ofEpochMilli(fromMs), cell.name(), entry.getValue()));
            merged.computeIfAbsent(cell.name(), _ -> new ArrayList<>()).add(entry.getValue());
        }
        if (intervals) {
            return lines;
        }
        return merged.entrySet().stream()
                .map(entry -> new Line(window.from(), entry.getKey(), Tally.sum(entry.getValue())))
                .toList();
    }
}
