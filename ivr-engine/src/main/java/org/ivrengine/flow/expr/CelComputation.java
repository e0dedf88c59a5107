package org.ivrengine.flow.expr;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.flow.model.Computation;
import org.ivrengine.flow.port.Value;

/** An expression as a planned CEL program. */
record CelComputation(CelRuntime.Program program, Set<String> variables) implements Computation {

    @Override
    public Value compute(Function<String, Optional<Value>> lookup) {
        Map<String, Object> values = new HashMap<>();
        for (String name : variables) {
            lookup.apply(name).ifPresent(value -> values.put(name, toCel(value)));
        }
        Object result;
        try {
            result = program.eval(values);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("cannot be computed: " + e.getErrorCode(), e);
        }
        return switch (result) {
            case Boolean flag -> new Value.Flag(flag);
            case Long number -> new Value.Whole(number);
            case String text -> new Value.Text(text);
            default ->
                throw new IllegalArgumentException("an expression gives text, a whole number or true/false, not "
                        + result.getClass().getSimpleName());
        };
    }

    /** Dates and times as ISO 8601 text, which compares like what it stands for; money in major units. */
    private static Object toCel(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> number;
            case Value.Flag(boolean isTrue) -> isTrue;
            case Value.Money(long minorUnits, String currency) ->
                BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits())
                        .doubleValue();
            case Value.Date(LocalDate date) -> date.toString();
            case Value.Time(LocalTime time) -> time.toString();
            case Value.Fields(Map<String, Value> fields) -> {
                Map<String, Object> converted = new HashMap<>();
                fields.forEach((name, field) -> converted.put(name, toCel(field)));
                yield converted;
            }
        };
    }
}
