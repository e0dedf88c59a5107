package org.ivrengine.agi;

/** Variables of the caller's channel by which the engine and the shipped dialplan understand each other. */
public final class ChannelVariables {

    /** Our id of the call; also passed back to us when the call comes again. */
    public static final String CALL = "IVR_CALL";

    /** Followed by the digits of the channel's id: our id of the call that is this channel's own, whatever a transfer laid over it. */
    public static final String OWN_CALL_PREFIX = "IVR_CALL_";

    /** Why the next session begins. */
    public static final String WHY = "IVR_WHY";

    /** Set by the engine as its first act in every session: somebody is at work again. */
    public static final String TAKEN = "IVR_TAKEN";

    /** Set by the engine as its last act: the call shall not come back. */
    public static final String DONE = "IVR_DONE";

    /** Extension to which the dialplan sends the caller once the engine is done. */
    public static final String TRANSFER_TO = "IVR_TRANSFER_TO";

    /** Followed by the call's id: where the call stands. */
    static final String CHECKPOINT_PREFIX = "IVR_CP_";

    private ChannelVariables() {}
}
