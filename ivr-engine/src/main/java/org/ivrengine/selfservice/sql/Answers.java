package org.ivrengine.selfservice.sql;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.jspecify.annotations.Nullable;

/** Reads inputs and writes results. */
final class Answers {

    private Answers() {}

    /** @return the digits, or nothing when what was given can be the number of nothing */
    static Optional<String> number(Request request, String input) {
        return text(request, input)
                .filter(text -> text.matches("[0-9]+") && text.length() <= SqlLimits.NUMBER_LENGTH_MAX);
    }

    static Optional<String> text(Request request, String input) {
        return request.inputs().get(input) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Counted from 1, which is also where a caller begins who says nothing. */
    static long position(Request request) {
        return request.inputs().get("position") instanceof Value.Whole(long number) ? number : 1;
    }

    static Result plain(String outcome) {
        return new Result(outcome, Optional.empty());
    }

    static Result with(String outcome, Value output) {
        return new Result(outcome, Optional.of(output));
    }

    static Result about(String account, String outcome) {
        return new Result(outcome, Optional.empty(), new Facts(Optional.of(account), List.of()));
    }

    static Result about(String account, String outcome, Value output) {
        return new Result(outcome, Optional.of(output), new Facts(Optional.of(account), List.of()));
    }

    static Result changed(String account, String outcome, @Nullable Value output, List<Change> changes) {
        return new Result(outcome, Optional.ofNullable(output), new Facts(Optional.of(account), changes));
    }

    static Value digits(String digits) {
        return new Value.Text(digits);
    }

    static Value whole(long number) {
        return new Value.Whole(number);
    }

    static Value money(long minorUnits, String currency) {
        return new Value.Money(minorUnits, currency);
    }

    static Value date(LocalDate date) {
        return new Value.Date(date);
    }

    static Value time(LocalTime time) {
        return new Value.Time(time);
    }

    /** Name, value, name, value ... */
    static Value fields(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Fields(fields);
    }
}
