package org.ivrengine.recording;

import java.util.concurrent.CompletionStage;

/** Acts on the recording that the telephone system makes of a channel. Every method returns at once. */
public interface RecordingSwitch {

    /**
     * What is said goes into the recording as silence, or no longer.
     *
     * @return whether the telephone system has done it
     */
    CompletionStage<Boolean> silence(String channelId, boolean silent);

    /** The agent alone hears what has become of her recording; nothing of it is in the recording. */
    void tell(String channelId, Tone tone);

    /** What an agent is told, each with its own tones. */
    enum Tone {
        /** Silence goes into the recording from now on. */
        MUTED,
        /** What is said goes into the recording from now on. */
        RECORDED,
        /** The telephone system has not done what was wanted. */
        FAILED
    }
}
