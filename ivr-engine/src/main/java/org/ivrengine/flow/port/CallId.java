package org.ivrengine.flow.port;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Identifies a call of ours. Telephone systems reuse and change theirs. Thirty-two hexadecimal digits: eight for the second
 * since 1970 in which it was made, the others by chance. So new calls stand together at the end of an index, which a database
 * of ten million calls need not read from its disk.
 */
public record CallId(String value) {

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
        String second = HexFormat.of().toHexDigits((int) madeAt.getEpochSecond());
        return new CallId(second + chance.toString().replace("-", "").substring(second.length()));
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
