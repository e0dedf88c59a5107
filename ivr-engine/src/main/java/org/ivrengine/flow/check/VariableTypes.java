package org.ivrengine.flow.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ivrengine.flow.expr.Checked;
import org.ivrengine.flow.expr.TypeChecker;
import org.ivrengine.flow.model.CallFields;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.yaml.Suggestion;

/**
 * What type each variable has. Variables belong to the call, so one name has one type in all flows; it follows from
 * what sets it.
 */
final class VariableTypes {

    /** A type that follows from another variable's follows from it in one more round; chains are short. */
    private static final int ROUNDS = 8;

    private final Map<String, ValueType> types = new TreeMap<>();
    private final Map<String, Flow> firstSetIn = new HashMap<>();
    private final Operations operations;

    /** Knows the types that were known when it was made; making one takes longer than asking it. */
    private TypeChecker checker = new TypeChecker(Map.of());

    private Map<String, ValueType> checkersTypes = Map.of();

    private VariableTypes(Operations operations) {
        this.operations = operations;
        types.put(CallFields.NAME, CallFields.TYPE);
    }

    static VariableTypes of(FlowSet flows, Surroundings surroundings, Findings findings) {
        VariableTypes types = new VariableTypes(surroundings.operations());
        boolean isSettled = false;
        for (int round = 1; round <= ROUNDS && !isSettled; round++) {
            Map<String, ValueType> before = Map.copyOf(types.types);
            types.learn(flows, Optional.empty());
            isSettled = before.equals(types.types);
        }
        types.learn(flows, Optional.of(findings));
        return types;
    }

    /** @param findings when what is found now is to be told */
    private void learn(FlowSet flows, Optional<Findings> findings) {
        for (Flow flow : flows.flows().values()) {
            flow.steps().values().forEach(step -> learn(flow, step, findings));
        }
    }

    Map<String, ValueType> all() {
        return Collections.unmodifiableMap(types);
    }

    /** @return empty when the variable, or its field, is not known */
    Optional<ValueType> of(Operand.Variable variable) {
        Optional<ValueType> type = Optional.ofNullable(types.get(variable.name()));
        for (String field : variable.path().subList(1, variable.path().size())) {
            type = type.flatMap(whole -> whole instanceof ValueType.Fields(Map<String, ValueType> fields)
                    ? Optional.ofNullable(fields.get(field))
                    : Optional.empty());
        }
        return type;
    }

    /** What is wrong with the names in a variable, and what would be right. */
    Optional<String> unknown(Operand.Variable variable) {
        ValueType type = types.get(variable.name());
        if (type == null) {
            return Optional.of("no step sets $" + variable.name() + Suggestion.among(variable.name(), types.keySet()));
        }
        if (of(variable).isPresent()) {
            return Optional.empty();
        }
        Set<String> fields = type instanceof ValueType.Fields(Map<String, ValueType> known) ? known.keySet() : Set.of();
        String field = variable.path().get(1);
        return Optional.of("$" + variable.name() + " has no field \"" + field + "\"" + Suggestion.among(field, fields));
    }

    private void learn(Flow flow, Step step, Optional<Findings> findings) {
        switch (step) {
            case Step.Collect collect ->
                learn(flow, new Reference(collect.into(), collect.head().place()), Plain.DIGITS, findings);
            case Step.Operation operation ->
                operation
                        .into()
                        .ifPresent(into -> operations
                                .signature(operation.operation().name())
                                .map(OperationSignature::outcomes)
                                .ifPresent(outcomes -> outcomes.values()
                                        .forEach(type -> type.ifPresent(given -> learn(flow, into, given, findings)))));
            case Step.SetVariables set ->
                set.assignments()
                        .forEach(assignment -> typeOf(assignment.value())
                                .ifPresent(type -> learn(flow, assignment.variable(), type, findings)));
            case Step.Say _,
                    Step.Menu _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> {}
        }
    }

    /** @return empty when it follows from what is not known (yet) */
    Optional<ValueType> typeOf(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> Optional.of(typeOf(literal.value()));
            case Operand.Variable variable -> of(variable);
            case Operand.Computed computed ->
                types.keySet().containsAll(computed.expression().computation().variables())
                        ? switch (checker().check(computed.expression().source())) {
                            case Checked.Typed(ValueType type) -> Optional.of(type);
                            case Checked.Wrong _ -> Optional.empty();
                        }
                        : Optional.empty();
        };
    }

    private TypeChecker checker() {
        if (!checkersTypes.equals(types)) {
            checkersTypes = Map.copyOf(types);
            checker = new TypeChecker(checkersTypes);
        }
        return checker;
    }

    static ValueType typeOf(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new ValueType.OneOf(Set.of(text));
            case Value.Whole _ -> Plain.NUMBER;
            case Value.Flag _ -> Plain.FLAG;
            case Value.Money _ -> Plain.MONEY;
            case Value.Date _ -> Plain.DATE;
            case Value.Time _ -> Plain.TIME;
            case Value.Fields(Map<String, Value> values) -> {
                Map<String, ValueType> fields = new TreeMap<>();
                values.forEach((name, field) -> fields.put(name, typeOf(field)));
                yield new ValueType.Fields(fields);
            }
        };
    }

    private void learn(Flow flow, Reference variable, ValueType type, Optional<Findings> findings) {
        if (variable.name().equals(CallFields.NAME)) {
            findings.ifPresent(found ->
                    found.add(flow, variable.place(), "\"call\" stands for the call itself and cannot be set"));
            return;
        }
        ValueType known = types.get(variable.name());
        if (known == null) {
            types.put(variable.name(), type);
            firstSetIn.put(variable.name(), flow);
            return;
        }
        Optional<ValueType> both = both(known, type);
        both.ifPresent(wider -> types.put(variable.name(), wider));
        if (both.isEmpty()) {
            Flow first = firstSetIn.getOrDefault(variable.name(), flow);
            findings.ifPresent(found -> found.add(
                    flow,
                    variable.place(),
                    "\"" + variable.name() + "\" is " + known + " where it is first set (" + first.file() + ") and "
                            + type + " here; use two names"));
        }
    }

    /** The narrowest type of which both are. */
    private static Optional<ValueType> both(ValueType a, ValueType b) {
        if (isAssignable(a, b)) {
            return Optional.of(b);
        }
        if (isAssignable(b, a)) {
            return Optional.of(a);
        }
        if (a instanceof ValueType.OneOf(Set<String> some) && b instanceof ValueType.OneOf(Set<String> others)) {
            Set<String> all = new LinkedHashSet<>(some);
            all.addAll(others);
            return Optional.of(new ValueType.OneOf(all));
        }
        boolean areTexts = isAssignable(a, Plain.TEXT) && isAssignable(b, Plain.TEXT);
        return areTexts ? Optional.of(Plain.TEXT) : Optional.empty();
    }

    /** Whether every value of one type is one of the other. */
    static boolean isAssignable(ValueType from, ValueType to) {
        if (from.equals(to)) {
            return true;
        }
        if (to == Plain.TEXT) {
            return from == Plain.DIGITS || from instanceof ValueType.OneOf;
        }
        if (from instanceof ValueType.OneOf(Set<String> words)) {
            return switch (to) {
                case ValueType.OneOf(Set<String> allowed) -> allowed.containsAll(words);
                case Plain plain -> plain == Plain.DIGITS && words.stream().allMatch(word -> word.matches("\\d+"));
                case ValueType.Fields _ -> false;
            };
        }
        return false;
    }
}
