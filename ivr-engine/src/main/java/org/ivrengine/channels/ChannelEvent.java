package org.ivrengine.channels;

import java.util.List;

/** What a manager connection reports. Times are milliseconds since the epoch, by Asterisk's clock. */
public sealed interface ChannelEvent {

    long atMs();

    /** Asterisk was asked, and has no such channel: whatever was told of it, it has ended some time before. */
    record FoundGone(long atMs, String channelId) implements ChannelEvent {}

    /** @param linkedId id of the channel with which it all began; empty when not known */
    record Created(long atMs, String channelId, String name, ChannelState state, String linkedId)
            implements ChannelEvent {
        public Created(long atMs, String channelId, String name, ChannelState state) {
            this(atMs, channelId, name, state, "");
        }
    }

    record StateChanged(long atMs, String channelId, ChannelState state) implements ChannelEvent {}

    /** The channel's name is another now; its id stays. */
    record Renamed(long atMs, String channelId, String name) implements ChannelEvent {}

    /**
     * A key was let go.
     *
     * @param received pressed by the far end of this channel; false: sent to it
     */
    record KeyReleased(long atMs, String channelId, char symbol, boolean received) implements ChannelEvent {}

    /**
     * A channel was made to reach a telephone.
     *
     * @param dialingId the channel that dials; empty where nobody does, as for a call that a manager action originated
     */
    record DialBegan(long atMs, String dialingId, String dialedId) implements ChannelEvent {}

    /** @param status Asterisk's DIALSTATUS of this one telephone, {@code ANSWER} for an answer */
    record DialEnded(long atMs, String dialedId, String status) implements ChannelEvent {}

    /**
     * A channel joined a bridge.
     *
     * @param swappedId the channel whose place it takes there; empty for none
     */
    record Entered(long atMs, String channelId, String bridgeId, String swappedId) implements ChannelEvent {}

    record Left(long atMs, String channelId, String bridgeId) implements ChannelEvent {}

    /**
     * Asterisk is about to take a Local channel out between two bridges: this channel leaves its bridge and enters the other
     * one, where the Local channel stood.
     */
    record Moves(long atMs, String channelId) implements ChannelEvent {}

    /** The far end of this channel put its partner on hold. */
    record Held(long atMs, String channelId) implements ChannelEvent {}

    record Unheld(long atMs, String channelId) implements ChannelEvent {}

    /** @param byFarEnd false: by Asterisk itself or by a command */
    record HangUpRequested(long atMs, String channelId, boolean byFarEnd) implements ChannelEvent {}

    /** @param cause Q.850 cause, 16 for a normal end */
    record HungUp(long atMs, String channelId, int cause) implements ChannelEvent {}

    /** {@code transfereeId} is sent to {@code extension} by the far end of {@code transfererId}. */
    record BlindTransferred(long atMs, String transfererId, String transfereeId, String extension)
            implements ChannelEvent {}

    /**
     * Somebody with two calls connected them with each other.
     *
     * @param firstId her channel of the call with the transferee
     * @param secondId her channel of the consultation
     * @param transfereeId who is handed over; empty when Asterisk does not say
     * @param targetId who was consulted; empty while nobody was there yet
     * @param toBridge the two are in one bridge now; false: the transferee stands where the consultation stood
     */
    record AttendedTransferred(
            long atMs, String firstId, String secondId, String transfereeId, String targetId, boolean toBridge)
            implements ChannelEvent {}

    /** A channel hears another one, without a bridge between them. */
    record SpyBegan(long atMs, String spyingId, String spiedId) implements ChannelEvent {}

    record SpyEnded(long atMs, String spyingId, String spiedId) implements ChannelEvent {}

    /** @param endpoint a telephone as Asterisk names it, {@code PJSIP/anna} */
    record PhoneReported(long atMs, String endpoint, Reach reach) implements ChannelEvent {}

    /** Everything that is up; follows each (re)connection, because events of the time before are lost. */
    record Snapshot(long atMs, List<UpChannel> channels) implements ChannelEvent {}

    /** The connection is lost: events after {@code atMs} may be missed. */
    record ReportsLost(long atMs) implements ChannelEvent {}
}
