package org.ivrengine.flow.port;

import java.time.LocalDate;
import java.time.LocalTime;

/** Something to be said: a prompt, or a value that is spoken in the caller's language. */
public sealed interface Utterance {

    /** A recorded text by its id. */
    record Prompt(String id) implements Utterance {}

    /** A whole number, as one counts: 121 is "one hundred twenty-one". */
    record Cardinal(long value) implements Utterance {}

    /** Characters one by one: digits and letters, as order numbers are read out. */
    record Digits(String characters) implements Utterance {}

    /**
     * An amount of money.
     *
     * @param minorUnits in the smallest unit of the currency, for example cents
     * @param currency ISO 4217 code, for example {@code USD}
     */
    record Money(long minorUnits, String currency) implements Utterance {}

    /** A day, with its weekday. */
    record Date(LocalDate date) implements Utterance {}

    /** A time of day, to the minute. */
    record Time(LocalTime time) implements Utterance {}
}
