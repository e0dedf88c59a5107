package org.ivrengine.prompts.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Path by which Asterisk asks for a prompt: {@code /prompts/<dashes>/<language>/<id>.wav}.
 *
 * <p>The dashes make the address long. Asterisk keeps what it fetched in a file, and up to 22 at least it looks for that
 * file by a name that it cuts off at about the length of the address; a prompt with a shorter address than file name is
 * fetched and then "does not exist in any format" (asterisk/asterisk#444).
 */
public final class PromptAddress {

    /**
     * Length of a whole address at least: longer than {@code <astcachedir>/bucket-XXXXXX} where that folder's name has
     * up to 180 characters. The folder with its control socket may have 107, so an instance of ours always fits.
     */
    static final int LENGTH_MIN = 200;

    /** The names that sounds have; no dot but that of the ending, so no way up. Not decoded: nothing needs it. */
    private static final Pattern PATH =
            Pattern.compile("/prompts/(?:-+/)?((?:[a-z0-9][a-z0-9_-]*/)+[a-z0-9][a-z0-9_-]*\\.wav)");

    private PromptAddress() {}

    /**
     * @param hostLength length of what comes before the path: {@code http://192.0.2.20:8089}
     * @return path of a prompt's audio
     */
    public static String path(int hostLength, String language, String id) {
        String file = "/" + language + "/" + id + ".wav";
        String dashes = "-".repeat(Math.max(1, LENGTH_MIN - hostLength - "/prompts/".length() - file.length()));
        return "/prompts/" + dashes + file;
    }

    /** @return the file below the folder of the prompts; empty when the path names no audio of ours */
    static Optional<String> fileOf(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
