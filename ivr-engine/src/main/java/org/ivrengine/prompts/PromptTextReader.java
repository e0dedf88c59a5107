package org.ivrengine.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.prompts.source.Faults;
import org.ivrengine.prompts.source.Fields;
import org.ivrengine.prompts.source.Node;
import org.ivrengine.prompts.source.YamlReader;
import org.ivrengine.prompts.speech.Line;

/** Reads {@code prompts.yaml}: id -> text, or id -> {text, pronounced}. */
final class PromptTextReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[-_/][a-z0-9]+)*");

    private PromptTextReader() {}

    static List<Line> read(String file, String yaml, Faults faults) {
        List<Line> lines = new ArrayList<>();
        YamlReader.read(file, yaml, faults)
                .flatMap(root -> Fields.of(root, faults))
                .ifPresent(fields -> fields.all().forEach(entry -> {
                    checkId(entry, faults);
                    line(entry, faults).ifPresent(lines::add);
                }));
        return lines;
    }

    private static void checkId(Node.Entry entry, Faults faults) {
        if (!ID.matcher(entry.key()).matches() || entry.key().length() > Sound.ID_LENGTH_MAX) {
            faults.add(
                    entry.place(),
                    "\"" + entry.key()
                            + "\" is no prompt id; ids have lower-case letters, digits and - _ / between them");
        }
        if (Line.isWord(entry.key())) {
            faults.add(entry.place(), "ids under word/ and letter/ belong to spoken values; take another name");
        }
    }

    private static Optional<Line> line(Node.Entry entry, Faults faults) {
        return switch (entry.value()) {
            case Node.Text text -> {
                if (text.value().isBlank()) {
                    faults.add(entry.place(), "prompt \"" + entry.key() + "\" has no text");
                    yield Optional.empty();
                }
                yield Optional.of(new Line(entry.key(), text.value(), text.value()));
            }
            case Node.Mapping mapping ->
                Fields.read(mapping, faults, fields -> {
                    String text = fields.requiredText("text");
                    return new Line(entry.key(), text, fields.text("pronounced", text));
                });
            case Node.Listing listing -> {
                faults.add(listing.place(), "expected the text of prompt \"" + entry.key() + "\", found a list");
                yield Optional.empty();
            }
        };
    }
}
