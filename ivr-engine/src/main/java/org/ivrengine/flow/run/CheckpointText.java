package org.ivrengine.flow.run;

import java.nio.charset.StandardCharsets;

/**
 * The characters of a checkpoint. What stands between values are {@code ~ , = : @ ( )}; values contain letters, digits
 * and {@code . _ ? / + * # -} as they are and everything else as {@code %XX} of its UTF-8, so that no telephone system
 * finds a quote, a comma or a dollar sign with a meaning of its own in what a stranger has said.
 */
final class CheckpointText {

    private static final String HEX = "0123456789ABCDEF";

    private CheckpointText() {}

    static void append(StringBuilder to, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                appendEscaped(to, value);
                return;
            }
        }
        to.append(value);
    }

    private static void appendEscaped(StringBuilder to, String value) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (isPlain(character)) {
                to.append(character);
            } else {
                to.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            }
        }
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || "._?/+*#-".indexOf(c) >= 0;
    }

    static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new BadCheckpoint("\"" + digits + "\" is no number");
        }
    }

    /** Takes a checkpoint apart, left to right. */
    static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        /** Takes this character if it is next. */
        boolean take(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        void require(char expected) {
            if (!take(expected)) {
                throw new BadCheckpoint("expected '" + expected + "' at " + at);
            }
        }

        char letter() {
            if (isAtEnd()) {
                throw new BadCheckpoint("ends too early");
            }
            return text.charAt(at++);
        }

        /** The longest value from here; it may be empty. */
        String value() {
            int from = at;
            boolean escaped = false;
            while (at < text.length() && (isPlain(text.charAt(at)) || text.charAt(at) == '%')) {
                escaped |= text.charAt(at) == '%';
                at++;
            }
            String raw = text.substring(from, at);
            return escaped ? unescaped(raw) : raw;
        }

        long number() {
            return CheckpointText.number(value());
        }

        private static String unescaped(String raw) {
            byte[] octets = new byte[raw.length()];
            int length = 0;
            for (int i = 0; i < raw.length(); i++) {
                if (raw.charAt(i) != '%') {
                    octets[length++] = (byte) raw.charAt(i);
                    continue;
                }
                int high = i + 2 <= raw.length() - 1 ? HEX.indexOf(raw.charAt(i + 1)) : -1;
                int low = i + 2 <= raw.length() - 1 ? HEX.indexOf(raw.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    throw new BadCheckpoint("broken escape in \"" + raw + "\"");
                }
                octets[length++] = (byte) (high << 4 | low);
                i += 2;
            }
            return new String(octets, 0, length, StandardCharsets.UTF_8);
        }
    }

    /** A text that is no checkpoint of ours, or of a version that has gone. */
    static final class BadCheckpoint extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadCheckpoint(String message) {
            super("not a checkpoint: " + message);
        }
    }
}
