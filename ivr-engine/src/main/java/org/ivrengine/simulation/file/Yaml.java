package org.ivrengine.simulation.file;

import java.util.List;
import java.util.Map;

/** A YAML document as it was written, with positions. */
sealed interface Yaml {

    Position at();

    /** @return for error messages, for example {@code a list} */
    default String kind() {
        return switch (this) {
            case Text(Position _, String value, int _) -> value.isEmpty() ? "nothing" : "\"" + value + "\"";
            case Items _ -> "a list";
            case Fields _ -> "a mapping";
        };
    }

    /**
     * A scalar, whatever it may mean.
     *
     * @param quote how many characters stand before its first one: 1 when it is quoted
     */
    record Text(Position at, String value, int quote) implements Yaml {}

    record Items(Position at, List<Yaml> values) implements Yaml {}

    record Fields(Position at, Map<String, Field> fields) implements Yaml {}

    record Field(Position keyAt, Yaml value) {}
}
