package org.ivrengine.app.planning;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ivrengine.app.Grid;
import org.ivrengine.simulation.file.FaultyFile;
import org.ivrengine.simulation.file.ForecastReader;
import org.ivrengine.simulation.staffing.Forecast;
import org.ivrengine.simulation.staffing.Need;
import org.ivrengine.simulation.staffing.Staffing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./ivr staff FILE}: how many agents of each group every interval needs. */
@Command(
        name = "staff",
        description = "Finds the agents that a forecast needs, by group and interval.",
        footer = {"", "The format of the file: docs/SIMULATION.md. Examples: config/scenarios/."},
        mixinStandardHelpOptions = true)
public final class StaffCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(paramLabel = "FILE", description = "The forecast, YAML.")
    private Path file;

    @Option(names = "--json", description = "Prints the answer as JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (WatchedProgress progress = WatchedProgress.of("staffing")) {
            Forecast forecast = ForecastReader.read(file);
            List<Need> needs = Staffing.of(forecast, progress);
            if (json) {
                out.println(json(needs));
            } else {
                out.print(text(forecast, needs));
            }
            out.flush();
            return ExitCode.OK;
        } catch (FaultyFile e) {
            err.println(e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (Staffing.Impossible e) {
            err.println(file + ": " + e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println("cannot read " + file + ": " + e);
            return ExitCode.USAGE;
        }
    }

    private static String text(Forecast forecast, List<Need> needs) {
        Grid table = new Grid(1);
        List<String> head = new ArrayList<>(List.of("interval"));
        needs.getFirst().agents().forEach((group, count) -> head.add(group));
        head.add("agents");
        needs.getFirst().servedWithin().forEach((type, share) -> head.add(type + " %"));
        head.add("by");
        table.row(head);
        for (Need need : needs) {
            List<String> row = new ArrayList<>(List.of(need.interval()));
            need.agents().forEach((group, count) -> row.add(count.toString()));
            row.add(Integer.toString(need.total()));
            need.servedWithin().forEach((type, share) -> row.add(String.format(Locale.ROOT, "%.1f", 100 * share)));
            row.add(word(need.method()));
            table.row(row);
        }
        return String.format(
                        Locale.ROOT,
                        "agents for %.4g %% of offered calls served in time, and the share that they reach%n%n",
                        100 * forecast.target())
                + table;
    }

    private static String json(List<Need> needs) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode intervals = document.putArray("intervals");
        for (Need need : needs) {
            ObjectNode interval = intervals.addObject();
            interval.put("interval", need.interval());
            interval.put("method", word(need.method()));
            ObjectNode agents = interval.putObject("agents");
            need.agents().forEach((group, count) -> agents.put(group, count.intValue()));
            ObjectNode served = interval.putObject("served_within");
            need.servedWithin().forEach((type, share) -> served.put(type, share.doubleValue()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static String word(Need.Method method) {
        return switch (method) {
            case ERLANG_C -> "Erlang C";
            case ERLANG_A -> "Erlang A";
            case SIMULATION -> "simulation";
        };
    }
}
