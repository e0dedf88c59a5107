package org.ivrengine.channels;

import java.util.OptionalLong;

/**
 * A channel that is up.
 *
 * @param id Asterisk's unique id of it
 * @param name for example {@code PJSIP/trunk-00000007}
 * @param call our id of the call that it carries; empty while it carries none
 * @param linkedId id of the channel with which it all began; empty when not known
 * @param bridgeId empty while it is in none
 * @param dialed made to reach a telephone; false: its far end called us
 * @param onHold put on hold by its partner
 * @param talkSinceMs the dialplan's stamp of when the latest talk of this caller began
 * @param note what the engine wrote on it about whom it connects the caller to; empty where it wrote nothing
 */
public record UpChannel(
        String id,
        String name,
        String call,
        String linkedId,
        ChannelState state,
        String bridgeId,
        boolean dialed,
        HoldState onHold,
        OptionalLong talkSinceMs,
        String note) {

    public UpChannel(String id, String name, String call) {
        this(id, name, call, "", ChannelState.OTHER, "", false, HoldState.UNKNOWN, OptionalLong.empty(), "");
    }
}
