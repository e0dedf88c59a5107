package org.ivrengine.flow.port;

/**
 * One piece of audio: {@code recordings/prompts/<language>/<id>.wav}.
 *
 * @param language BCP 47 tag in lower case, for example {@code en} or {@code pt-br}
 * @param id lower-case letters, digits, {@code - _ /}; for example {@code main-menu} or {@code word/twenty-one}
 */
public record Sound(String language, String id) {

    /** Longest id; keeps every AGI line far below Asterisk's own limit. */
    public static final int ID_LENGTH_MAX = 100;

    public Sound {
        if (!isName(language)) {
            throw new IllegalArgumentException("not a language tag: \"" + language + "\"");
        }
        if (!isName(id) || id.length() > ID_LENGTH_MAX || id.startsWith("/")) {
            throw new IllegalArgumentException("not a prompt id: \"" + id + "\"");
        }
    }

    private static boolean isName(String text) {
        return text.matches("[a-z0-9_/-]+");
    }
}
