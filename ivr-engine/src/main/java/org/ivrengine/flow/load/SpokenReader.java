package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Spoken.Part;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads what is said: one prompt, or a list of prompts and values. */
public final class SpokenReader {

    private static final Pattern INSERTED = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FIXED = Pattern.compile("[a-z0-9_/-]*");

    private final Faults faults;
    private final FlowScalars scalars;
    private final OperandReader operands;

    public SpokenReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.operands = new OperandReader(faults);
    }

    public List<Spoken> spoken(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        if (items.isEmpty()) {
            faults.add(node.place(), "nothing is said here; give the id of a prompt");
        }
        List<Spoken> spoken = new ArrayList<>();
        for (YamlNode item : items) {
            item(item).ifPresent(spoken::add);
        }
        return spoken;
    }

    private Optional<Spoken> item(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return scalars.promptId(node).map(id -> new Spoken.Prompt(id, node.place()));
        }
        if (mapping.entries().size() != 1) {
            faults.add(node.place(), "one thing is said here, for example {digits: $order_number}");
            return Optional.empty();
        }
        YamlNode.Entry entry = mapping.entries().getFirst();
        String word = entry.key().text();
        if (word.equals("prompt")) {
            return prompt(entry.value());
        }
        Optional<Spoken.Style> style = Arrays.stream(Spoken.Style.values())
                .filter(s -> word(s).equals(word))
                .findFirst();
        if (style.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("prompt"));
            Arrays.stream(Spoken.Style.values()).map(SpokenReader::word).forEach(words::add);
            faults.add(entry.key().place(), "nothing can be said as \"" + word + "\"" + Suggestion.among(word, words));
            return Optional.empty();
        }
        return operands.spoken(entry.value(), style.get()).map(operand -> new Spoken.SpokenValue(style.get(), operand));
    }

    private static String word(Spoken.Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Spoken> prompt(YamlNode node) {
        Optional<YamlNode.Scalar> scalar = scalars.scalar(node, "the id of a prompt");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        Place place = node.place();
        if (!text.contains("{")) {
            return scalars.promptId(node).map(id -> new Spoken.Prompt(id, place));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = INSERTED.matcher(text);
        int end = 0;
        while (matcher.find()) {
            addFixed(parts, text.substring(end, matcher.start()), node);
            operands.variable(matcher.group(1), place).ifPresent(variable -> parts.add(new Part.Inserted(variable)));
            end = matcher.end();
        }
        addFixed(parts, text.substring(end), node);
        return Optional.of(new Spoken.ChosenPrompt(parts, place));
    }

    private void addFixed(List<Part> parts, String text, YamlNode node) {
        if (!FIXED.matcher(text).matches()) {
            faults.add(
                    node.place(),
                    "\"" + text
                            + "\" cannot be part of a prompt's id; right would be for example order-state-{order.state}");
        } else if (!text.isEmpty()) {
            parts.add(new Part.Fixed(text));
        }
    }
}
