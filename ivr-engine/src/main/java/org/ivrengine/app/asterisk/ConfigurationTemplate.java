package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of config/asterisk with {@code {{name}}} where an instance's own value goes. */
final class ConfigurationTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}");

    private final Path file;

    ConfigurationTemplate(Path file) {
        this.file = file;
    }

    /**
     * @throws IOException with file:line:column when the template asks for a value that there is not
     * @throws IllegalArgumentException for a value that would end its line
     */
    String render(Map<String, String> values) throws IOException {
        String text = Files.readString(file);
        Matcher matcher = PLACE.matcher(text);
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IOException(position(text, matcher.start()) + ": no value for {{" + matcher.group(1)
                        + "}}; there are " + String.join(", ", new TreeSet<>(values.keySet())));
            }
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(rendered).toString();
    }

    private String position(String text, int offset) {
        String before = text.substring(0, offset);
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int column = offset - before.lastIndexOf('\n');
        return file + ":" + line + ":" + column;
    }

    /** A value as Asterisk reads it: a semicolon would begin a comment, a line break a setting of its own. */
    static String value(String plain) {
        if (plain.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a line break or control character in \"" + plain.strip() + "\"");
        }
        return plain.replace(";", "\\;");
    }
}
