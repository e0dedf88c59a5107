package org.ivrengine.rules;

import java.util.List;
import java.util.Optional;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** A mapping with known keys. Read what there may be, then {@link #done}, which reports the keys nobody asked for. */
public final class Section {

    private final Place at;

    /** Empty when it is not even a mapping: further faults would only repeat that. */
    private final Optional<Entries> entries;

    private Section(Place at, Optional<Entries> entries) {
        this.at = at;
        this.entries = entries;
    }

    /**
     * @param name whose keys they are, in the reader's words: {@code queue sales}
     * @return the mapping as a section; an empty one, and a fault, if it is no mapping
     */
    public static Section of(YamlNode value, Values values, String name) {
        return new Section(value.place(), Entries.of(value, name, values.faults()));
    }

    public Place at() {
        return at;
    }

    public @Nullable YamlNode optional(String key) {
        return entries.flatMap(there -> there.optional(key)).orElse(null);
    }

    public @Nullable YamlNode required(String key, String example) {
        return entries.flatMap(there -> there.required(key, key + ": " + example))
                .orElse(null);
    }

    /** @return where the key stands, or where the section begins */
    public Place keyAt(String key) {
        return entries.flatMap(there -> there.entry(key))
                .map(entry -> entry.key().place())
                .orElse(at);
    }

    public void done() {
        entries.ifPresent(Entries::refuseRest);
    }

    /** @return entries of a mapping from names; none when it is missing, which is reported already */
    public static List<YamlNode.Entry> entries(@Nullable YamlNode value, Values values, String name) {
        if (value == null) {
            return List.of();
        }
        List<YamlNode.Entry> entries =
                of(value, values, name).entries.map(Entries::rest).orElse(List.of());
        if (entries.isEmpty() && value instanceof YamlNode.Mapping) {
            values.faults().add(value.place(), name + " is empty");
        }
        return entries;
    }
}
