package org.ivrengine.ami;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.ChannelState;
import org.ivrengine.channels.HoldState;
import org.ivrengine.channels.UpChannel;

/** What Asterisk would answer if it were asked now. */
final class TrueState {

    private static final class Up {
        private String name = "";
        private String linkedId = "";
        private String bridge = "";
        private boolean dialed;
        private boolean holds;
    }

    private final Map<String, Up> up = new LinkedHashMap<>();

    void apply(ChannelEvent event) {
        switch (event) {
            case ChannelEvent.Created e -> {
                Up channel = new Up();
                channel.name = e.name();
                channel.linkedId = e.linkedId().isEmpty() ? e.channelId() : e.linkedId();
                up.put(e.channelId(), channel);
            }
            case ChannelEvent.DialBegan e -> {
                Up dialed = of(e.dialedId());
                dialed.dialed = true;
                dialed.linkedId = of(e.dialingId()).linkedId;
            }
            case ChannelEvent.Entered e -> {
                of(e.swappedId()).bridge = "";
                of(e.channelId()).bridge = e.bridgeId();
            }
            case ChannelEvent.Left e -> of(e.channelId()).bridge = "";
            case ChannelEvent.Held e -> of(e.channelId()).holds = true;
            case ChannelEvent.Unheld e -> of(e.channelId()).holds = false;
            case ChannelEvent.HungUp e -> up.remove(e.channelId());
            case ChannelEvent.FoundGone e -> up.remove(e.channelId());
            case ChannelEvent.Moves _,
                    ChannelEvent.StateChanged _,
                    ChannelEvent.Renamed _,
                    ChannelEvent.KeyReleased _,
                    ChannelEvent.DialEnded _,
                    ChannelEvent.HangUpRequested _,
                    ChannelEvent.BlindTransferred _,
                    ChannelEvent.AttendedTransferred _,
                    ChannelEvent.SpyBegan _,
                    ChannelEvent.SpyEnded _,
                    ChannelEvent.PhoneReported _,
                    ChannelEvent.Snapshot _,
                    ChannelEvent.ReportsLost _ -> {}
        }
    }

    private Up of(String channelId) {
        return up.getOrDefault(channelId, new Up());
    }

    ChannelEvent.Snapshot snapshot(long atMs) {
        List<UpChannel> channels = new ArrayList<>();
        up.forEach((id, channel) -> channels.add(new UpChannel(
                id,
                channel.name,
                "",
                channel.linkedId,
                ChannelState.UP,
                channel.bridge,
                channel.dialed,
                isOnHold(id, channel) ? HoldState.HELD : HoldState.NOT_HELD,
                OptionalLong.empty(),
                "")));
        return new ChannelEvent.Snapshot(atMs, channels);
    }

    private boolean isOnHold(String id, Up channel) {
        return !channel.bridge.isEmpty()
                && up.entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(id)
                                && other.getValue().bridge.equals(channel.bridge)
                                && other.getValue().holds);
    }
}
