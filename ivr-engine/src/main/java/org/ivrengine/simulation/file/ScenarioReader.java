package org.ivrengine.simulation.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.simulation.Unit;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file; see docs/SIMULATION.md for its format. */
public final class ScenarioReader {

    static final String CALLS_EXAMPLE = "{A: {queue: A, arrivals: {rate: 1.4}, service: {mean: 4}}}";
    static final String AGENTS_EXAMPLE = "{SA: {count: 4, skills: {a: 100}}}";
    static final String QUEUES_EXAMPLE = "{A: {requires: \"a >= 1\"}}";
    private static final String RUN_EXAMPLE =
            "{warmup: 1000, measure: 200000} (one long run) or {replications: 1000, horizon: 480} (days from empty)";

    private final Faults faults = new Faults();

    private ScenarioReader() {}

    public static Scenario read(Path file) throws IOException, FaultyFile {
        return read(file.toString(), Files.readString(file));
    }

    /** @param file name for messages */
    public static Scenario read(String file, String text) throws FaultyFile {
        ScenarioReader reader = new ScenarioReader();
        Yaml document = YamlReader.read(text, reader.faults);
        Scenario scenario = document == null ? null : reader.scenario(document);
        reader.faults.throwIfAny(file);
        if (scenario == null) {
            throw new IllegalStateException("no scenario, and no fault either");
        }
        return scenario;
    }

    private @Nullable Scenario scenario(Yaml document) {
        Values plain = new Values(faults, Unit.MINUTES);
        Section top = Section.of(document, plain, "the scenario");
        Yaml unitGiven = top.optional("unit");
        Unit unit = unitGiven == null ? Unit.MINUTES : plain.word(unitGiven, Unit.class, Unit.MINUTES);
        Values values = new Values(faults, unit);
        Yaml seedGiven = top.optional("seed");
        long seed = seedGiven == null ? 1 : values.longNumber(seedGiven);
        Yaml runGiven = top.required("run", RUN_EXAMPLE);
        Run run = runGiven == null ? new Run.Terminating(1, 1) : run(runGiven, values);
        List<AgentGroup> agents =
                new AgentsReader(values, group -> count(group, values)).read(top.required("agents", AGENTS_EXAMPLE));
        SortedSet<String> skills = new TreeSet<>();
        agents.forEach(group -> skills.addAll(group.skills().keySet()));
        QueueReader queueReader = new QueueReader(values, skills);
        List<Queue> queues = queueReader.readAll(top.required("queues", QUEUES_EXAMPLE));
        ArrivalsReader arrivals = new ArrivalsReader(values, run instanceof Run.SteadyState);
        List<CallType> calls = new CallsReader(values, queueReader, queues, arrivals::readOf)
                .read(top.required("calls", CALLS_EXAMPLE));
        OptionalInt places = optionalCount(top.optional("waiting_places"), 0, values);
        OptionalInt trunks = optionalCount(top.optional("trunks"), 1, values);
        OptionalDouble serviceLevelMs = serviceLevelMs(top.optional("report"), values);
        top.done();
        if (faults.isThereAny()) {
            return null; // what stands in for a faulty part makes no whole
        }
        return new Scenario(unit, seed, run, Rules.of(skills, queues), calls, agents, places, trunks, serviceLevelMs);
    }

    private static int count(Section group, Values values) {
        Yaml count = group.required("count", "4");
        return count == null ? 0 : values.wholeNumber(count, 0, ScenarioLimits.AGENTS_MAX);
    }

    private static OptionalInt optionalCount(@Nullable Yaml value, int least, Values values) {
        return value == null
                ? OptionalInt.empty()
                : OptionalInt.of(values.wholeNumber(value, least, Integer.MAX_VALUE));
    }

    private static OptionalDouble serviceLevelMs(@Nullable Yaml value, Values values) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        Section section = Section.of(value, values, "report");
        Yaml serviceLevel = section.optional("service_level");
        section.done();
        return serviceLevel == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.durationMs(serviceLevel, 0, ScenarioLimits.DURATION_MAX_MS));
    }

    private Run run(Yaml value, Values values) {
        Section section = Section.of(value, values, "run");
        Yaml warmup = section.optional("warmup");
        Yaml measure = section.optional("measure");
        Yaml replications = section.optional("replications");
        Yaml horizon = section.optional("horizon");
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
        if (value instanceof Yaml.Fields) {
            faults.add(section.at(), "expected " + RUN_EXAMPLE);
        }
        return new Run.Terminating(1, 1);
    }
}
