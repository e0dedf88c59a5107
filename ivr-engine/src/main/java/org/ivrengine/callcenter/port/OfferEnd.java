package org.ivrengine.callcenter.port;

/** How an offer of a call to an agent ended. */
public enum OfferEnd {
    ANSWERED,
    /** It rang as long as the queue lets it ring. */
    NO_ANSWER,
    /** She refused the call, or hung up before she was connected. */
    REJECTED,
    /** Her phone was in a call. */
    BUSY,
    /** Her phone is off, not registered, or did not ring. */
    UNREACHABLE,
    /** We took it back: she paused or signed out, or the call was moved. */
    WITHDRAWN,
    /** The caller left while it rang. */
    CALLER_LEFT
}
