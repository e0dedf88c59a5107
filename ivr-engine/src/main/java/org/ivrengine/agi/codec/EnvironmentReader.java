package org.ivrengine.agi.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the environment that opens a session, line by line up to the blank one.
 *
 * <p>Callers' names come from strangers, and a line end in one makes lines of its own here. Such a caller is served, but
 * what she smuggled in counts for nothing: of equal names the first counts (what matters to us stands before the name),
 * and a line that is none of {@code agi_name: value} is the rest of a name and dropped.
 */
public final class EnvironmentReader {

    private static final String PREFIX = "agi_";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private int lines;
    private int characters;

    /**
     * @param line without its end
     * @return the request once the blank line was read; null before
     * @throws MalformedAgi when the first line is none of an environment, or there is too much of it
     */
    public @Nullable AgiRequest read(String line) {
        if (line.isEmpty()) {
            return finished();
        }
        lines++;
        characters += line.length();
        if (lines > AgiSyntax.ENVIRONMENT_LINES_MAX || characters > AgiSyntax.ENVIRONMENT_CHARACTERS_MAX) {
            throw new MalformedAgi("environment of more than " + AgiSyntax.ENVIRONMENT_LINES_MAX + " lines or "
                    + AgiSyntax.ENVIRONMENT_CHARACTERS_MAX + " characters");
        }
        int colon = line.indexOf(':');
        boolean named = line.startsWith(PREFIX) && colon > PREFIX.length();
        if (!named && !environment.isEmpty()) {
            return null;
        }
        if (!named) {
            throw new MalformedAgi("expected \"agi_name: value\", got: " + AgiSyntax.printable(line));
        }
        String value = line.substring(colon + 1);
        environment.putIfAbsent(
                line.substring(PREFIX.length(), colon), value.startsWith(" ") ? value.substring(1) : value);
        return null;
    }

    private AgiRequest finished() {
        AgiRequest request = new AgiRequest(environment);
        if (request.channelId().isEmpty()) {
            throw new MalformedAgi("an environment without agi_uniqueid");
        }
        return request;
    }
}
