package org.ivrengine.flow.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.run.CheckpointText.BadCheckpoint;
import org.ivrengine.flow.run.CheckpointText.Scanner;

/** Values in a checkpoint: a letter for the type, then the value. */
final class ValueText {

    private ValueText() {}

    /** {@code name=value,name=value} in the order of the map. */
    static void append(StringBuilder to, Map<String, Value> values) {
        boolean isFirst = true;
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            if (!isFirst) {
                to.append(',');
            }
            isFirst = false;
            CheckpointText.append(to, entry.getKey());
            to.append('=');
            append(to, entry.getValue());
        }
    }

    private static void append(StringBuilder to, Value value) {
        switch (value) {
            case Value.Text(String text) -> CheckpointText.append(to.append('t'), text);
            case Value.Whole(long number) -> to.append('n').append(number);
            case Value.Flag(boolean isTrue) -> to.append(isTrue ? 'y' : 'f');
            case Value.Money(long minorUnits, String currency) ->
                CheckpointText.append(to.append('m').append(minorUnits).append(':'), currency);
            case Value.Date(LocalDate date) -> to.append('d').append(date.toEpochDay());
            case Value.Time(LocalTime time) -> to.append('c').append(time.toSecondOfDay());
            case Value.Fields(Map<String, Value> fields) -> {
                to.append('(');
                append(to, new TreeMap<>(fields));
                to.append(')');
            }
        }
    }

    /** Reads what {@link #append} wrote. */
    static Map<String, Value> values(Scanner from) {
        Map<String, Value> values = new HashMap<>();
        String name = from.value();
        while (!name.isEmpty()) {
            from.require('=');
            values.put(name, value(from));
            name = from.take(',') ? from.value() : "";
        }
        return values;
    }

    private static Value value(Scanner from) {
        char type = from.letter();
        try {
            return switch (type) {
                case 't' -> new Value.Text(from.value());
                case 'n' -> new Value.Whole(from.number());
                case 'y' -> new Value.Flag(true);
                case 'f' -> new Value.Flag(false);
                case 'm' -> {
                    long minorUnits = from.number();
                    from.require(':');
                    yield new Value.Money(minorUnits, from.value());
                }
                case 'd' -> new Value.Date(LocalDate.ofEpochDay(from.number()));
                case 'c' -> new Value.Time(LocalTime.ofSecondOfDay(from.number()));
                case '(' -> {
                    Value.Fields fields = new Value.Fields(values(from));
                    from.require(')');
                    yield fields;
                }
                default -> throw new BadCheckpoint("no type of value is '" + type + "'");
            };
        } catch (DateTimeException e) {
            throw new BadCheckpoint(String.valueOf(e.getMessage()));
        }
    }
}
