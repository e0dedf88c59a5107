package org.ivrengine.flow.port;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/** A value that a flow carries: typed by the caller, set by a step, or given back by an operation. */
public sealed interface Value {

    /** Text, and digits that were typed: leading zeros count. */
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Flag(boolean isTrue) implements Value {}

    /**
     * @param minorUnits in the smallest unit of the currency
     * @param currency ISO 4217 code
     */
    record Money(long minorUnits, String currency) implements Value {}

    record Date(LocalDate date) implements Value {}

    record Time(LocalTime time) implements Value {}

    /** Several named values, for example an order. */
    record Fields(Map<String, Value> values) implements Value {
        public Fields {
            values = Map.copyOf(values);
        }
    }
}
