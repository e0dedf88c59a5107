package org.ivrengine.flow.load;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.Place;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.Key;

/** Reads single values. Each returns empty after it has reported what would be right. */
public final class Scalars {

    /** Words that stand for a place to go and so cannot name a step. */
    static final List<String> RESERVED_TARGETS = List.of("repeat", "back", "return", "hangup");

    private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\??");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern PROMPT_ID = Pattern.compile("[a-z0-9][a-z0-9_/-]{0,99}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");

    private final Faults faults;

    public Scalars(Faults faults) {
        this.faults = faults;
    }

    /** @param what in the reader's words, for example {@code the name of a flow} */
    public Optional<YamlNode.Scalar> scalar(YamlNode node, String what) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        faults.add(node.place(), what + " is expected here, not " + node.what());
        return Optional.empty();
    }

    private Optional<String> matching(YamlNode node, Pattern pattern, String what, String example) {
        return scalar(node, what).map(YamlNode.Scalar::text).filter(text -> {
            boolean fits = pattern.matcher(text).matches();
            if (!fits) {
                faults.add(node.place(), "\"" + text + "\" is not " + what + "; right would be for example " + example);
            }
            return fits;
        });
    }

    /** The name of a flow, queue, schedule, mailbox or the like. */
    public Optional<String> name(YamlNode node, String what, String example) {
        return matching(node, Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}"), what, example);
    }

    Optional<String> stepName(YamlNode node) {
        return matching(node, STEP_NAME, "the name of a step", "main-menu").filter(name -> {
            boolean reserved = RESERVED_TARGETS.contains(name);
            if (reserved) {
                faults.add(node.place(), "\"" + name + "\" has a meaning of its own and cannot name a step");
            }
            return !reserved;
        });
    }

    Optional<String> variable(YamlNode node) {
        return matching(node, VARIABLE_NAME, "the name of a variable", "order_number");
    }

    Optional<String> promptId(YamlNode node) {
        return matching(node, PROMPT_ID, "the id of a prompt", "main-menu");
    }

    public Optional<String> language(YamlNode node) {
        return matching(node, LANGUAGE, "a language", "en or pt-br");
    }

    /** A step's name or one of the reserved words. */
    Optional<Target> target(YamlNode node) {
        return scalar(node, "the name of a step (or repeat, back, return, hangup)")
                .flatMap(scalar -> switch (scalar.text()) {
                    case "repeat" -> Optional.of(new Target.Repeat(scalar.place()));
                    case "back" -> Optional.of(new Target.Back(scalar.place()));
                    case "return" -> Optional.of(new Target.Return(scalar.place()));
                    case "hangup" -> Optional.of(new Target.HangUp(scalar.place()));
                    default ->
                        matching(scalar, STEP_NAME, "the name of a step", "main-menu")
                                .map(name -> new Target.ToStep(name, scalar.place()));
                });
    }

    /** @return milliseconds */
    public Optional<Long> duration(YamlNode node, long maxMs) {
        String what = "a time";
        return matching(node, DURATION, what, "5s, 500ms or 2m").flatMap(text -> {
            long ms = milliseconds(text);
            if (ms > 0 && ms <= maxMs) {
                return Optional.of(ms);
            }
            faults.add(
                    node.place(), text + " is out of range; a time over zero and up to " + maxMs / 1000 + "s is right");
            return Optional.empty();
        });
    }

    private static long milliseconds(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1000;
            default -> number * 60_000;
        };
    }

    public Optional<Boolean> flag(YamlNode node) {
        return scalar(node, "true or false").flatMap(scalar -> switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                faults.add(node.place(), "\"" + scalar.text() + "\" is neither true nor false");
                yield Optional.empty();
            }
        });
    }

    public Optional<Integer> number(YamlNode node, int min, int max, String what) {
        return scalar(node, what).flatMap(scalar -> {
            if (scalar.text().matches("\\d{1,9}")) {
                int number = Integer.parseInt(scalar.text());
                if (number >= min && number <= max) {
                    return Optional.of(number);
                }
            }
            faults.add(
                    scalar.place(),
                    "\"" + scalar.text() + "\" is not " + what + "; from " + min + " to " + max + " is right");
            return Optional.empty();
        });
    }

    /** Keys of a telephone in a row. */
    public Optional<String> keys(YamlNode.Scalar scalar, int lengthMax) {
        String text = scalar.text();
        boolean fits = !text.isEmpty()
                && text.length() <= lengthMax
                && text.chars().allMatch(symbol -> Key.isSymbol((char) symbol));
        if (!fits) {
            faults.add(
                    scalar.place(),
                    "\"" + text + "\" is not "
                            + (lengthMax == 1 ? "a telephone key" : "a key or up to " + lengthMax + " keys")
                            + "; keys are 0-9, \"*\" and \"#\"");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    void fault(Place place, String message) {
        faults.add(place, message);
    }
}
