package org.ivrengine.flow.port;

/**
 * The session with the telephone is over. That ends the flow's run, but not always the call: a caller can live on
 * without the session (transfer) or come back in another one (our own crash). Who needs to know asks the channels.
 */
public final class SessionEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What ended the session. */
    public enum Why {
        /** The telephone system said that the caller hung up, or that the channel left this session. */
        HANGUP,
        /** The connection to the telephone system broke or was closed. */
        CONNECTION_LOST,
        /** The telephone system did not answer a command within the limit. */
        NO_REPLY,
        /** We are shutting down; the call goes on from its checkpoint. */
        HANDED_OVER
    }

    private final Why why;

    public SessionEnded(Why why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
