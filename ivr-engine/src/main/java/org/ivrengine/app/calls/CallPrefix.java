package org.ivrengine.app.calls;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The beginning of a call's id, which is enough when no other call's id begins so. */
sealed interface CallPrefix {

    record One(String id) implements CallPrefix {}

    /** @param message what is wrong, and what would be right */
    record Wrong(String message) implements CallPrefix {}

    static CallPrefix resolve(String text, CallSources calls) {
        String prefix = text.toLowerCase(Locale.ROOT);
        if (!prefix.matches("[0-9a-f]{1,32}")) {
            return new Wrong("\"" + text + "\" is no beginning of a call's id, which has 32 digits and letters a to f");
        }
        List<String> ids = calls.idsThatBegin(prefix, 3);
        return switch (ids.size()) {
            case 0 -> new Wrong("there is no call " + prefix);
            case 1 -> new One(ids.getFirst());
            default ->
                new Wrong("several calls begin with " + prefix + ", for example " + ids.get(0) + " and " + ids.get(1)
                        + "; give more of it");
        };
    }

    /** @param wrong makes a fault of the message */
    default String orElseThrow(Function<String, RuntimeException> wrong) {
        return switch (this) {
            case One(String id) -> id;
            case Wrong(String message) -> throw wrong.apply(message);
        };
    }
}
