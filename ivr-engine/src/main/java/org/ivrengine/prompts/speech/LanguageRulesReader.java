package org.ivrengine.prompts.speech;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.prompts.source.Fields;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads {@code language.yaml}. */
public final class LanguageRulesReader {

    private static final NumberStyle NO_STYLE = new NumberStyle("spellout-numbering", Map.of());

    private final Faults faults;
    private NumberWords numbers = new NumberWords(ULocale.ENGLISH, "");

    private LanguageRulesReader(Faults faults) {
        this.faults = faults;
    }

    /** @return of use only when no fault was added */
    public static Optional<LanguageRules> read(String yaml, Faults faults) {
        LanguageRulesReader reader = new LanguageRulesReader(faults);
        return YamlReader.read(yaml, faults).flatMap(root -> Fields.read(root, "a language", faults, reader::language));
    }

    private LanguageRules language(Fields fields) {
        ULocale locale = locale(fields);
        numbers = numberWords(fields, locale);
        return new LanguageRules(
                locale,
                fields.required("voice")
                        .flatMap(node -> Fields.read(node, "a voice", faults, this::voice))
                        .orElse(new LanguageRules.Voice(List.of(), "")),
                numbers,
                style(fields.required("cardinal")),
                characters(fields),
                fields.required("date")
                        .flatMap(node -> Fields.read(node, "the rules of dates", faults, this::date))
                        .orElse(new LanguageRules.DateRules(Template.NOTHING, NO_STYLE, NO_STYLE)),
                fields.required("time")
                        .flatMap(node -> Fields.read(
                                node,
                                "the rules of times",
                                faults,
                                each -> new TimeRulesReader(this, faults).read(each)))
                        .orElse(new LanguageRules.TimeRules(false, NO_STYLE, NO_STYLE, List.of(), List.of())),
                fields.required("money")
                        .flatMap(node -> Fields.read(node, "the rules of money", faults, this::money))
                        .orElse(new LanguageRules.MoneyRules(Template.NOTHING, Template.NOTHING, NO_STYLE, Map.of())),
                fields.texts("pronounced"));
    }

    private ULocale locale(Fields fields) {
        String tag = fields.requiredText("locale");
        ULocale locale = ULocale.forLanguageTag(tag);
        boolean known = Arrays.stream(ULocale.getAvailableLocales())
                .anyMatch(each -> each.getLanguage().equals(locale.getLanguage()));
        if (!known && !tag.isEmpty()) {
            fields.node("locale")
                    .ifPresent(node -> faults.add(
                            node.place(), "ICU has no language \"" + tag + "\"; expected for example en or pt-BR"));
        }
        return known ? locale : ULocale.ENGLISH;
    }

    private NumberWords numberWords(Fields fields, ULocale locale) {
        try {
            return new NumberWords(locale, fields.text("number_rules", ""));
        } catch (IllegalArgumentException e) {
            fields.node("number_rules").ifPresent(node -> faults.add(node.place(), String.valueOf(e.getMessage())));
            return new NumberWords(locale, "");
        }
    }

    private Map<String, String> characters(Fields fields) {
        Map<String, String> names = fields.texts("characters");
        names.keySet().stream()
                .filter(sign -> sign.codePointCount(0, sign.length()) != 1)
                .forEach(sign -> fields.node("characters")
                        .ifPresent(node ->
                                faults.add(node.place(), "\"" + sign + "\" is not one sign; names are sign: name")));
        return names;
    }

    private LanguageRules.Voice voice(Fields fields) {
        List<String> command = fields.requiredTexts("command");
        for (String slot : List.of("{text_file}", "{wav_file}")) {
            if (!command.isEmpty() && command.stream().noneMatch(argument -> argument.contains(slot))) {
                faults.add(fields.place(), "the voice's command needs " + slot + " among its arguments");
            }
        }
        return new LanguageRules.Voice(command, fields.text("package", ""));
    }

    private LanguageRules.DateRules date(Fields fields) {
        return new LanguageRules.DateRules(
                template(fields.required("pattern"), "weekday", "day", "month", "year"),
                style(fields.required("day")),
                style(fields.required("year")));
    }

