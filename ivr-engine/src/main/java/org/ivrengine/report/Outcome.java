package org.ivrengine.report;

/** How a contact left its queue. */
public enum Outcome {
    /** Bridged with an agent. */
    ANSWERED,
    /** The caller hung up while waiting; the short ones too. */
    ABANDONED,
    /** Longest wait of the queue reached. */
    OVERFLOWED,
    VOICEMAIL,
    CALLBACK_REQUESTED,
    LEFT_BY_KEY,
    /** The queue was full or closed. */
    REFUSED,
    /** A fault of ours; any number but 0 is one. */
    LOST
}
