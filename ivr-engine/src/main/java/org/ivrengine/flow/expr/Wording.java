package org.ivrengine.flow.expr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the library says into the words of people who write flows. */
final class Wording {

    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '_?([^_']+)_' applied to '\\((.*)\\)'.*", Pattern.DOTALL);

    private Wording() {}

    static String of(String message) {
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            String types = overload.group(2)
                    .replace("double", "money")
                    .replace("string", "text")
                    .replace("int", "number")
                    .replace("bool", "true/false")
                    .replace(", ", " and ");
            return "\"" + overload.group(1) + "\" does not work with " + types;
        }
        if (message.contains("token recognition error at: '= '")) {
            return "one = sets a value; right would be == to compare";
        }
        if (message.startsWith("mismatched input '<EOF>'")) {
            return "the expression ends too early";
        }
        return message;
    }
}
