package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A mapping with known keys. Read what there may be, then {@link #done}, which reports the keys nobody asked for. */
final class Section {

    private final Yaml.Fields fields;
    private final Values values;
    private final String name;
    private final List<String> known = new ArrayList<>();

    /** Not even a mapping: further faults would only repeat that. */
    private boolean broken;

    private Section(Yaml.Fields fields, Values values, String name) {
        this.fields = fields;
        this.values = values;
        this.name = name;
    }

    /** @return the mapping as a section; an empty one, and a fault, if it is no mapping */
    static Section of(Yaml value, Values values, String name) {
        if (value instanceof Yaml.Fields fields) {
            return new Section(fields, values, name);
        }
        values.refused(value, name + " as a mapping of keys to values", 0);
        Section none = new Section(new Yaml.Fields(value.at(), Map.of()), values, name);
        none.broken = true;
        return none;
    }

    Position at() {
        return fields.at();
    }

    @Nullable
    Yaml optional(String key) {
        known.add(key);
        Yaml.Field field = fields.fields().get(key);
        return field == null ? null : field.value();
    }

    @Nullable
    Yaml required(String key, String example) {
        Yaml value = optional(key);
        if (value == null && !broken) {
            values.faults.add(at(), name + " has no \"" + key + "\"; for example " + key + ": " + example);
        }
        return value;
    }

    /** @return where the key stands, or where the section begins */
    Position keyAt(String key) {
        Yaml.Field field = fields.fields().get(key);
        return field == null ? at() : field.keyAt();
    }

    void done() {
        Map<String, Yaml.Field> unknown = new TreeMap<>(fields.fields());
        unknown.keySet().removeAll(known);
        unknown.forEach((key, field) ->
                values.faults.add(field.keyAt(), name + " has no key \"" + key + "\"" + Faults.suggest(key, known)));
    }

    /** @return entries of a mapping from names; none when it is missing, which is reported already */
    static Map<String, Yaml.Field> entries(@Nullable Yaml value, Values values, String name) {
        if (value == null) {
            return Map.of();
        }
        Map<String, Yaml.Field> entries = of(value, values, name).fields.fields();
        if (entries.isEmpty() && value instanceof Yaml.Fields) {
            values.faults.add(value.at(), name + " is empty");
        }
        return entries;
    }
}
