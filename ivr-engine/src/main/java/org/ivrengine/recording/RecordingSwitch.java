package org.ivrengine.recording;

import java.util.concurrent.CompletionStage;

/** Acts on the recording that the telephone system makes of a channel. Returns at once. */
public interface RecordingSwitch {

    /**
     * What is said goes into the recording as silence, or no longer.
     *
     * @return whether the telephone system has done it
     */
    CompletionStage<Boolean> silence(String channelId, boolean silent);
}
