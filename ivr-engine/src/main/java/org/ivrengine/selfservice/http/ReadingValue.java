package org.ivrengine.selfservice.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType.Plain;
import org.ivrengine.selfservice.http.Reading.Currency;
import org.ivrengine.selfservice.http.Reading.Form;
import tools.jackson.databind.JsonNode;

/** Takes outputs from an answer. What does not fit is never passed on and never quoted: it may be a customer's. */
final class ReadingValue {

    private ReadingValue() {}

    static Value of(Reading reading, JsonNode answer) throws Unanswered {
        JsonNode found = answer.at(reading.from());
        if (found.isMissingNode() || found.isNull()) {
            return reading.otherwise().orElseThrow(() -> Unanswered.theirs("nothing stands at " + reading.from()));
        }
        return switch (reading.form()) {
            case Form.As(Plain type) -> plain(type, found).orElseThrow(() -> unfit(reading, type.toString()));
            case Form.Amount(Currency currency, boolean isInMinorUnits) ->
                amount(found, currency(currency, answer, reading), isInMinorUnits)
                        .orElseThrow(() -> unfit(reading, "amount"));
            case Form.Day(Optional<ZoneId> zone) ->
                day(found, zone).orElseThrow(() -> unfit(reading, "date such as 2026-12-24"));
            case Form.TimeOfDay(Optional<ZoneId> zone) ->
                time(found, zone).orElseThrow(() -> unfit(reading, "time such as 17:30"));
            case Form.Word(Map<String, String> words, Optional<String> unknown) ->
                Optional.ofNullable(words.get(found.asString("")))
                        .or(() -> unknown)
                        .map(Value.Text::new)
                        .orElseThrow(() -> unfit(reading, "word that is listed"));
            case Form.Count _ -> {
                if (!found.isArray()) {
                    throw unfit(reading, "list");
                }
                yield new Value.Whole(found.size());
            }
        };
    }

    private static Unanswered unfit(Reading reading, String expected) {
        return Unanswered.theirs("what stands at " + reading.from() + " is no " + expected);
    }

    private static Optional<Value> plain(Plain type, JsonNode found) {
        return switch (type) {
            case TEXT ->
                scalar(found)
                        .filter(text -> text.length() <= Limits.TEXT_CHARACTERS_MAX)
                        .map(Value.Text::new);
            case DIGITS ->
                scalar(found)
                        .filter(text -> text.length() <= Limits.DIGITS_MAX && text.matches("[0-9]+"))
                        .map(Value.Text::new);
            case NUMBER -> whole(found).map(Value.Whole::new);
            case FLAG -> found.isBoolean() ? Optional.of(new Value.Flag(found.booleanValue())) : Optional.empty();
            case MONEY, DATE, TIME -> throw new IllegalStateException(type + " has a form of its own");
        };
    }

    private static Optional<String> scalar(JsonNode found) {
        return found.isString() || found.isIntegralNumber() ? Optional.of(found.asString()) : Optional.empty();
    }

    private static Optional<Long> whole(JsonNode found) {
        return decimal(found).flatMap(number -> {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException notWhole) {
                return Optional.empty();
            }
        });
    }

    /** Numbers, and numbers in quotes, which many systems use so as not to lose cents. */
    private static Optional<BigDecimal> decimal(JsonNode found) {
        String text = found.isNumber() || found.isString() ? found.asString() : "";
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static String currency(Currency currency, JsonNode answer, Reading reading) throws Unanswered {
        return switch (currency) {
            case Currency.Always(String code) -> code;
            case Currency.At(var pointer) -> {
                String code = answer.at(pointer).asString("");
                try {
                    yield java.util.Currency.getInstance(code).getCurrencyCode();
                } catch (IllegalArgumentException unknown) {
                    throw Unanswered.theirs("the currency at " + pointer + " of the amount at " + reading.from()
                            + " is none of ISO 4217");
                }
            }
        };
    }

    private static Optional<Value> amount(JsonNode found, String currency, boolean isInMinorUnits) {
        int digits = isInMinorUnits ? 0 : Term.fractionDigits(currency);
        return decimal(found).flatMap(number -> {
            try {
                return Optional.of(new Value.Money(number.movePointRight(digits).longValueExact(), currency));
            } catch (ArithmeticException finerThanTheCurrency) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Value> day(JsonNode found, Optional<ZoneId> zone) {
        String text = found.asString("");
        try {
            LocalDate day = text.contains("T") ? pointInTime(text, zone).toLocalDate() : LocalDate.parse(text);
            return Optional.of(new Value.Date(day));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Value> time(JsonNode found, Optional<ZoneId> zone) {
        String text = found.asString("");
        try {
            LocalTime time = text.contains("T") ? pointInTime(text, zone).toLocalTime() : LocalTime.parse(text);
            return Optional.of(new Value.Time(time.truncatedTo(ChronoUnit.MINUTES)));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** As it is read on the wall of that zone; without a zone, as it was written. */
    private static LocalDateTime pointInTime(String text, Optional<ZoneId> zone) {
        OffsetDateTime point = OffsetDateTime.parse(text);
        return zone.map(wall -> point.atZoneSameInstant(wall).toLocalDateTime()).orElseGet(point::toLocalDateTime);
    }
}
