package org.ivrengine.flow.trial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.port.Value;

/** Things as a transcript writes them, so that a difference can be copied into it. */
final class Wording {

    private Wording() {}

    static String of(Utterance utterance) {
        return switch (utterance) {
            case Utterance.Prompt(String id) -> id;
            case Utterance.Cardinal(long value) -> "{number: " + value + "}";
            case Utterance.Digits(String characters) -> "{digits: \"" + characters + "\"}";
            case Utterance.Money(long minorUnits, String currency) -> "{money: " + money(minorUnits, currency) + "}";
            case Utterance.Date(LocalDate date) -> "{date: " + date + "}";
            case Utterance.Time(LocalTime time) -> "{time: \"" + time + "\"}";
        };
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "\"" + text + "\"";
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Flag(boolean isTrue) -> Boolean.toString(isTrue);
            case Value.Money(long minorUnits, String currency) -> money(minorUnits, currency);
            case Value.Date(LocalDate date) -> date.toString();
            case Value.Time(LocalTime time) -> "\"" + time + "\"";
            case Value.Fields(Map<String, Value> values) -> of(values);
        };
    }

    static String of(Map<String, Value> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String money(long minorUnits, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minorUnits, Math.max(0, digits)).toPlainString() + " " + currency;
    }

    /** Shortest form that a transcript takes: {@code 5s}, {@code 300ms}. */
    static String time(long ms) {
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }
}
