package org.ivrengine.selfservice.http;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;
import tools.jackson.core.JsonPointer;

/**
 * How one output is taken from an answer.
 *
 * @param from where it stands in the answer's JSON (RFC 6901)
 * @param otherwise the output when nothing, or null, stands there; empty: the answer is of no use then
 */
record Reading(JsonPointer from, Form form, Optional<Value> otherwise) {

    /** What is expected there. */
    sealed interface Form {

        ValueType type();

        /** Text, digits, a number or a flag. */
        record As(Plain type) implements Form {}

        /** @param currency of every amount, or where it stands */
        record Amount(Currency currency, boolean isInMinorUnits) implements Form {
            @Override
            public ValueType type() {
                return Plain.MONEY;
            }
        }

        /** @param zone whose day it is when the answer has a point in time */
        record Day(Optional<ZoneId> zone) implements Form {
            @Override
            public ValueType type() {
                return Plain.DATE;
            }
        }

        /** @param zone whose clock it is when the answer has a point in time */
        record TimeOfDay(Optional<ZoneId> zone) implements Form {
            @Override
            public ValueType type() {
                return Plain.TIME;
            }
        }

        /**
         * The system's words in ours.
         *
         * @param words ours by theirs
         * @param unknown for a word that is not there; empty: the answer is of no use then
         */
        record Word(Map<String, String> words, Optional<String> unknown) implements Form {
            public Word {
                words = Map.copyOf(words);
            }

            @Override
            public ValueType type() {
                Set<String> ours = new LinkedHashSet<>(new TreeSet<>(words.values()));
                unknown.ifPresent(ours::add);
                return new ValueType.OneOf(ours);
            }
        }

        /** How many items the list there has. */
        record Count() implements Form {
            @Override
            public ValueType type() {
                return Plain.NUMBER;
            }
        }
    }

    /** Of an amount. */
    sealed interface Currency {
        /** @param code ISO 4217 */
        record Always(String code) implements Currency {}

        record At(JsonPointer pointer) implements Currency {}
    }
}
