package org.ivrengine.selfservice.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.selfservice.http.Reading.Form;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import tools.jackson.core.JsonPointer;

/** Reads how one output is taken from an answer. */
final class ReadingReader {

    private final Faults faults;
    private final Scalars scalars;
    private final InputReader types;

    ReadingReader(Faults faults, Scalars scalars) {
        this.faults = faults;
        this.scalars = scalars;
        types = new InputReader(faults, scalars);
    }

    Optional<Reading> read(YamlNode node) {
        return Entries.of(node, "an output", faults).flatMap(entries -> {
            Optional<Reading> reading = entries.has("count") ? count(entries) : taken(entries);
            entries.refuseRest();
            return reading;
        });
    }

    Optional<JsonPointer> pointer(YamlNode node) {
        return scalars.scalar(node, "a place in the answer such as /order/state")
                .flatMap(scalar -> {
                    try {
                        return Optional.of(JsonPointer.compile(scalar.text()));
                    } catch (IllegalArgumentException notOne) {
                        faults.add(
                                node.place(),
                                "\"" + scalar.text() + "\" is no place in an answer (JSON pointer); right would be"
                                        + " /order/state, or /lines/0/name in a list");
                        return Optional.empty();
                    }
                });
    }

    private Optional<Reading> count(Entries entries) {
        return entries.optional("count")
                .flatMap(this::pointer)
                .map(pointer -> new Reading(pointer, new Form.Count(), Optional.empty()));
    }

    private Optional<Reading> taken(Entries entries) {
        Optional<JsonPointer> from =
                entries.required("from", "from: /order/state").flatMap(this::pointer);
        Optional<YamlNode> otherwise = entries.optional("otherwise");
        if (entries.has("words")) {
            Optional<String> unknown =
                    otherwise.flatMap(node -> scalars.scalar(node, "a word")).map(YamlNode.Scalar::text);
            return entries.optional("words")
                    .flatMap(node -> Entries.of(node, "\"words\"", faults))
                    .flatMap(this::words)
                    .flatMap(words -> from.map(pointer ->
                            new Reading(pointer, new Form.Word(words, unknown), unknown.map(Value.Text::new))));
        }
        return entries.required("type", "type: digits, or words: {SHIPPED: shipped}")
                .flatMap(types::type)
                .flatMap(type -> form(type, entries))
                .flatMap(form -> from.map(pointer ->
                        new Reading(pointer, form, otherwise.flatMap(node -> value(form.type(), node)))));
    }

    private Optional<Map<String, String>> words(Entries entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.rest()) {
            scalars.matching(entry.value(), InputReader.NAME, "a word that prompts can be named by", "shipped")
                    .ifPresent(ours -> words.put(entry.key().text(), ours));
        }
        if (words.isEmpty()) {
            faults.add(entries.place(), "\"words\" says what theirs is ours, for example: words: {SHIPPED: shipped}");
            return Optional.empty();
        }
        return Optional.of(words);
    }

    private Optional<Form> form(ValueType type, Entries entries) {
        if (!(type instanceof Plain plain)) {
            throw new IllegalStateException("only plain types are written by name");
        }
        return switch (plain) {
            case TEXT, DIGITS, NUMBER, FLAG -> Optional.of(new Form.As(plain));
            case MONEY -> amount(entries);
            case DATE -> Optional.of(new Form.Day(zone(entries)));
            case TIME -> Optional.of(new Form.TimeOfDay(zone(entries)));
        };
    }

    private Optional<Form> amount(Entries entries) {
        boolean isMinor = entries.optional("unit")
                .flatMap(node -> scalars.scalar(node, "major or minor"))
                .map(scalar -> {
                    if (!scalar.text().equals("minor") && !scalar.text().equals("major")) {
                        faults.add(
                                scalar.place(),
                                "\"" + scalar.text() + "\" is no unit of an amount; right would be major (12.50) or"
                                        + " minor (1250)");
                    }
                    return scalar.text().equals("minor");
                })
                .orElse(false);
        return entries.required("currency", "currency: USD, or currency: /total/currency")
                .flatMap(this::currency)
                .map(currency -> new Form.Amount(currency, isMinor));
    }

    private Optional<Reading.Currency> currency(YamlNode node) {
        return scalars.scalar(node, "a currency").flatMap(scalar -> {
            if (scalar.text().startsWith("/")) {
                return pointer(node).map(Reading.Currency.At::new);
            }
            try {
                return Optional.of(new Reading.Currency.Always(
                        java.util.Currency.getInstance(scalar.text()).getCurrencyCode()));
            } catch (IllegalArgumentException unknown) {
                faults.add(
                        node.place(),
                        "\"" + scalar.text() + "\" is no currency; right would be USD, or a place such as"
                                + " /total/currency");
                return Optional.empty();
            }
        });
    }

    private Optional<ZoneId> zone(Entries entries) {
        return entries.optional("zone")
                .flatMap(node -> scalars.scalar(node, "a time zone"))
                .flatMap(scalar -> {
                    if (ZoneId.getAvailableZoneIds().contains(scalar.text())) {
                        return Optional.of(ZoneId.of(scalar.text()));
                    }
                    faults.add(
                            scalar.place(),
                            "\"" + scalar.text() + "\" is no time zone"
                                    + Suggestion.among(scalar.text(), List.copyOf(ZoneId.getAvailableZoneIds())));
                    return Optional.empty();
                });
    }

    private Optional<Value> value(ValueType type, YamlNode node) {
        if (!(type instanceof Plain plain)) {
            throw new IllegalStateException("only plain types have a value here");
        }
        return scalars.scalar(node, "a value").flatMap(scalar -> {
            String text = scalar.text();
            return switch (plain) {
                case TEXT -> Optional.of(new Value.Text(text));
                case DIGITS -> text.matches("[0-9]+") ? Optional.of(new Value.Text(text)) : unfit(scalar, "digits");
                case NUMBER ->
                    text.matches("-?[0-9]{1,18}")
                            ? Optional.of(new Value.Whole(Long.parseLong(text)))
                            : unfit(scalar, "a number");
                case FLAG -> scalars.flag(node).map(Value.Flag::new);
                case DATE -> parsed(scalar, "a date such as 2026-12-24", day -> new Value.Date(LocalDate.parse(day)));
                case TIME -> parsed(scalar, "a time such as 17:30", time -> new Value.Time(LocalTime.parse(time)));
                case MONEY -> unfit(scalar, "an amount; an amount that is missing has no stand-in, use \"when\"");
            };
        });
    }

    private Optional<Value> parsed(YamlNode.Scalar scalar, String what, Function<String, Value> parse) {
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (DateTimeException notOne) {
            return unfit(scalar, what);
        }
    }

    private Optional<Value> unfit(YamlNode.Scalar scalar, String what) {
        faults.add(scalar.place(), "\"" + scalar.text() + "\" is not " + what);
        return Optional.empty();
    }
}
