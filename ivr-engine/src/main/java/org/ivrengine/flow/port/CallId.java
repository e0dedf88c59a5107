package org.ivrengine.flow.port;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Identifies a call of ours. Telephone systems reuse and change theirs. Thirty-two hexadecimal digits: three for the twelve
 * days in which it was made, the others by chance. So new calls stand together at the end of an index, which a database of
 * ten million calls need not read from its disk; and eight digits tell apart the calls that are up, as people do.
 */
public record CallId(String value) {

    private static final int DAYS_DIGITS = 3;

    /** 2 to the power of 20 seconds are twelve days. */
    private static final int DAYS_BITS = 20;

    public CallId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a call id: \"" + value + "\"");
        }
    }

    public static CallId mint() {
        return of(Instant.now(), UUID.randomUUID());
    }

    /** @param chance differs for every call */
    public static CallId of(Instant madeAt, UUID chance) {
        String days = HexFormat.of().toHexDigits(madeAt.getEpochSecond() >>> DAYS_BITS, DAYS_DIGITS);
        return new CallId(days + chance.toString().replace("-", "").substring(DAYS_DIGITS));
    }

    /** @return whether the text has the form of a call id */
    public static boolean isValid(String text) {
        return text.matches("[0-9a-f]{32}");
    }

    @Override
    public String toString() {
        return value;
    }
}
