package org.ivrengine.prompts.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the fields of one mapping. Everything wrong (a field missing, of the wrong shape, unknown) becomes a fault and
 * reading goes on, so that one run tells all.
 */
public final class Fields {

    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Boolean> asked = new LinkedHashMap<>();
    private final Place place;
    private final Faults faults;

    private Fields(Node.Mapping mapping, Faults faults) {
        mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
        this.place = mapping.place();
        this.faults = faults;
    }

    /** @return empty, with a fault, when the node is no mapping */
    public static Optional<Fields> of(Node node, Faults faults) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(mapping, faults));
        }
        faults.add(node.place(), "expected keys with values, found " + node.kind());
        return Optional.empty();
    }

    /** Reads a mapping with {@code read}, then complains about fields that {@code read} never asked for. */
    public static <T> Optional<T> read(Node node, Faults faults, Function<Fields, T> read) {
        return of(node, faults).map(fields -> {
            T result = read.apply(fields);
            fields.complainAboutUnknown();
            return result;
        });
    }

    public Place place() {
        return place;
    }

    /** @return the field's node, if the field is there */
    public Optional<Node> node(String name) {
        asked.put(name, true);
        return Optional.ofNullable(entries.get(name)).map(Node.Entry::value);
    }

    /** @return the field's node, with a fault when it is missing */
    public Optional<Node> required(String name) {
        Optional<Node> node = node(name);
        if (node.isEmpty()) {
            faults.add(place, "\"" + name + "\" is missing");
        }
        return node;
    }

    /** @return a text that is there and not empty, or the fallback */
    public String text(String name, String fallback) {
        return node(name).flatMap(this::textOf).orElse(fallback);
    }

    /** @return the text, or an empty one with a fault */
    public String requiredText(String name) {
        return required(name).flatMap(this::textOf).orElse("");
    }

    /** @return the texts of a list, or none with a fault */
    public List<String> requiredTexts(String name) {
        return required(name)
                .map(node -> {
                    if (node instanceof Node.Listing listing && !listing.items().isEmpty()) {
                        return listing.items().stream()
                                .flatMap(item -> textOf(item).stream())
                                .toList();
                    }
                    faults.add(node.place(), "expected a list of texts, found " + node.kind());
                    return List.<String>of();
                })
                .orElse(List.of());
    }

    /** @return keys with texts, in the file's order; none when the field is missing */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(name)
                .flatMap(node -> of(node, faults))
                .ifPresent(inner -> inner.entries.forEach(
                        (key, entry) -> inner.textOf(entry.value()).ifPresent(text -> texts.put(key, text))));
        return texts;
    }

    /** @return the fields that stand here, in the file's order; all count as asked for */
    public List<Node.Entry> all() {
        entries.keySet().forEach(name -> asked.put(name, true));
        return List.copyOf(entries.values());
    }

    private Optional<String> textOf(Node node) {
        if (node instanceof Node.Text text && !text.value().isBlank()) {
            return Optional.of(text.value());
        }
        faults.add(node.place(), "expected a text, found " + (node instanceof Node.Text ? "nothing" : node.kind()));
        return Optional.empty();
    }

    private void complainAboutUnknown() {
        entries.forEach((name, entry) -> {
            if (!asked.containsKey(name)) {
                faults.addUnknown(entry.place(), "field", name, asked.keySet());
            }
        });
    }
}
