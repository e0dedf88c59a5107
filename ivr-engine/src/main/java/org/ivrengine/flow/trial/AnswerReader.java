package org.ivrengine.flow.trial;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.flow.hours.Opening;
import org.ivrengine.flow.load.FlowScalars;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads what operations, queues and schedules answer. */
final class AnswerReader {

    private final Faults faults;
    private final FlowScalars scalars;
    private final ValueReader values;
    private final Function<String, Optional<OperationSignature>> signatures;

    /** @param signatures of the operations that are known; an unknown one may answer anything */
    AnswerReader(Faults faults, Function<String, Optional<OperationSignature>> signatures) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.values = new ValueReader(faults);
        this.signatures = signatures;
    }

    Given given(YamlNode node) {
        Map<String, Operations.Result> operations = new LinkedHashMap<>();
        Map<String, QueueDesk.Outcome> queues = new LinkedHashMap<>();
        Map<String, Opening> hours = new LinkedHashMap<>();
        Entries.of(node, "given", faults).ifPresent(entries -> {
            lines(entries, "operations")
                    .forEach(line -> operation(line)
                            .ifPresent(result -> operations.put(line.key().text(), result)));
            lines(entries, "queues")
                    .forEach(line -> queueOutcome(line.value())
                            .ifPresent(outcome -> queues.put(line.key().text(), outcome)));
            lines(entries, "hours")
                    .forEach(line -> word(line.value(), Opening.class, "what a schedule says")
                            .ifPresent(opening -> hours.put(line.key().text(), opening)));
            entries.refuseRest();
        });
        return new Given(operations, queues, hours);
    }

    private List<YamlNode.Entry> lines(Entries entries, String key) {
        return entries.optional(key)
                .flatMap(node -> Entries.of(node, key, faults))
                .map(Entries::rest)
                .orElse(List.of());
    }

    /** {@code orders.find: not_found}, or a mapping with what comes back. */
    private Optional<Operations.Result> operation(YamlNode.Entry line) {
        String name = line.key().text();
        if (line.value() instanceof YamlNode.Scalar) {
            return outcome(name, line.value()).map(outcome -> new Operations.Result(outcome, Optional.empty()));
        }
        return Entries.of(line.value(), "the answer of an operation", faults).flatMap(entries -> {
            Optional<Operations.Result> result = result(name, entries);
            entries.refuseRest();
            return result;
        });
    }

    /** Takes the lines {@code gets} and {@code output}. */
    Optional<Operations.Result> result(String operation, Entries entries) {
        Optional<String> outcome = entries.required("gets", "gets: found").flatMap(node -> outcome(operation, node));
        Optional<YamlNode> output = entries.optional("output");
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        Optional<ValueType> type = signatures
                .apply(operation)
                .flatMap(known -> known.outcomes().getOrDefault(outcome.get(), Optional.empty()));
        return Optional.of(new Operations.Result(outcome.get(), output.flatMap(node -> values.value(node, type))));
    }

    private Optional<String> outcome(String operation, YamlNode node) {
        Optional<String> outcome = scalars.name(node, "an outcome", "found");
        Optional<OperationSignature> signature = signatures.apply(operation);
        if (outcome.isEmpty() || signature.isEmpty()) {
            return outcome;
        }
        if (!signature.get().outcomes().containsKey(outcome.get())) {
            faults.add(
                    node.place(),
                    operation + " never ends with \"" + outcome.get() + "\""
                            + Suggestion.among(
                                    outcome.get(), signature.get().outcomes().keySet()));
            return Optional.empty();
        }
        return outcome;
    }

    /** Inputs that an operation must be given. */
    Map<String, Value> inputs(String operation, Entries entries) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        Optional<OperationSignature> signature = signatures.apply(operation);
        signature.ifPresent(known -> known.inputs().forEach((name, input) -> types.put(name, input.type())));
        return values.values(entries, signature.map(_ -> types));
    }

    Optional<QueueDesk.Outcome> queueOutcome(YamlNode node) {
        return word(node, QueueDesk.Outcome.class, "how waiting ends");
    }

    private <E extends Enum<E>> Optional<E> word(YamlNode node, Class<E> type, String what) {
        return scalars.scalar(node, what).flatMap(scalar -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> word(constant).equals(scalar.text()))
                    .findFirst();
            if (found.isEmpty()) {
                List<String> words = Arrays.stream(type.getEnumConstants())
                        .map(AnswerReader::word)
                        .toList();
                faults.add(
                        scalar.place(),
                        "\"" + scalar.text() + "\" is not " + what + Suggestion.among(scalar.text(), words));
            }
            return found;
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
