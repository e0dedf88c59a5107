package org.ivrengine.flow.port;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What values a variable, an input or an output can have. */
public sealed interface ValueType {

    /** Types without parts. */
    enum Plain implements ValueType {
        TEXT,
        /** Text of the characters 0-9 only. */
        DIGITS,
        NUMBER,
        FLAG,
        MONEY,
        DATE,
        TIME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Text that is one of a few words, so that prompts can be chosen by it. */
    record OneOf(Set<String> words) implements ValueType {
        public OneOf {
            words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
        }

        @Override
        public String toString() {
            return "one of " + String.join(", ", words);
        }
    }

    /** Several named values. */
    record Fields(Map<String, ValueType> types) implements ValueType {
        public Fields {
            types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        }

        @Override
        public String toString() {
            return "fields " + String.join(", ", types.keySet());
        }
    }
}
