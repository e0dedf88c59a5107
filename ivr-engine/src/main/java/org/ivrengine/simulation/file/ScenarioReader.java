package org.ivrengine.simulation.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file; see docs/SIMULATION.md for its format. */
public final class ScenarioReader {

    private static final String RUN_EXAMPLE =
            "{warmup: 1000, measure: 200000} (one long run) or {replications: 1000, horizon: 480} (days from empty)";

    private final Faults faults;

    private ScenarioReader(Faults faults) {
        this.faults = faults;
    }

    public static Scenario read(Path file) throws IOException, FaultyFile {
        return read(file.toString(), Files.readString(file));
    }

    /** @param file name for messages */
    public static Scenario read(String file, String text) throws FaultyFile {
        ScenarioReader reader = new ScenarioReader(new Faults(file));
        Scenario scenario =
                YamlReader.read(text, reader.faults).map(reader::scenario).orElse(null);
        FaultyFile.throwIfAny(reader.faults);
        if (scenario == null) {
            throw new IllegalStateException("no scenario, and no fault either");
        }
        return scenario;
    }

    private @Nullable Scenario scenario(YamlNode document) {
        CentreReader centre = new CentreReader(document, "the scenario", faults);
        Values values = centre.values();
        YamlNode runGiven = centre.top().required("run", RUN_EXAMPLE);
        Run run = runGiven == null ? new Run.Terminating(1, 1) : run(runGiven, values);
        OptionalDouble serviceLevelMs = serviceLevelMs(centre.top().optional("report"), values);
        ArrivalsReader arrivals = new ArrivalsReader(values, run instanceof Run.SteadyState);
        return centre.read(run, serviceLevelMs, group -> count(group, values), arrivals::readOf);
    }

    private static int count(Section group, Values values) {
        YamlNode count = group.required("count", "4");
        return count == null ? 0 : values.wholeNumber(count, 0, ScenarioLimits.AGENTS_MAX);
    }

    private static OptionalDouble serviceLevelMs(@Nullable YamlNode value, Values values) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        Section section = Section.of(value, values, "report");
        YamlNode serviceLevel = section.optional("service_level");
        section.done();
        return serviceLevel == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.durationMs(serviceLevel, 0, ScenarioLimits.DURATION_MAX_MS));
    }

    private Run run(YamlNode value, Values values) {
        Section section = Section.of(value, values, "run");
        YamlNode warmup = section.optional("warmup");
        YamlNode measure = section.optional("measure");
        YamlNode replications = section.optional("replications");
        YamlNode horizon = section.optional("horizon");
        section.done();
        if (measure != null && replications == null && horizon == null) {
            double warmupMs = warmup == null ? 0 : values.durationMs(warmup, 0, ScenarioLimits.RUN_MAX_MS);
            return new Run.SteadyState(
                    warmupMs, values.durationMs(measure, Double.MIN_VALUE, ScenarioLimits.RUN_MAX_MS));
        }
        if (replications != null && horizon != null && warmup == null && measure == null) {
            return new Run.Terminating(
                    values.wholeNumber(replications, 1, ScenarioLimits.REPLICATIONS_MAX),
                    values.durationMs(horizon, Double.MIN_VALUE, ScenarioLimits.RUN_MAX_MS));
        }
        if (value instanceof YamlNode.Mapping) {
            faults.add(section.at(), "expected " + RUN_EXAMPLE);
        }
        return new Run.Terminating(1, 1);
    }
}
