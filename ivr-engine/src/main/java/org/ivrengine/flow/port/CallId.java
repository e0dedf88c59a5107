package org.ivrengine.flow.port;

import java.util.UUID;

/** Identifies a call of ours. Telephone systems reuse and change theirs. Thirty-two hexadecimal digits. */
public record CallId(String value) {

    public CallId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a call id: \"" + value + "\"");
        }
    }

    public static CallId mint() {
        return new CallId(UUID.randomUUID().toString().replace("-", ""));
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
