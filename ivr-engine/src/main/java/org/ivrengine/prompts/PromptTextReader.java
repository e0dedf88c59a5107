package org.ivrengine.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.prompts.source.Fields;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads {@code prompts.yaml}: id -> text, or id -> {text, pronounced}. */
final class PromptTextReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[-_/][a-z0-9]+)*");

    private PromptTextReader() {}

    static List<Line> read(String yaml, Faults faults) {
        List<Line> lines = new ArrayList<>();
        YamlReader.read(yaml, faults)
                .flatMap(root -> Fields.of(root, "the file of prompts", faults))
                .ifPresent(fields -> fields.all().forEach(entry -> {
                    checkId(entry, faults);
                    line(entry, faults).ifPresent(lines::add);
                }));
        return lines;
    }

    private static void checkId(YamlNode.Entry entry, Faults faults) {
        if (!ID.matcher(entry.key().text()).matches() || entry.key().text().length() > Sound.ID_LENGTH_MAX) {
            faults.add(
                    entry.key().place(),
                    "\"" + entry.key().text()
                            + "\" is no prompt id; ids have lower-case letters, digits and - _ / between them");
        }
        if (Line.isWord(entry.key().text())) {
            faults.add(entry.key().place(), "ids under word/ and letter/ belong to spoken values; take another name");
        }
    }

    private static Optional<Line> line(YamlNode.Entry entry, Faults faults) {
        return switch (entry.value()) {
            case YamlNode.Scalar text -> {
                if (text.text().isBlank()) {
                    faults.add(entry.key().place(), "prompt \"" + entry.key().text() + "\" has no text");
                    yield Optional.empty();
                }
                yield Optional.of(new Line(entry.key().text(), text.text(), text.text()));
            }
            case YamlNode.Mapping mapping ->
                Fields.read(mapping, "a prompt", faults, fields -> {
                    String text = fields.requiredText("text");
                    return new Line(entry.key().text(), text, fields.text("pronounced", text));
                });
            case YamlNode.Sequence listing -> {
                faults.add(
                        listing.place(),
                        "expected the text of prompt \"" + entry.key().text() + "\", found a list");
                yield Optional.empty();
            }
        };
    }
}
