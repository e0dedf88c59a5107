package org.ivrengine.rules;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;

/** Turns scalars into numbers and durations. A faulty one is reported and read as something harmless. */
public final class Values {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|min|m|h|d)");
    private static final Map<String, Double> MS_BY_SUFFIX =
            new TreeMap<>(Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "min", 60e3, "h", 3600e3, "d", 86_400e3));

    private final Faults faults;
    private final Unit unit;

    public Values(Faults faults, Unit unit) {
        this.faults = faults;
        this.unit = unit;
    }

    public Faults faults() {
        return faults;
    }

    public Unit unit() {
        return unit;
    }

    /** @return a number from least to most; {@code least} if it is none */
    public double number(YamlNode value, double least, double most) {
        String right = "a number" + between(least, most);
        if (!(value instanceof YamlNode.Scalar(String text, var _, var _, var _))) {
            return refused(value, right, least);
        }
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return least <= number && number <= most ? number : refused(value, right, least);
    }

    public int wholeNumber(YamlNode value, int least, int most) {
        String right = "a whole number" + between(least, most);
        if (value instanceof YamlNode.Scalar(String text, var _, var _, var _) && text.matches("[+-]?[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (least <= number && number <= most) {
                return (int) number;
            }
        }
        return (int) refused(value, right, least);
    }

    public long longNumber(YamlNode value) {
        if (value instanceof YamlNode.Scalar(String text, var _, var _, var _) && text.matches("[+-]?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        return (long) refused(value, "a whole number of at most 18 digits", 0);
    }

    /** @return milliseconds; a bare number counts in the file's unit */
    public double durationMs(YamlNode value, double leastMs, double mostMs) {
        double ms = Double.NaN;
        if (value instanceof YamlNode.Scalar(String text, var _, var _, var _)) {
            Matcher matcher = DURATION.matcher(text);
            if (matcher.matches()) {
                ms = Double.parseDouble(matcher.group(1)) * MS_BY_SUFFIX.getOrDefault(matcher.group(2), Double.NaN);
            } else if (NUMBER.matcher(text).matches()) {
                ms = Double.parseDouble(text) * unit.ms();
            }
        }
        if (leastMs <= ms && ms <= mostMs) {
            return ms;
        }
        String range = leastMs > 0 ? " of more than 0" : "";
        String right = "a duration" + range + ", for example 20s, 500ms, 1.5h, or a number of " + unit.word();
        return refused(value, ms > mostMs ? "a duration of at most a year" : right, Math.max(leastMs, 1));
    }

    /** @param right what is expected, in the reader's words */
    public String text(YamlNode value, String right) {
        if (value instanceof YamlNode.Scalar(String text, var _, var _, var _) && !text.isEmpty()) {
            return text;
        }
        refused(value, right, 0);
        return "";
    }

    public <E extends Enum<E>> E word(YamlNode value, Class<E> words, E otherwise) {
        StringBuilder right = new StringBuilder();
        for (E word : words.getEnumConstants()) {
            String spelled = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (value instanceof YamlNode.Scalar(String text, var _, var _, var _) && text.equals(spelled)) {
                return word;
            }
            right.append(right.isEmpty() ? "" : ", ").append(spelled);
        }
        refused(value, "one of " + right, 0);
        return otherwise;
    }

    /** Reports that something else was expected; returns what is gone on with. */
    public double refused(YamlNode value, String right, double instead) {
        faults.add(value.place(), "found " + value.what() + "; expected " + right);
        return instead;
    }

    private static String between(double least, double most) {
        String from = least <= -Double.MAX_VALUE ? "" : " from " + plain(least);
        String to = most >= Double.MAX_VALUE ? " up" : " to " + plain(most);
        return least == Double.MIN_VALUE ? " greater than 0" : from + to;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
