package org.ivrengine.flow.port;

/**
 * One pressed telephone key.
 *
 * @param symbol one of {@code 0-9 * # A-D}
 * @param releasedAtMs when it was let go, milliseconds since the epoch, by the clock of whoever saw it
 */
public record Key(char symbol, long releasedAtMs) {

    private static final String SYMBOLS = "0123456789*#ABCD";

    public Key {
        if (!isSymbol(symbol)) {
            throw new IllegalArgumentException("not a telephone key: '" + symbol + "'; keys are " + SYMBOLS);
        }
    }

    /** @return whether a telephone has such a key */
    public static boolean isSymbol(char symbol) {
        return SYMBOLS.indexOf(symbol) >= 0;
    }
}
