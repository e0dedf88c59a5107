package org.ivrengine.selfservice.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.selfservice.http.AnswerRule.Condition;
import org.ivrengine.selfservice.http.AnswerRule.StatusRange;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;
import tools.jackson.core.JsonPointer;

/** Reads the {@code answers} of one operation and the outcomes that they make. */
final class AnswerRuleReader {

    private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?|([1-5])xx");
    private static final String EXAMPLE = "answers: [{status: 200, outcome: found}]";

    private final Faults faults;
    private final Scalars scalars;
    private final ReadingReader readings;
    private final FactReader facts;
    private final Map<String, Optional<ValueType>> outcomes = new LinkedHashMap<>();

    AnswerRuleReader(InputReader.Inputs inputs, Faults faults, Scalars scalars) {
        this.faults = faults;
        this.scalars = scalars;
        readings = new ReadingReader(faults, scalars);
        facts = new FactReader(inputs, faults, scalars);
    }

    /** Every outcome with the type of what it gives, {@link Operations#UNAVAILABLE} among them. */
    Map<String, Optional<ValueType>> outcomes() {
        Map<String, Optional<ValueType>> all = new LinkedHashMap<>(outcomes);
        all.putIfAbsent(Operations.UNAVAILABLE, Optional.empty());
        return all;
    }

    List<AnswerRule> read(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence(List<YamlNode> items, var _)) || items.isEmpty()) {
            faults.add(node.place(), "\"answers\" is a list of at least one rule, for example: " + EXAMPLE);
            return new ArrayList<>();
        }
        List<AnswerRule> rules = new ArrayList<>();
        for (YamlNode item : items) {
            rule(item).ifPresent(rule -> {
                if (rules.stream().anyMatch(before -> takesAll(before, rule))) {
                    faults.add(item.place(), "no answer comes as far as this rule; one before it takes them all");
                }
                rules.add(rule);
            });
        }
        return rules;
    }

    private static boolean takesAll(AnswerRule before, AnswerRule rule) {
        return before.when().isEmpty()
                && rule.statuses().stream()
                        .allMatch(range -> before.statuses().stream()
                                .anyMatch(taken -> taken.first() <= range.first() && taken.last() >= range.last()));
    }

    private Optional<AnswerRule> rule(YamlNode node) {
        return Entries.of(node, "a rule of \"answers\"", faults).flatMap(entries -> {
            List<StatusRange> statuses = entries.required("status", "status: 200, or [200, 4xx]")
                    .map(this::statuses)
                    .orElse(List.of());
            Map<JsonPointer, Condition> when = entries.optional("when")
                    .flatMap(found -> Entries.of(found, "\"when\"", faults))
                    .map(this::conditions)
                    .orElse(Map.of());
            Map<String, Reading> gives = entries.optional("gives")
                    .flatMap(found -> Entries.of(found, "\"gives\"", faults))
                    .map(this::gives)
                    .orElse(Map.of());
            Optional<String> outcome = entries.required("outcome", "outcome: found")
                    .flatMap(found -> scalars.matching(found, InputReader.NAME, "the name of an outcome", "not_found"));
            FactRule known = facts.read(entries);
            entries.refuseRest();
            outcome.ifPresent(name -> remember(name, gives, node.place()));
            return outcome.map(name -> new AnswerRule(statuses, when, name, gives, known));
        });
    }

    private List<StatusRange> statuses(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence(List<YamlNode> found, var _) ? found : List.of(node);
        List<StatusRange> ranges = new ArrayList<>();
        for (YamlNode item : items) {
            scalars.matching(item, STATUS, "a status of HTTP", "200, 4xx or 200-299")
                    .ifPresent(text -> {
                        Matcher status = STATUS.matcher(text);
                        if (!status.matches()) {
                            throw new IllegalArgumentException(text);
                        }
                        if (status.group(3) != null) {
                            int hundred = 100 * Integer.parseInt(status.group(3));
                            ranges.add(new StatusRange(hundred, hundred + 99));
                        } else {
                            int first = Integer.parseInt(status.group(1));
                            ranges.add(new StatusRange(
                                    first, status.group(2) == null ? first : Integer.parseInt(status.group(2))));
                        }
                    });
        }
        return ranges;
    }

    private Map<JsonPointer, Condition> conditions(Entries entries) {
        Map<JsonPointer, Condition> when = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.rest()) {
            List<YamlNode> items = entry.value() instanceof YamlNode.Sequence(List<YamlNode> found, var _)
                    ? found
                    : List.of(entry.value());
            Set<String> texts = new LinkedHashSet<>();
            boolean acceptsNothing = false;
            for (YamlNode item : items) {
                if (item instanceof YamlNode.Scalar scalar && scalar.isNull()) {
                    acceptsNothing = true;
                } else {
                    scalars.scalar(item, "a value, or null for nothing").ifPresent(scalar -> texts.add(scalar.text()));
                }
            }
            Condition condition = new Condition(texts, acceptsNothing);
            readings.pointer(entry.key()).ifPresent(pointer -> when.put(pointer, condition));
        }
        return when;
    }

    private Map<String, Reading> gives(Entries entries) {
        Map<String, Reading> gives = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.rest()) {
            scalars.matching(entry.key(), InputReader.NAME, "the name of an output", "order_number")
                    .ifPresent(name -> readings.read(entry.value()).ifPresent(reading -> gives.put(name, reading)));
        }
        return gives;
    }

    /** A flow cannot know which rule gave the outcome, so all of them must give the same. */
    private void remember(String outcome, Map<String, Reading> gives, Place place) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        gives.forEach((name, reading) -> types.put(name, reading.form().type()));
        Optional<ValueType> type = types.isEmpty() ? Optional.empty() : Optional.of(new ValueType.Fields(types));
        Optional<ValueType> before = outcomes.putIfAbsent(outcome, type);
        if (before == null) {
            return;
        }
        Optional<ValueType> both = OutcomeTypes.both(before, type);
        if ((both.isEmpty() && before.isPresent()) || (before.isEmpty() && type.isPresent())) {
            faults.add(
                    place,
                    "\"" + outcome + "\" gives something else in a rule before; every rule of an outcome gives the same"
                            + " outputs of the same types");
            return;
        }
        outcomes.put(outcome, both);
    }
}
