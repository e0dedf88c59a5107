package org.ivrengine.report;

/** What is added up; every figure is a quotient of these. Adding a constant here is all that a new sum takes. */
public enum Count {
    OFFERED,
    ANSWERED,
    ANSWERED_WITHIN,
    ABANDONED,
    SHORT_ABANDONED,
    ABANDONED_WITHIN,
    OVERFLOWED,
    VOICEMAIL,
    CALLBACK_REQUESTED,
    LEFT_BY_KEY,
    REFUSED,
    LOST,
    WAIT_MS,
    /** Of answered contacts only. */
    WAIT_ANSWERED_MS,
    LONGEST_WAIT_MS,
    RING_MS,
    WHISPER_MS,
    HANDLED,
    TRANSFERRED,
    TALK_MS,
    HOLD_MS,
    WRAP_UP_MS,
    /** Waiting times announced to callers who were answered later: only of these is the truth known. */
    ANNOUNCED,
    ANNOUNCED_ERROR_MS,
    AVAILABLE_MS,
    OCCUPIED_MS,
    PAUSED_MS;

    /** @return what both say together */
    public long merge(long one, long other) {
        return this == LONGEST_WAIT_MS ? Math.max(one, other) : Math.addExact(one, other);
    }
}
