package org.ivrengine.simulation.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.simulation.staffing.Forecast;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads a forecast file; see docs/SIMULATION.md for its format. */
public final class ForecastReader {

    private static final String LEVEL_EXAMPLE = "{percent: 80, within: 20s}";

    private final Faults faults;
    private final Map<String, List<Double>> calls = new LinkedHashMap<>();

    private ForecastReader(Faults faults) {
        this.faults = faults;
    }

    /** What the file says besides the call centre itself. */
    private record Frame(
            Scenario centre,
            double intervalMs,
            double target,
            @Nullable LocalTime starts,
            @Nullable String csv) {}

    public static Forecast read(Path file) throws IOException, FaultyFile {
        ForecastReader reader = new ForecastReader(new Faults(file.toString()));
        Frame frame = YamlReader.read(Files.readString(file), reader.faults)
                .map(reader::frame)
                .orElse(null);
        FaultyFile.throwIfAny(reader.faults);
        if (frame == null) {
            throw new IllegalStateException("no forecast, and no fault either");
        }
        List<String> labels;
        Map<String, List<Double>> calls;
        if (frame.csv() == null) {
            calls = reader.calls;
            labels = labels(frame, calls.values().iterator().next().size());
        } else {
            ForecastTable table = ForecastTable.read(
                    file.resolveSibling(frame.csv()),
                    frame.centre().calls().stream().map(CallType::name).toList());
            calls = table.calls();
            labels = table.labels();
        }
        return new Forecast(frame.centre(), labels, frame.intervalMs(), calls, frame.target());
    }

    private @Nullable Frame frame(YamlNode document) {
        CentreReader centre = new CentreReader(document, "the forecast", faults);
        Values values = centre.values();
        Section top = centre.top();
        YamlNode interval = top.required("interval", "30");
        double intervalMs =
                interval == null ? 1 : values.durationMs(interval, Double.MIN_VALUE, ScenarioLimits.DURATION_MAX_MS);
        LocalTime starts = starts(top.optional("starts"), values);
        YamlNode csvGiven = top.optional("forecast");
        String csv = csvGiven == null ? null : values.text(csvGiven, "the name of a CSV file beside this one");
        YamlNode level = top.required("service_level", LEVEL_EXAMPLE);
        double percent = 80;
        double withinMs = 0;
        if (level != null) {
            Section section = Section.of(level, values, "service_level");
            YamlNode percentGiven = section.required("percent", "80");
            YamlNode withinGiven = section.required("within", "20s");
            section.done();
            percent = percentGiven == null ? 80 : values.number(percentGiven, 1, 99.9);
            withinMs = withinGiven == null ? 0 : values.durationMs(withinGiven, 0, ScenarioLimits.DURATION_MAX_MS);
        }
        Scenario scenario = centre.read(
                new Run.SteadyState(0, 1),
                OptionalDouble.of(withinMs),
                group -> 0,
                (section, type) -> expected(section, type, csv != null, values));
        return scenario == null ? null : new Frame(scenario, intervalMs, percent / 100, starts, csv);
    }

    /** Notes what is expected of a call type; its rate differs from interval to interval, so it has none here. */
    private Arrivals expected(Section section, String type, boolean isInCsv, Values values) {
        Arrivals none = Arrivals.constant(0);
        if (isInCsv) {
            return none; // a list here as well is an unknown key
        }
        YamlNode list = section.required("forecast", "[40, 55, 62] (calls in each interval)");
        if (list == null) {
            return none;
        }
        if (!(list instanceof YamlNode.Sequence(List<YamlNode> items, Place at)) || items.isEmpty()) {
            values.refused(list, "a list of calls in each interval, for example [40, 55, 62]", 0);
            return none;
        }
        List<Double> numbers = new ArrayList<>();
        items.forEach(item -> numbers.add(values.number(item, 0, ForecastTable.CALLS_MAX)));
        for (List<Double> other : calls.values()) {
            if (other.size() != numbers.size()) {
                faults.add(at, numbers.size() + " intervals, but " + other.size() + " for the call types before");
                break;
            }
        }
        calls.put(type, numbers);
        return none;
    }

    private static @Nullable LocalTime starts(@Nullable YamlNode value, Values values) {
        if (value == null) {
            return null;
        }
        String text = values.text(value, "a time of day, for example \"08:00\"");
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            values.refused(value, "a time of day, for example \"08:00\"", 0);
            return null;
        }
    }

    private static List<String> labels(Frame frame, int intervals) {
        List<String> labels = new ArrayList<>();
        LocalTime starts = frame.starts();
        for (int i = 0; i < intervals; i++) {
            labels.add(
                    starts == null
                            ? Integer.toString(i + 1)
                            : starts.plusNanos(Math.round(i * frame.intervalMs() * 1e6))
                                    .toString());
        }
        return labels;
    }
}
