package org.ivrengine.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of one mapping, taken one by one; what nobody took is a fault with a suggestion. */
public final class Entries {

    private final Faults faults;
    private final String owner;
    private final Place place;
    private final Map<String, YamlNode.Entry> byKey = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Entries(YamlNode.Mapping mapping, String owner, Faults faults) {
        this.owner = owner;
        this.place = mapping.place();
        this.faults = faults;
        for (YamlNode.Entry entry : mapping.entries()) {
            byKey.put(entry.key().text(), entry);
        }
    }

    /**
     * @param owner whose lines they are, in the reader's words: {@code a menu}
     * @return empty when it is no mapping, which is then a fault
     */
    public static Optional<Entries> of(YamlNode node, String owner, Faults faults) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(new Entries(mapping, owner, faults));
        }
        faults.add(node.place(), owner + " is written as a mapping (name: value), not as " + node.what());
        return Optional.empty();
    }

    public Place place() {
        return place;
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** Keys of the file in their order. */
    public List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    public Optional<YamlNode> optional(String key) {
        known.add(key);
        return Optional.ofNullable(byKey.get(key)).map(YamlNode.Entry::value);
    }

    /** The line itself, where the place of its name matters. */
    public Optional<YamlNode.Entry> entry(String key) {
        known.add(key);
        return Optional.ofNullable(byKey.get(key));
    }

    /** @param example what would be right, as a line of YAML */
    public Optional<YamlNode> required(String key, String example) {
        Optional<YamlNode> value = optional(key);
        if (value.isEmpty()) {
            faults.add(place, owner + " needs \"" + key + "\", for example: " + example);
        }
        return value;
    }

    /** Takes all lines that are left. */
    public List<YamlNode.Entry> rest() {
        List<YamlNode.Entry> rest = new ArrayList<>();
        byKey.forEach((key, entry) -> {
            if (known.add(key)) {
                rest.add(entry);
            }
        });
        return rest;
    }

    /** Call it last: lines that nobody asked for are faults. */
    public void refuseRest() {
        Set<String> asked = new LinkedHashSet<>(known);
        for (YamlNode.Entry entry : rest()) {
            String key = entry.key().text();
            faults.add(entry.key().place(), owner + " has no \"" + key + "\"" + Suggestion.among(key, asked));
        }
    }
}
