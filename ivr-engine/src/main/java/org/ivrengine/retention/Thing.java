package org.ivrengine.retention;

import java.util.Locale;

/** What has an age at which it goes. */
public enum Thing {
    /** Numbers and names of callers, in calls and contacts. */
    CALLER_NUMBERS,
    /** Steps, operations and what they changed; calls and contacts stay. */
    CALL_DETAILS,
    RECORDINGS,
    VOICEMAIL,
    /** Reviews with their answers and history, and samples. */
    REVIEWS,
    /** What was changed in accounts, from what to what, by whom. */
    ACCOUNT_AUDIT;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
