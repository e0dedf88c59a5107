package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code {mean: 4}}, {@code {lognormal: {mean: 4, sd: 3}}}, {@code {constant: 4}}, {@code {gamma: {shape, mean}}}. */
final class DistributionReader {

    private static final String EXAMPLES =
            "{mean: 4} (exponential), {lognormal: {mean: 4, sd: 3}}, {constant: 4} or {gamma: {shape: 2, mean: 4}}";

    private final Values values;

    DistributionReader(Values values) {
        this.values = values;
    }

    Distribution read(YamlNode value, String name) {
        if (!(value instanceof YamlNode.Mapping)) {
            values.refused(value, name + " as " + EXAMPLES, 0);
            return new Distribution.Constant(1);
        }
        Section section = Section.of(value, values, name);
        List<Distribution> found = new ArrayList<>();
        YamlNode mean = section.optional("mean");
        if (mean != null) {
            found.add(new Distribution.Exponential(positiveMs(mean)));
        }
        YamlNode lognormal = section.optional("lognormal");
        if (lognormal != null) {
            Section parameters = Section.of(lognormal, values, name + ".lognormal");
            double meanMs = requiredMs(parameters, "mean");
            YamlNode sd = parameters.required("sd", "3");
            double sdMs = sd == null ? 1 : values.durationMs(sd, 0, ScenarioLimits.DURATION_MAX_MS);
            found.add(new Distribution.Lognormal(meanMs, sdMs));
            parameters.done();
        }
        YamlNode constant = section.optional("constant");
        if (constant != null) {
            found.add(new Distribution.Constant(values.durationMs(constant, 0, ScenarioLimits.DURATION_MAX_MS)));
        }
        YamlNode gamma = section.optional("gamma");
        if (gamma != null) {
            Section parameters = Section.of(gamma, values, name + ".gamma");
            YamlNode shape = parameters.required("shape", "2");
            double meanMs = requiredMs(parameters, "mean");
            found.add(new Distribution.Gamma(
                    shape == null ? 1 : values.number(shape, ScenarioLimits.SHAPE_MIN, ScenarioLimits.SHAPE_MAX),
                    meanMs));
            parameters.done();
        }
        section.done();
        if (found.size() != 1) {
            values.faults()
                    .add(
                            section.at(),
                            name + " has " + (found.isEmpty() ? "no" : "more than one")
                                    + " distribution; expected one of " + EXAMPLES);
            return new Distribution.Constant(1);
        }
        return found.getFirst();
    }

    @Nullable
    Distribution readOptional(Section section, String key, String name) {
        YamlNode value = section.optional(key);
        return value == null ? null : read(value, name + "." + key);
    }

    private double requiredMs(Section parameters, String key) {
        YamlNode value = parameters.required(key, "4");
        return value == null ? 1 : positiveMs(value);
    }

    private double positiveMs(YamlNode value) {
        return values.durationMs(value, Double.MIN_VALUE, ScenarioLimits.DURATION_MAX_MS);
    }
}
