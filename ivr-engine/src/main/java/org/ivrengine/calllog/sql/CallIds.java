package org.ivrengine.calllog.sql;

import java.util.UUID;

/** Our ids of calls, thirty-two hexadecimal digits, as the column holds them. */
final class CallIds {

    private static final int DIGITS = 32;

    private CallIds() {}

    static UUID uuid(String id) {
        return new UUID(
                Long.parseUnsignedLong(id.substring(0, DIGITS / 2), 16),
                Long.parseUnsignedLong(id.substring(DIGITS / 2), 16));
    }

    static String text(UUID id) {
        return id.toString().replace("-", "");
    }

    /** @return the least id that begins so */
    static UUID least(String prefix) {
        return uuid(prefix + "0".repeat(DIGITS - prefix.length()));
    }

    /** @return the greatest id that begins so */
    static UUID greatest(String prefix) {
        return uuid(prefix + "f".repeat(DIGITS - prefix.length()));
    }
}