    private LanguageRules.MoneyRules money(Fields fields) {
        Map<String, LanguageRules.CurrencyWords> currencies = new HashMap<>();
        fields.required("currencies")
                .flatMap(node -> Fields.of(node, "currencies", faults))
                .ifPresent(all -> all.all().forEach(entry -> {
                    if (!isCurrency(entry.key().text())) {
                        faults.add(
                                entry.key().place(),
                                "\"" + entry.key().text() + "\" is no ISO 4217 currency; expected for example EUR");
                    }
                    Fields.read(entry.value(), "a currency", faults, this::currency)
                            .ifPresent(words -> currencies.put(entry.key().text(), words));
                }));
        return new LanguageRules.MoneyRules(
                template(fields.required("pattern"), "major", "minor"),
                template(fields.required("other"), "major", "minor", "code"),
                style(fields.required("other_number")),
                currencies);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private LanguageRules.CurrencyWords currency(Fields fields) {
        return new LanguageRules.CurrencyWords(
                fields.required("major").flatMap(this::unit).orElse(new LanguageRules.UnitWords(NO_STYLE, Map.of())),
                fields.node("minor").flatMap(this::unit));
    }

    /** A unit: its number's style, and a word for each of CLDR's plural categories that the language has. */
    private Optional<LanguageRules.UnitWords> unit(YamlNode node) {
        return Fields.read(node, "a unit", faults, fields -> {
            Map<String, String> forms = new HashMap<>();
            NumberStyle number = style(fields.required("number"));
            for (String category : List.of("zero", "one", "two", "few", "many")) {
                fields.node(category).ifPresent(there -> forms.put(category, fields.requiredText(category)));
            }
            forms.put("other", fields.requiredText("other"));
            return new LanguageRules.UnitWords(number, forms);
        });
    }

    /** A rule set's name, or a mapping with the rule set and exceptions from it. */
    NumberStyle style(Optional<YamlNode> node) {
        return switch (node.orElse(null)) {
            case YamlNode.Scalar text -> {
                checkRuleSet(text);
                yield new NumberStyle(text.text(), Map.of());
            }
            case YamlNode.Mapping mapping ->
                Fields.read(mapping, "a style of numbers", faults, fields -> {
                            fields.required("rules").ifPresent(rules -> {
                                if (rules instanceof YamlNode.Scalar text) {
                                    checkRuleSet(text);
                                }
                            });
                            return new NumberStyle(fields.requiredText("rules"), exceptions(fields));
                        })
                        .orElse(NO_STYLE);
            case YamlNode.Sequence listing -> {
                faults.add(listing.place(), "expected the name of a rule set, found a list");
                yield NO_STYLE;
            }
            case null -> NO_STYLE;
        };
    }

    private Map<Long, String> exceptions(Fields fields) {
        Map<Long, String> except = new HashMap<>();
        fields.texts("except").forEach((number, words) -> {
            try {
                except.put(Long.parseLong(number), words);
            } catch (NumberFormatException e) {
                faults.add(fields.place(), "\"" + number + "\" is no whole number; exceptions are number: words");
            }
        });
        return except;
    }

    private void checkRuleSet(YamlNode.Scalar name) {
        if (!numbers.ruleSets().contains(name.text())) {
            faults.add(
                    name.place(),
                    "number rule set \"" + name.text() + "\" does not exist"
                            + Suggestion.among(name.text(), numbers.ruleSets()));
        }
    }

    Template template(Optional<YamlNode> node, String... slots) {
        return switch (node.orElse(null)) {
            case YamlNode.Scalar text -> Template.of(text.text(), Set.of(slots), text.place(), faults);
            case YamlNode.Mapping mapping -> notAPattern(mapping);
            case YamlNode.Sequence listing -> notAPattern(listing);
            case null -> Template.NOTHING;
        };
    }

    private Template notAPattern(YamlNode node) {
        faults.add(node.place(), "expected a pattern, found " + node.what());
        return Template.NOTHING;
    }
}
