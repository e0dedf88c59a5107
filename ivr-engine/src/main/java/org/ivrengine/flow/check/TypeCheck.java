package org.ivrengine.flow.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.expr.Checked;
import org.ivrengine.flow.expr.Problem;
import org.ivrengine.flow.expr.TypeChecker;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.yaml.Place;

/** Values of the wrong type: spoken, given to operations, in conditions. */
final class TypeCheck {

    private final Flow flow;
    private final VariableTypes types;
    private final TypeChecker expressions;
    private final Findings findings;

    private TypeCheck(Flow flow, VariableTypes types, TypeChecker expressions, Findings findings) {
        this.flow = flow;
        this.types = types;
        this.expressions = expressions;
        this.findings = findings;
    }

    static void check(FlowSet flows, Surroundings surroundings, VariableTypes types, Findings findings) {
        TypeChecker expressions = new TypeChecker(types.all());
        for (Flow flow : flows.flows().values()) {
            TypeCheck check = new TypeCheck(flow, types, expressions, findings);
            for (Step step : flow.steps().values()) {
                StepParts.spoken(step).forEach(check::spoken);
                StepParts.conditions(step).forEach(condition -> check.expression(condition, Optional.of(Plain.FLAG)));
                StepParts.operands(step).forEach(operand -> {
                    if (operand instanceof Operand.Computed(Expression expression)) {
                        check.expression(expression, Optional.empty());
                    }
                });
                if (step instanceof Step.Operation operation) {
                    surroundings
                            .operations()
                            .signature(operation.operation().name())
                            .ifPresent(signature -> check.inputs(operation, signature));
                } else if (step instanceof Step.Queue queue) {
                    queue.wishes().priority().ifPresent(value -> check.wish(value, "priority", Plain.NUMBER));
                    queue.wishes().agent().ifPresent(value -> check.wish(value, "agent", Plain.TEXT));
                }
            }
        }
    }

    private void spoken(Spoken spoken) {
        if (spoken instanceof Spoken.SpokenValue(Spoken.Style style, Operand operand)) {
            types.typeOf(operand)
                    .filter(type -> !canBeSpoken(type, style))
                    .ifPresent(type -> wrong(
                            operand, type, "cannot be said as " + style.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean canBeSpoken(ValueType type, Spoken.Style style) {
        return switch (style) {
            case DIGITS -> type == Plain.NUMBER || VariableTypes.isAssignable(type, Plain.TEXT);
            case NUMBER -> type == Plain.NUMBER || VariableTypes.isAssignable(type, Plain.DIGITS);
            case MONEY -> type == Plain.MONEY;
            case DATE -> type == Plain.DATE;
            case TIME -> type == Plain.TIME;
        };
    }

    private void inputs(Step.Operation step, OperationSignature signature) {
        step.with().forEach((name, operand) -> {
            OperationSignature.Input input = signature.inputs().get(name);
            if (input == null) {
                return;
            }
            types.typeOf(operand)
                    .filter(type -> !VariableTypes.isAssignable(type, input.type()))
                    .ifPresent(type -> wrong(
                            operand,
                            type,
                            "does not fit \"" + name + "\" of " + signature.name() + ", which takes " + input.type()));
        });
    }

    private void wish(Operand operand, String name, Plain expected) {
        types.typeOf(operand)
                .filter(type -> !VariableTypes.isAssignable(type, expected))
                .ifPresent(type ->
                        wrong(operand, type, "does not fit \"" + name + "\" of a queue, which takes " + expected));
    }

    private void wrong(Operand operand, ValueType type, String what) {
        String which = switch (operand) {
            case Operand.Variable variable -> "$" + variable.text();
            case Operand.Literal _, Operand.Computed _ -> "this value";
        };
        findings.add(flow, operand.place(), which + " is " + type + " and " + what);
    }

    /** @param expected what it must give; empty when anything will do */
    private void expression(Expression expression, Optional<ValueType> expected) {
        Set<String> used = expression.computation().variables();
        if (!types.all().keySet().containsAll(used)) {
            return; // told by the check of assignments, in words that fit
        }
        switch (expressions.check(expression.source())) {
            case Checked.Wrong(var problems) -> {
                for (Problem problem : problems) {
                    Place place = expression.place();
                    findings.add(
                            flow,
                            new Place(place.line() + problem.line(), place.column() + problem.column()),
                            problem.message());
                }
            }
            case Checked.Typed(ValueType type) -> {
                if (expected.isPresent() && !expected.get().equals(type)) {
                    findings.add(
                            flow,
                            expression.place(),
                            "a condition is true or false, and this is " + type + "; right would be for example "
                                    + expression.source() + (type == Plain.NUMBER ? " > 0" : " == \"\""));
                }
            }
        }
    }
}
