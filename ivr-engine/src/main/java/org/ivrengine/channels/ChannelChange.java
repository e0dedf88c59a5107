package org.ivrengine.channels;

import java.util.Map;
import java.util.Set;

/** What follows from an event. */
public sealed interface ChannelChange {

    /** The far end of the channel pressed a key. */
    record KeyPressed(String channelId, char symbol, long atMs) implements ChannelChange {}

    /** The telephone rings. */
    record RingingBegan(Leg leg, long atMs) implements ChannelChange {}

    /** The telephone was picked up. Nobody need hear anybody yet: a whisper may come first. */
    record Answered(Leg leg, long atMs) implements ChannelChange {}

    /**
     * The telephone's channel is gone, whether it was answered or not.
     *
     * @param dialStatus what Asterisk said of the attempt, {@code ANSWER}, {@code BUSY}, ...; empty if it said nothing
     * @param cause Q.850 cause
     * @param rang it was seen ringing
     * @param ended inexact: it had ended by then
     */
    record LegEnded(Leg leg, String dialStatus, int cause, boolean rang, Moment ended) implements ChannelChange {}

    /** Both are in one bridge. */
    record TalkBegan(Talk talk) implements ChannelChange {}

    /** The agent has put the caller on hold. */
    record HoldBegan(Talk talk, long atMs) implements ChannelChange {}

    record HoldEnded(Talk talk, long atMs) implements ChannelChange {}

    /** The talk is over and has its end. */
    record TalkEnded(Talk talk, EndedBy by) implements ChannelChange {}

    /**
     * A caller was handed over.
     *
     * @param callerChannel who was handed over; empty when Asterisk does not say
     * @param byChannel of whom, in her call with the caller
     * @param target for {@code BLIND} the extension; for {@code ATTENDED} the channel of who was consulted; for {@code
     *     INTO_CONSULTATION} the channel of the consultation, whose session drives the caller's channel from now on; for
     *     {@code THROUGH_CONSULTATION} the channel of the consultation
     */
    record Transferred(TransferKind kind, String callerChannel, String byChannel, String target, long atMs)
            implements ChannelChange {}

    /**
     * A channel stands in a bridge where another one stood: after an attended transfer, the caller where the consultation
     * was. Told before the beginning of its own talk; the other's may have ended before, or end next.
     */
    record TookPlace(String channelId, String ofChannelId, long atMs) implements ChannelChange {}

    /** By keys an agent talks with somebody whom she consults; her caller waits meanwhile. */
    record ConsultationBegan(String agentChannel, long atMs) implements ChannelChange {}

    /** She is back with her caller. */
    record ConsultationEnded(String agentChannel, long atMs) implements ChannelChange {}

    /** A supervisor hears what the other channel hears and says; nobody talks for that. */
    record SpyBegan(String channelId, String spiedId, long atMs) implements ChannelChange {}

    record SpyEnded(String channelId, String spiedId, long atMs) implements ChannelChange {}

    /** A telephone can be reached or no longer, or its calls are others. */
    record PhoneChanged(PhoneState phone, long atMs) implements ChannelChange {}

    /**
     * The channel is gone.
     *
     * @param call our id of the call that it carried, as far as it was reported; empty otherwise
     * @param atMs when its far end hung up, or else when it went
     * @param exact whether that is known; otherwise it went some time before
     */
    record Gone(String channelId, String call, long atMs, boolean exact) implements ChannelChange {}

    /**
     * Reports are complete from now on.
     *
     * @param channelIds all that are up
     * @param calls our ids of the calls that are up
     * @param notes by channel, what the engine wrote on it about whom it connects the caller to
     */
    record Complete(Set<String> channelIds, Set<String> calls, Map<String, String> notes) implements ChannelChange {
        public Complete(Set<String> channelIds, Set<String> calls) {
            this(channelIds, calls, Map.of());
        }
    }

    /** Reports are missing from now on. */
    record Incomplete() implements ChannelChange {}
}
