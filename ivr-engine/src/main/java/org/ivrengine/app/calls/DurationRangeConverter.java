package org.ivrengine.app.calls;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.calllog.DurationRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 30s..}, {@code ..2m} or {@code 500ms..1h30m}: both ends are in it. */
final class DurationRangeConverter implements ITypeConverter<DurationRange> {

    private static final Pattern RANGE = Pattern.compile("(.*)\\.\\.(.*)");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

    @Override
    public DurationRange convert(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches() || text.equals("..")) {
            throw wrong(text);
        }
        long least = range.group(1).isEmpty() ? 0 : ms(range.group(1), text);
        long most = range.group(2).isEmpty() ? Long.MAX_VALUE : ms(range.group(2), text);
        if (least > most) {
            throw new TypeConversionException("\"" + text + "\" begins after it ends");
        }
        return new DurationRange(least, most);
    }

    private static long ms(String text, String whole) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw wrong(whole);
        }
        return part(parts, 1) * 3_600_000 + part(parts, 2) * 60_000 + part(parts, 3) * 1_000 + part(parts, 4);
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "\"" + text + "\" is no range of durations; right is 30s.. (at least), ..2m (at most) or 500ms..1h30m");
    }
}
