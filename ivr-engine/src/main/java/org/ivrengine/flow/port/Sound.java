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
        // By hand: a regular expression for each sound that is played shows in the cost of a call.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/';
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
