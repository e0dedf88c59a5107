package org.ivrengine.flow.load;

import java.util.List;
import java.util.Optional;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;

/**
 * One line of a {@code choose}, taken apart: {@code {when: condition, next: step}} or {@code {otherwise: step}},
 * which may also be written as {@code otherwise:} with what follows in lines of its own.
 *
 * @param when the condition; empty in the line "otherwise"
 * @param exit where the line leads, as an exit is written anywhere else
 */
record BranchLine(Optional<YamlNode> when, YamlNode exit, boolean isOtherwise) {

    static Optional<BranchLine> of(YamlNode node, Faults faults) {
        if (node instanceof YamlNode.Mapping mapping) {
            Optional<YamlNode> when = value(mapping, "when");
            Optional<YamlNode> otherwise = value(mapping, "otherwise");
            if (when.isPresent() && otherwise.isEmpty()) {
                return Optional.of(new BranchLine(when, without(mapping, "when"), false));
            }
            if (otherwise.isPresent() && when.isEmpty()) {
                boolean alone = mapping.entries().size() == 1;
                YamlNode exit = alone ? otherwise.get() : without(mapping, "otherwise");
                return Optional.of(new BranchLine(Optional.empty(), exit, true));
            }
        }
        faults.add(
                node.place(),
                "a line of choose is {when: condition, next: step} or, as the last one, {otherwise: step}");
        return Optional.empty();
    }

    private static YamlNode without(YamlNode.Mapping mapping, String key) {
        List<YamlNode.Entry> rest = mapping.entries().stream()
                .filter(entry -> !entry.key().text().equals(key))
                .toList();
        return new YamlNode.Mapping(rest, mapping.place());
    }

    private static Optional<YamlNode> value(YamlNode.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(YamlNode.Entry::value)
                .findFirst();
    }
}
