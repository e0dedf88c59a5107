package org.ivrengine.callcenter.port;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Acts on channels of the telephone system from outside of their sessions. Every method returns at once and never
 * throws: what came of it is told by the channels themselves. Safe for use by many threads.
 */
public interface Switchboard {

    /** Ends a channel, for example an agent's phone that rings. One that is gone already stays so. */
    void hangUp(String channelId);

    /**
     * Ends the sound that a channel is being played. To be called only while one is: a stop that comes late would cut
     * the next sound.
     */
    void stopPlayback(String channelId);

    /** Sets a variable of a channel, for whoever comes after us to know. */
    void note(String channelId, String name, String value);

    /**
     * What is said on the channel goes into its recording as silence, or no longer.
     *
     * @return whether it was done
     */
    CompletionStage<Boolean> silenceRecording(String channelId, boolean silent);

    /** A telephone system that cannot be reached from outside of the sessions. */
    Switchboard NONE = new Switchboard() {
        @Override
        public void hangUp(String channelId) {}

        @Override
        public void stopPlayback(String channelId) {}

        @Override
        public void note(String channelId, String name, String value) {}

        @Override
        public CompletionStage<Boolean> silenceRecording(String channelId, boolean silent) {
            return CompletableFuture.completedFuture(false);
        }
    };
}
