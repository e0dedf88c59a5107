package org.ivrengine.callcenter.port;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Acts on channels of the telephone system from outside of their sessions. Every method returns at once and never
 * throws: what came of it is told by the channels themselves. Safe for use by many threads.
 */
public interface Switchboard {

    /** Ends a channel, for example an agent's phone that rings. One that is gone already stays so. */
    void hangUp(String channelId);

    /** Ends a caller's channel, and says whether there was one. */
    CompletionStage<HungUp> end(String channelId);

    /** Every channel that there is, asked anew; the stage fails when nobody can say. */
    CompletionStage<List<UpLine>> lines();

    /** What became of a channel that was to be ended. */
    enum HungUp {
        /** Told to end; the channels tell when it has. */
        TOLD,
        NO_SUCH_CHANNEL,
        /** The telephone system cannot be reached, or would not. */
        NOT_TOLD
    }

    /**
     * A channel that is up.
     *
     * @param name for example {@code PJSIP/anna-0000002a}
     * @param bridgeId empty while it is in none
     */
    record UpLine(String channelId, String name, String bridgeId) {

        /** For example {@code PJSIP/anna}. */
        public String endpoint() {
            int end = name.lastIndexOf('-');
            return end > 0 ? name.substring(0, end) : name;
        }
    }

    /**
     * Ends the sound that a channel is being played. To be called only while one is: a stop that comes late would cut
     * the next sound.
     */
    void stopPlayback(String channelId);

    /** Rings a telephone, and sends whoever answers to an extension of our dialplan. */
    void ring(Ringing call);

    /**
     * The channel hears a key, as if its far end had pressed it.
     *
     * @return whether the telephone system has taken it
     */
    CompletionStage<Boolean> press(String channelId, char key);

    /** The channel leaves what it does and goes on at an extension of our dialplan. */
    void sendTo(String channelId, Place place, Map<String, String> variables);

    /** Sets a variable of a channel, for whoever comes after us to know. */
    void note(String channelId, String name, String value);

    /**
     * What is said on the channel goes into its recording as silence, or no longer.
     *
     * @return whether it was done
     */
    CompletionStage<Boolean> silenceRecording(String channelId, boolean silent);

    /** Where a channel goes on in our dialplan. */
    record Place(String context, String extension) {}

    /**
     * A call that nobody asked for but us.
     *
     * @param endpoint for example {@code PJSIP/eva}
     * @param channelId what her channel will be called
     * @param variables of her channel
     * @param shownAs what her telephone shows, {@code "name" <number>}
     */
    record Ringing(
            String endpoint,
            String channelId,
            Place place,
            Map<String, String> variables,
            String shownAs,
            int ringTimeoutMs) {

        public Ringing {
            variables = Map.copyOf(variables);
        }
    }

    /** A telephone system that cannot be reached from outside of the sessions. */
    Switchboard NONE = new Switchboard() {
        @Override
        public void hangUp(String channelId) {}

        @Override
        public CompletionStage<HungUp> end(String channelId) {
            return CompletableFuture.completedStage(HungUp.NOT_TOLD);
        }

        @Override
        public CompletionStage<List<UpLine>> lines() {
            return CompletableFuture.failedStage(new IllegalStateException("no telephone system"));
        }

        @Override
        public void stopPlayback(String channelId) {}

        @Override
        public void ring(Ringing call) {}

        @Override
        public CompletionStage<Boolean> press(String channelId, char key) {
            return CompletableFuture.completedStage(false);
        }

        @Override
        public void sendTo(String channelId, Place place, Map<String, String> variables) {}

        @Override
        public void note(String channelId, String name, String value) {}

        @Override
        public CompletionStage<Boolean> silenceRecording(String channelId, boolean silent) {
            return CompletableFuture.completedFuture(false);
        }
    };
}
