package org.ivrengine.flow.trial;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.load.FlowScalars;
import org.ivrengine.flow.load.MoneyText;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads values that a transcript gives or expects, of the type that the operation says, or by their looks. */
final class ValueReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final Faults faults;
    private final FlowScalars scalars;

    ValueReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
    }

    /** @param type empty: by its looks */
    Optional<Value> value(YamlNode node, Optional<ValueType> type) {
        if (node instanceof YamlNode.Mapping) {
            return fields(node, type).map(Value.Fields::new);
        }
        Optional<Value> value = scalars.scalar(node, "a value")
                .flatMap(scalar -> type.isPresent() ? typed(scalar.text(), type.get()) : Optional.of(guessed(scalar)));
        if (value.isEmpty() && type.isPresent() && node instanceof YamlNode.Scalar) {
            faults.add(node.place(), node.what() + " is not of the type " + type.get() + example(type.get()));
        }
        return value;
    }

    private Optional<Map<String, Value>> fields(YamlNode node, Optional<ValueType> type) {
        Optional<Map<String, ValueType>> types = type.map(known -> switch (known) {
            case ValueType.Fields fields -> fields.types();
            case ValueType.OneOf _, ValueType.Plain _ -> Map.of();
        });
        return Entries.of(node, "a value of several fields", faults).map(entries -> values(entries, types));
    }

    /** @param types of the lines; empty: not known */
    Map<String, Value> values(Entries entries, Optional<Map<String, ValueType>> types) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.rest()) {
            String name = entry.key().text();
            if (types.isPresent() && !types.get().containsKey(name)) {
                faults.add(
                        entry.key().place(),
                        "there is no \"" + name + "\""
                                + Suggestion.among(name, types.get().keySet()));
            } else {
                value(entry.value(), types.map(known -> known.get(name))).ifPresent(value -> values.put(name, value));
            }
        }
        return values;
    }

    private static Optional<Value> typed(String text, ValueType type) {
        return switch (type) {
            case ValueType.Fields _ -> Optional.empty();
            case ValueType.OneOf oneOf ->
                oneOf.words().contains(text) ? Optional.of(new Value.Text(text)) : Optional.empty();
            case ValueType.Plain plain ->
                switch (plain) {
                    case TEXT -> Optional.of(new Value.Text(text));
                    case DIGITS -> text.matches("[0-9]*") ? Optional.of(new Value.Text(text)) : Optional.empty();
                    case NUMBER ->
                        NUMBER.matcher(text).matches()
                                ? Optional.of(new Value.Whole(Long.parseLong(text)))
                                : Optional.empty();
                    case FLAG ->
                        text.matches("true|false")
                                ? Optional.of(new Value.Flag(text.equals("true")))
                                : Optional.empty();
                    case MONEY -> MoneyText.read(text);
                    case DATE -> date(text);
                    case TIME -> time(text);
                };
        };
    }

    private static Value guessed(YamlNode.Scalar scalar) {
        String text = scalar.text();
        return switch (scalar.form()) {
            case WHOLE_NUMBER -> typed(text, ValueType.Plain.NUMBER).orElse(new Value.Text(text));
            case FLAG -> new Value.Flag(text.equalsIgnoreCase("true"));
            case TEXT, FRACTION, NOTHING ->
                MoneyText.read(text).or(() -> date(text)).or(() -> time(text)).orElse(new Value.Text(text));
        };
    }

    private static Optional<Value> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(new Value.Date(LocalDate.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> time(String text) {
        try {
            return TIME.matcher(text).matches() ? Optional.of(new Value.Time(LocalTime.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String example(ValueType type) {
        return switch (type) {
            case ValueType.OneOf _ -> "";
            case ValueType.Fields _ -> "; write {name: value, …}";
            case ValueType.Plain plain ->
                switch (plain) {
                    case TEXT, NUMBER -> "; right would be for example 42";
                    case DIGITS -> "; right would be for example \"10023\"";
                    case FLAG -> "; right would be true or false";
                    case MONEY -> "; right would be for example 12.50 USD";
                    case DATE -> "; right would be for example 2026-12-24";
                    case TIME -> "; right would be for example \"17:30\"";
                };
        };
    }
}
