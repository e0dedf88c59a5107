package org.ivrengine.channels;

import java.util.Set;

/** What follows from an event. */
public sealed interface ChannelChange {

    /** The far end of the channel pressed a key. */
    record KeyPressed(String channelId, char symbol, long atMs) implements ChannelChange {}

    /**
     * The channel is gone.
     *
     * @param call our id of the call that it carried, as far as it was reported; empty otherwise
     * @param exact whether {@code atMs} is when it went; otherwise it went some time before
     */
    record Gone(String channelId, String call, long atMs, boolean exact) implements ChannelChange {}

    /**
     * Reports are complete from now on.
     *
     * @param channelIds all that are up
     * @param calls our ids of the calls that are up
     */
    record Complete(Set<String> channelIds, Set<String> calls) implements ChannelChange {}

    /** Reports are missing from now on. */
    record Incomplete() implements ChannelChange {}
}
