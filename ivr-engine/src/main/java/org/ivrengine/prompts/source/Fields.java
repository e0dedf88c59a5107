package org.ivrengine.prompts.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;

/**
 * Takes the fields of one mapping, most of which are texts. Everything wrong (a field missing, of the wrong shape,
 * unknown) becomes a fault and reading goes on, so that one run tells all.
 */
public final class Fields {

    private final Entries entries;
    private final Faults faults;

    private Fields(Entries entries, Faults faults) {
        this.entries = entries;
        this.faults = faults;
    }

    /**
     * @param owner whose fields they are, in the reader's words: {@code a voice}
     * @return empty, with a fault, when the node is no mapping
     */
    public static Optional<Fields> of(YamlNode node, String owner, Faults faults) {
        return Entries.of(node, owner, faults).map(entries -> new Fields(entries, faults));
    }

    /** Reads a mapping with {@code read}, then complains about fields that {@code read} never asked for. */
    public static <T> Optional<T> read(YamlNode node, String owner, Faults faults, Function<Fields, T> read) {
        return of(node, owner, faults).map(fields -> {
            T result = read.apply(fields);
            fields.entries.refuseRest();
            return result;
        });
    }

    public Place place() {
        return entries.place();
    }

    /** @return the field's node, if the field is there */
    public Optional<YamlNode> node(String name) {
        return entries.optional(name);
    }

    /** @return the field's node, with a fault when it is missing */
    public Optional<YamlNode> required(String name) {
        Optional<YamlNode> node = node(name);
        if (node.isEmpty()) {
            faults.add(place(), "\"" + name + "\" is missing");
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
                    if (node instanceof YamlNode.Sequence list && !list.items().isEmpty()) {
                        return list.items().stream()
                                .flatMap(item -> textOf(item).stream())
                                .toList();
                    }
                    faults.add(node.place(), "expected a list of texts, found " + node.what());
                    return List.<String>of();
                })
                .orElse(List.of());
    }

    /** @return keys with texts, in the file's order; none when the field is missing */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(name)
                .flatMap(node -> of(node, "\"" + name + "\"", faults))
                .ifPresent(inner -> inner.all()
                        .forEach(entry -> inner.textOf(entry.value())
                                .ifPresent(text -> texts.put(entry.key().text(), text))));
        return texts;
    }

    /** @return the fields that nobody asked for yet, in the file's order; all count as asked for */
    public List<YamlNode.Entry> all() {
        return entries.rest();
    }

    private Optional<String> textOf(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        faults.add(
                node.place(), "expected a text, found " + (node instanceof YamlNode.Scalar ? "nothing" : node.what()));
        return Optional.empty();
    }
}
