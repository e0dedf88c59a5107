package org.ivrengine.agi.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the environment that opens a session, line by line up to the blank one. */
public final class EnvironmentReader {

    private static final String PREFIX = "agi_";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private int lines;
    private int characters;

    /**
     * @param line without its end
     * @return the request once the blank line was read; null before
     * @throws MalformedAgi on anything else than {@code agi_name: value}, or too much of it
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
        if (!line.startsWith(PREFIX) || colon <= PREFIX.length()) {
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
