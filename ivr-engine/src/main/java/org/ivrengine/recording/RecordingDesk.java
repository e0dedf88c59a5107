package org.ivrengine.recording;

import java.util.concurrent.CompletionStage;

/** What people can want of a recording that is being made. Safe for use by many threads. */
public interface RecordingDesk {

    /** What became of a wish. */
    enum Answer {
        DONE,
        /** Nothing of this call is being recorded, or nothing that this could be done to. */
        NOT_RECORDED,
        /** The telephone system has not done it. */
        FAILED
    }

    /** What somebody wants of the recordings of a call. */
    enum Wish {
        MUTE,
        UNMUTE,
        /** Begin it, where the queue records on request. */
        START
    }

    /**
     * Returns at once.
     *
     * @param call our id of the call
     * @param by who wants it, in words that people understand
     */
    CompletionStage<Answer> wish(String call, Wish wish, String by);
}
