package org.ivrengine.agi.codec;

/** Limits of the wire, each with its reason, and the characters that must never stand on it. */
public final class AgiSyntax {

    /** Longest line that we send, in bytes. Asterisk splits lines over 8,191 and runs the rest as a command of its own. */
    public static final int COMMAND_BYTES_MAX = 4_096;

    /** Longest line that we accept, in bytes. A reply repeats at most a variable of 1,023 or one line of usage text. */
    public static final int LINE_BYTES_MAX = 8_191;

    /** Most lines of an environment. Asterisk 22 sends 22 and one per argument. */
    public static final int ENVIRONMENT_LINES_MAX = 128;

    /** Largest environment in characters; far above what Asterisk sends with the longest caller name. */
    public static final int ENVIRONMENT_CHARACTERS_MAX = 65_536;

    /** Most lines of one {@code 520-} usage block; the longest of Asterisk 22 has under 40. */
    public static final int USAGE_LINES_MAX = 256;

    private AgiSyntax() {}

    /** @return whether the text can stand inside one line: no CR, LF or NUL, each of which would begin another command */
    static boolean fitsInALine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf(0) < 0;
    }

    /** @return the text with control characters made visible, cut to a length that a log line bears */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < 120; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\x%02x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return text.length() > 120 ? shown + "… (" + text.length() + " characters)" : shown.toString();
    }
}
