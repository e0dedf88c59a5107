package org.ivrengine.selfservice.http;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Value;

/** What stands in one place of a request. */
sealed interface Term {

    /** As written in the file. */
    record Fixed(String text) implements Term {}

    /** An input of the operation; nothing when the flow gives none. */
    record Input(String name) implements Term {}

    /** Our id of the call, so that both sides' logs can be laid side by side. */
    record CallId() implements Term {}

    /** @return as text; empty when an input is not given */
    default Optional<String> text(Request request) throws Unanswered {
        return switch (this) {
            case Fixed(String text) -> Optional.of(text);
            case CallId _ -> Optional.of(request.call().value());
            case Input(String name) -> {
                Value value = request.inputs().get(name);
                if (value == null) {
                    yield Optional.empty();
                }
                String text = text(name, value);
                if (text.length() > Limits.INPUT_CHARACTERS_MAX) {
                    throw Unanswered.ours(
                            "input \"" + name + "\" has more than " + Limits.INPUT_CHARACTERS_MAX + " characters");
                }
                yield Optional.of(text);
            }
        };
    }

    private static String text(String name, Value value) throws Unanswered {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Flag(boolean isTrue) -> Boolean.toString(isTrue);
            case Value.Money(long minorUnits, String currency) ->
                BigDecimal.valueOf(minorUnits, fractionDigits(currency)).toPlainString();
            case Value.Date(var date) -> date.toString();
            case Value.Time(var time) -> time.toString();
            case Value.Fields _ -> throw Unanswered.ours("input \"" + name + "\" is no single value");
        };
    }

    /** @return digits after the point: 2 for USD, 0 for JPY */
    static int fractionDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
