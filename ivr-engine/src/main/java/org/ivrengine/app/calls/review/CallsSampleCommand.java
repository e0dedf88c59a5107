package org.ivrengine.app.calls.review;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.calllog.CallArchive;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlContactArchive;
import org.ivrengine.quality.file.SamplesReader;
import org.ivrengine.quality.file.ScorecardFolder;
import org.ivrengine.quality.sample.Drawing;
import org.ivrengine.quality.sample.Drawing.Result;
import org.ivrengine.quality.sample.Drawing.Week;
import org.ivrengine.quality.sample.Drawn;
import org.ivrengine.quality.sample.SampleBook;
import org.ivrengine.quality.sample.SampleBook.Assignment;
import org.ivrengine.quality.sample.SampleRule.StepOutcome;
import org.ivrengine.quality.sample.SampleRules;
import org.ivrengine.quality.sql.SqlSampleBook;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;
import org.ivrengine.yaml.Faults;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ivr calls sample}. */
@Command(
        name = "sample",
        description = "Draws the contacts of a week that are to be reviewed, by the rules of config/samples.yaml.",
        footer = {
            "",
            "Drawn again, a week only gets what is missing. \"./ivr calls review --next\" begins the next review of a"
                    + " sample. docs/QUALITY.md says more."
        },
        mixinStandardHelpOptions = true)
public final class CallsSampleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(
            names = "--week",
            paramLabel = "WEEK",
            description = "For example 2026-W47, or a day of it (default: the last whole week).")
    private @Nullable String week;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of the site (default: this machine's).")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(names = "--dry-run", description = "Shows what would be drawn and keeps nothing.")
    private boolean dryRun;

    @Option(names = "--todo", description = "Draws nothing; shows what was drawn and is not reviewed yet.")
    private boolean todo;

    @Option(names = "--by", paramLabel = "WHO", description = "With --todo: of this reviewer (default: of all).")
    private @Nullable String by;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Week drawnWeek = week();
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        try (Database database = Database.openNow(config.get().database())) {
            SampleBook book = new SqlSampleBook(database.jdbi(), InstantSource.system());
            if (todo) {
                print(book.open(Optional.ofNullable(by)).stream()
                        .map(Assignment::drawn)
                        .toList());
                return ExitCode.OK;
            }
            Faults faults = new Faults(RuleFiles.SAMPLES);
            SampleRules rules = rules(config.get(), faults);
            if (!faults.isEmpty()) {
                faults.sorted().forEach(err()::println);
                return ExitCode.SOFTWARE;
            }
            draw(book, database.jdbi(), rules, drawnWeek);
            return ExitCode.OK;
        } catch (DatabaseAwayException away) {
            err().println(away.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            out().flush();
            err().flush();
        }
    }

    private static SampleRules rules(EngineConfig config, Faults faults) throws IOException {
        Path file = config.home().resolve(RuleFiles.SAMPLES);
        Set<String> scorecards = ScorecardFolder.read(config.home().resolve(RuleFiles.SCORECARDS), Optional.empty())
                .cards()
                .keySet();
        return Files.isRegularFile(file)
                ? SamplesReader.read(Files.readString(file), scorecards, Optional.empty(), faults)
                : SampleRules.NONE;
    }

    private void draw(SampleBook book, Jdbi jdbi, SampleRules rules, Week of) {
        CallArchive calls = new SqlCallArchive(jdbi);
        Drawing drawing = new Drawing(
                rules,
                of,
                (call, step) -> calls.call(call)
                        .filter(there -> wentThrough(there, step))
                        .isPresent(),
                book.drawn(of.from(), of.until()).stream()
                        .map(Assignment::drawn)
                        .toList(),
                book.reviewed(of.from().minusSeconds(86_400), of.until()));
        new SqlContactArchive(jdbi).contacts(of.from().minusMillis(rules.lookBackMs()), of.until(), drawing::add);
        List<Result> results = drawing.draw();
        List<Drawn> added =
                results.stream().flatMap(result -> result.added().stream()).toList();
        List<Drawn> kept = dryRun ? added : book.keep(added);
        print(kept);
        if (!json) {
            results.forEach(this::missing);
        }
    }

    private static boolean wentThrough(CallDetail call, StepOutcome step) {
        return call.steps().stream()
                .anyMatch(visit ->
                        (step.step().equals(visit.step()) || step.step().equals(visit.flow() + "." + visit.step()))
                                && step.outcomes().contains(visit.outcome()));
    }

    private void missing(Result result) {
        result.missing()
                .forEach((agent, contacts) -> err().println(
                                "sample " + result.rule().key() + ": "
                                        + (agent.isEmpty() ? "" : agent + " has ")
                                        + contacts + (contacts == 1 ? " contact" : " contacts") + " too few that fit"));
    }

    private void print(List<Drawn> drawn) {
        if (json) {
            out().println(json(drawn));
            return;
        }
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
        Grid grid = new Grid().row("sample", "week", "call", "joined", "queue", "agent", "scorecard", "reviewer");
        drawn.forEach(each -> grid.row(
                each.rule(),
                each.week(),
                each.call().substring(0, 12),
                time.format(each.joinedAt().atZone(zone)),
                each.queue(),
                each.agent(),
                each.scorecard(),
                each.reviewer().isEmpty() ? "anybody" : each.reviewer()));
        out().print(grid);
    }

    private static String json(List<Drawn> drawn) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ArrayNode contacts = root.putArray("contacts");
        drawn.forEach(each -> contacts.addObject()
                .put("sample", each.rule())
                .put("week", each.week())
                .put("call", each.call())
                .put("contact", each.contact())
                .put("joined", each.joinedAt().toString())
                .put("queue", each.queue())
                .put("agent", each.agent())
                .put("scorecard", each.scorecard())
                .put("reviewer", each.reviewer()));
        return root.toPrettyString();
    }

    private Week week() {
        try {
            LocalDate day = week == null
                    ? LocalDate.now(zone).minusWeeks(1)
                    : week.contains("W")
                            ? LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                            : LocalDate.parse(week);
            return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
        } catch (DateTimeException wrong) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + week + "\" is no week; right would be for example 2026-W47 or 2026-11-22",
                    wrong);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
