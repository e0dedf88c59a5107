package org.ivrengine.channels;

/** How a caller was handed over. */
public enum TransferKind {
    /** To an extension, where she starts when the session that holds her channel is closed. */
    BLIND,
    /** To somebody who had answered; the session that drives the caller's channel stays. */
    ATTENDED,
    /** Into a consultation that still waits or rings: from now on the consultation's session drives the caller's channel. */
    INTO_CONSULTATION,
    /**
     * By keys, into a consultation that still waits or rings: the consultation's session goes on for the caller, whose own
     * stays, too.
     */
    THROUGH_CONSULTATION
}
