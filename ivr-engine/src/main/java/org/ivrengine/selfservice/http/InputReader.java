package org.ivrengine.selfservice.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads the {@code inputs} of an operation. */
final class InputReader {

    /** As the flow language writes its variables. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final List<String> TYPES =
            Arrays.stream(Plain.values()).map(Plain::toString).toList();

    private final Faults faults;
    private final Scalars scalars;

    InputReader(Faults faults, Scalars scalars) {
        this.faults = faults;
        this.scalars = scalars;
    }

    /**
     * @param byName in the order of the file
     * @param secrets names of those that must not be seen anywhere
     */
    record Inputs(Map<String, OperationSignature.Input> byName, Set<String> secrets) {}

    Inputs read(Entries operation) {
        Map<String, OperationSignature.Input> inputs = new LinkedHashMap<>();
        Set<String> secrets = new TreeSet<>();
        Optional<Entries> entries =
                operation.optional("inputs").flatMap(node -> Entries.of(node, "\"inputs\"", faults));
        for (YamlNode.Entry entry : entries.map(Entries::rest).orElse(List.of())) {
            scalars.matching(entry.key(), NAME, "the name of an input", "order_number")
                    .ifPresent(name -> input(name, entry.value(), inputs, secrets));
        }
        return new Inputs(inputs, secrets);
    }

    private void input(String name, YamlNode node, Map<String, OperationSignature.Input> inputs, Set<String> secrets) {
        if (node instanceof YamlNode.Scalar) {
            inputs.put(name, new OperationSignature.Input(type(node).orElse(Plain.TEXT), true));
            return;
        }
        Entries.of(node, "an input", faults).ifPresent(entries -> {
            Optional<ValueType> type = entries.optional("words")
                    .flatMap(this::words)
                    .or(() -> entries.required("type", "type: digits").flatMap(this::type));
            boolean isOptional =
                    entries.optional("optional").flatMap(scalars::flag).orElse(false);
            if (entries.optional("secret").flatMap(scalars::flag).orElse(false)) {
                secrets.add(name);
            }
            entries.refuseRest();
            // One with a fault is an input all the same: what uses it shall not be told that there is none.
            inputs.put(name, new OperationSignature.Input(type.orElse(Plain.TEXT), !isOptional));
        });
    }

    Optional<ValueType> type(YamlNode node) {
        return scalars.scalar(node, "a type (" + String.join(", ", TYPES) + ")").flatMap(scalar -> {
            Optional<ValueType> type = Arrays.stream(Plain.values())
                    .filter(candidate -> candidate.toString().equals(scalar.text()))
                    .map(ValueType.class::cast)
                    .findFirst();
            if (type.isEmpty()) {
                faults.add(
                        node.place(),
                        "there is no type \"" + scalar.text() + "\"" + Suggestion.among(scalar.text(), TYPES));
            }
            return type;
        });
    }

    private Optional<ValueType> words(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence(List<YamlNode> items, var _)) || items.isEmpty()) {
            faults.add(node.place(), "words are written as a list, for example: words: [post, courier]");
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        items.forEach(item -> scalars.scalar(item, "a word").ifPresent(word -> words.add(word.text())));
        return Optional.of(new ValueType.OneOf(words));
    }
}
