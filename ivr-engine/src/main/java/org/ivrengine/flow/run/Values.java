package org.ivrengine.flow.run;

import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.CallFields;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.Value;

/** What operands and conditions come to in one call. */
final class Values {

    private final Conversation conversation;

    Values(Conversation conversation) {
        this.conversation = conversation;
    }

    /** @return empty when an optional variable is not set */
    Optional<Value> of(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> Optional.of(literal.value());
            case Operand.Computed(Expression expression) ->
                Optional.of(expression.computation().compute(this::variable));
            case Operand.Variable variable -> {
                Optional<Value> value = variable(variable.name());
                for (String field : variable.path().subList(1, variable.path().size())) {
                    value = value.flatMap(whole -> field(whole, field));
                }
                if (value.isEmpty() && !variable.isOptional()) {
                    throw new FlowFault("$" + variable.text() + " is not set");
                }
                yield value;
            }
        };
    }

    boolean holds(Expression condition) {
        return require(condition.computation().compute(this::variable), Value.Flag.class)
                .isTrue();
    }

    private static Optional<Value> field(Value whole, String name) {
        return whole instanceof Value.Fields(Map<String, Value> fields)
                ? Optional.ofNullable(fields.get(name))
                : Optional.empty();
    }

    private Optional<Value> variable(String name) {
        return name.equals(CallFields.NAME)
                ? Optional.of(callFields(conversation.call, conversation.language()))
                : conversation.variables.get(name);
    }

    /** What every flow knows of its call. */
    private static Value callFields(Call call, String language) {
        return new Value.Fields(Map.of(
                CallFields.CALLER, new Value.Text(call.caller()),
                CallFields.CALLED, new Value.Text(call.called()),
                CallFields.LANGUAGE, new Value.Text(language)));
    }

    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Flag(boolean isTrue) -> Boolean.toString(isTrue);
            case Value.Money _, Value.Date _, Value.Time _, Value.Fields _ ->
                throw new FlowFault(value.getClass().getSimpleName() + " cannot be used as text");
        };
    }

    static <V extends Value> V require(Value value, Class<V> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        // Without the value itself: it may be a secret.
        throw new FlowFault(
                "expected " + type.getSimpleName() + ", got " + value.getClass().getSimpleName());
    }
}
