package org.ivrengine.agi.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads replies line by line. {@code HANGUP} may stand anywhere, also inside a usage block; it is told apart from
 * replies. One reader belongs to one session.
 */
public final class ReplyReader {

    private static final String HANGUP = "HANGUP";
    private static final String RESULT = "200 result=";
    private static final String ENDPOS = "endpos=";

    private @Nullable StringBuilder usage;
    private int usageLines;
    private boolean hangup;

    /** @return whether a {@code HANGUP} line was read */
    public boolean hangup() {
        return hangup;
    }

    /**
     * @param line without its end
     * @return the reply that this line completes; null where it completes none
     * @throws MalformedAgi on a line that no Asterisk sends
     */
    public @Nullable AgiReply read(String line) {
        if (line.equals(HANGUP)) {
            hangup = true;
            return null;
        }
        StringBuilder block = usage;
        if (block != null) {
            return readUsage(block, line);
        }
        if (line.startsWith(RESULT)) {
            return success(line);
        }
        if (line.startsWith("520-")) {
            usage = new StringBuilder(line.substring(4));
            usageLines = 1;
            return null;
        }
        if (line.startsWith("510 ") || line.startsWith("520 ")) {
            return new AgiReply.Refused(Integer.parseInt(line.substring(0, 3)), line.substring(4));
        }
        if (line.startsWith("511 ")) {
            return new AgiReply.DeadChannel(line.substring(4));
        }
        if (line.startsWith("100 ")) {
            return null; // "Trying": the real reply follows
        }
        throw new MalformedAgi("not an AGI reply: " + AgiSyntax.printable(line));
    }

    private @Nullable AgiReply readUsage(StringBuilder block, String line) {
        if (line.startsWith("520 ")) {
            usage = null;
            return new AgiReply.Refused(520, block.toString());
        }
        if (++usageLines > AgiSyntax.USAGE_LINES_MAX) {
            throw new MalformedAgi("a 520 block of more than " + AgiSyntax.USAGE_LINES_MAX + " lines");
        }
        block.append('\n').append(line);
        return null;
    }

    private static AgiReply success(String line) {
        if (line.length() == RESULT.length() + 1 && line.charAt(RESULT.length()) == '0') {
            return AgiReply.Success.ZERO;
        }
        int endOfResult = line.indexOf(' ', RESULT.length());
        if (endOfResult < 0) {
            return new AgiReply.Success(line.substring(RESULT.length()), null, -1);
        }
        String result = line.substring(RESULT.length(), endOfResult);
        String rest = line.substring(endOfResult + 1);
        int close = rest.startsWith("(") ? rest.lastIndexOf(')') : -1;
        String value = close > 0 ? rest.substring(1, close) : null;
        String behind = close > 0 ? rest.substring(close + 1).strip() : rest;
        long endpos = behind.startsWith(ENDPOS) ? number(behind.substring(ENDPOS.length()), line) : -1;
        return new AgiReply.Success(result, value, endpos);
    }

    private static long number(String text, String line) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new MalformedAgi("endpos is not a number: " + AgiSyntax.printable(line));
        }
    }
}
