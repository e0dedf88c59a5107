package org.ivrengine.prompts.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;

/** A pattern such as <code>{day} de {month}</code>: words with slots for values. */
final class Template {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    /** Punctuation is for readers; the ear gets what stands between. */
    private static final Pattern UNSPOKEN_EDGE = Pattern.compile("^[\\s,.;:!?¿¡]+|[\\s,.;:!?]+$");

    /** Says nothing; stands where a pattern is missing, which is a fault. */
    static final Template NOTHING = new Template(List.of());

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Slot(String name) implements Part {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads a pattern; slots beyond {@code slots} are faults. */
    static Template of(String pattern, Set<String> slots, Place place, Faults faults) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = SLOT.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            addLiteral(parts, pattern.substring(end, matcher.start()));
            String name = matcher.group(1);
            if (slots.contains(name)) {
                parts.add(new Slot(name));
            } else {
                faults.add(
                        place,
                        "slot \"" + name + "\" does not exist"
                                + Suggestion.among(name, slots.stream().sorted().toList()));
            }
            end = matcher.end();
        }
        addLiteral(parts, pattern.substring(end));
        if (parts.isEmpty()) {
            faults.add(place, "the pattern says nothing");
        }
        return new Template(parts);
    }

    /** Puts values into the slots. Every slot of the pattern has a value. */
    Wording fill(Map<String, Wording> values) {
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> {
                    text.append(literal.text());
                    String spoken = UNSPOKEN_EDGE.matcher(literal.text()).replaceAll("");
                    if (!spoken.isEmpty()) {
                        pieces.add(new Piece.Phrase(spoken));
                    }
                }
                case Slot slot -> {
                    Wording value = values.get(slot.name());
                    if (value == null) {
                        throw new IllegalArgumentException("no value for {" + slot.name() + "}");
                    }
                    text.append(value.text());
                    pieces.addAll(value.pieces());
                }
            }
        }
        return new Wording(text.toString(), pieces);
    }

    private static void addLiteral(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Literal(text));
        }
    }
}
