package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code {rate: 1.4}} and {@code {rates: [0.5, 0.9], period: 60, busyness: {gamma: 30}}}. */
final class ArrivalsReader {

    private static final Arrivals NONE = Arrivals.constant(0);

    private final Values values;
    private final boolean longRun;

    /** @param longRun whether one long run is simulated, in which a factor that is drawn once would mean nothing */
    ArrivalsReader(Values values, boolean longRun) {
        this.values = values;
        this.longRun = longRun;
    }

    /** @param type name of the call type that the section describes */
    Arrivals readOf(Section section, String type) {
        YamlNode arrivals = section.required("arrivals", "{rate: 1.4}");
        return arrivals == null ? NONE : read(arrivals, "call type " + type + ".arrivals");
    }

    private Arrivals read(YamlNode value, String name) {
        Section section = Section.of(value, values, name);
        YamlNode rate = section.optional("rate");
        YamlNode rates = section.optional("rates");
        YamlNode period = section.optional("period");
        YamlNode busyness = section.optional("busyness");
        section.done();
        if (!(value instanceof YamlNode.Mapping)) {
            return NONE;
        }
        if ((rate == null) == (rates == null)) {
            values.faults()
                    .add(
                            section.at(),
                            name + " has " + (rate == null ? "neither" : "both") + " rate and rates"
                                    + "; expected {rate: 1.4} or {rates: [0.5, 0.9, 0.7], period: 120}");
            return NONE;
        }
        if ((rates == null) != (period == null)) {
            values.faults()
                    .add(
                            rates == null ? section.keyAt("period") : section.keyAt("rates"),
                            "rates and period go together: each rate holds for one period, then the next, over and over");
            return NONE;
        }
        OptionalDouble shape = busyness == null ? OptionalDouble.empty() : shape(busyness, name);
        if (rate != null) {
            if (busyness != null && longRun) {
                values.faults()
                        .add(
                                section.keyAt("busyness"),
                                "busyness is drawn once per day: it needs rates with a period, or a run with replications");
            }
            return new Arrivals(List.of(ratePerMs(rate)), Double.POSITIVE_INFINITY, shape);
        }
        double periodMs =
                period == null ? 1 : values.durationMs(period, Double.MIN_VALUE, ScenarioLimits.DURATION_MAX_MS);
        return new Arrivals(rates(rates), periodMs, shape);
    }

    private List<Double> rates(@Nullable YamlNode value) {
        List<Double> rates = new ArrayList<>();
        if (value instanceof YamlNode.Sequence(List<YamlNode> items, var _) && !items.isEmpty()) {
            items.forEach(item -> rates.add(ratePerMs(item)));
        } else if (value != null) {
            values.refused(value, "a list of rates, for example [0.5, 0.9, 0.7]", 0);
        }
        return rates.isEmpty() ? List.of(0.0) : rates;
    }

    private OptionalDouble shape(YamlNode busyness, String name) {
        Section section = Section.of(busyness, values, name + ".busyness");
        YamlNode gamma = section.required("gamma", "30");
        section.done();
        return gamma == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.number(gamma, ScenarioLimits.SHAPE_MIN, ScenarioLimits.SHAPE_MAX));
    }

    private double ratePerMs(YamlNode value) {
        double unitMs = values.unit().ms();
        return values.number(value, 0, ScenarioLimits.RATE_PER_MS_MAX * unitMs) / unitMs;
    }
}
