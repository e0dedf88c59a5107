package org.ivrengine.channels;

import java.util.List;

/** What a manager connection reports. Times are milliseconds since the epoch, by Asterisk's clock. */
public sealed interface ChannelEvent {

    long atMs();

    record Created(long atMs, String channelId, String name) implements ChannelEvent {}

    /**
     * A key was let go.
     *
     * @param received pressed by the far end of this channel; false: sent to it
     */
    record KeyReleased(long atMs, String channelId, char symbol, boolean received) implements ChannelEvent {}

    /** @param cause Q.850 cause, 16 for a normal end */
    record HungUp(long atMs, String channelId, int cause) implements ChannelEvent {}

    /** Everything that is up; follows each (re)connection, because events of the time before are lost. */
    record Snapshot(long atMs, List<UpChannel> channels) implements ChannelEvent {}

    /** The connection is lost: from now on events are missed. */
    record ReportsLost(long atMs) implements ChannelEvent {}
}
