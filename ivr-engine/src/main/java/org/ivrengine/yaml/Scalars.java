package org.ivrengine.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values. Each returns empty after it has reported what would be right. */
public class Scalars {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");

    private final Faults faults;

    public Scalars(Faults faults) {
        this.faults = faults;
    }

    /** @param what in the reader's words, for example {@code the name of a flow} */
    public final Optional<YamlNode.Scalar> scalar(YamlNode node, String what) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        faults.add(node.place(), what + " is expected here, not " + node.what());
        return Optional.empty();
    }

    /**
     * @param what in the reader's words, for example {@code the name of a step}
     * @param example what would be right
     */
    public final Optional<String> matching(YamlNode node, Pattern pattern, String what, String example) {
        return scalar(node, what).map(YamlNode.Scalar::text).filter(text -> {
            boolean fits = pattern.matcher(text).matches();
            if (!fits) {
                faults.add(node.place(), "\"" + text + "\" is not " + what + "; right would be for example " + example);
            }
            return fits;
        });
    }

    /** The name of a flow, queue, schedule, mailbox or the like. */
    public final Optional<String> name(YamlNode node, String what, String example) {
        return matching(node, NAME, what, example);
    }

    /** @return milliseconds */
    public final Optional<Long> duration(YamlNode node, long maxMs) {
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

    public final Optional<Boolean> flag(YamlNode node) {
        return scalar(node, "true or false").flatMap(scalar -> switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                faults.add(node.place(), "\"" + scalar.text() + "\" is neither true nor false");
                yield Optional.empty();
            }
        });
    }

    public final Optional<Integer> number(YamlNode node, int min, int max, String what) {
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

    public final void fault(Place place, String message) {
        faults.add(place, message);
    }
}
