package org.ivrengine.ami;

import java.util.List;
import org.ivrengine.channels.ChannelEvent;

/** A recorded case as if it had happened to other channels, at another time. */
final class ShiftedEvents {

    private ShiftedEvents() {}

    /** Without what concerns more than the case: gaps, and the state of telephones. */
    static List<ChannelEvent> of(List<ChannelEvent> events, String prefix, long shiftMs) {
        return events.stream()
                .filter(event -> !(event instanceof ChannelEvent.Snapshot
                        || event instanceof ChannelEvent.ReportsLost
                        || event instanceof ChannelEvent.PhoneReported))
                .map(event -> shifted(event, prefix, event.atMs() + shiftMs))
                .toList();
    }

    private static ChannelEvent shifted(ChannelEvent event, String prefix, long atMs) {
        return switch (event) {
            case ChannelEvent.FoundGone e -> new ChannelEvent.FoundGone(atMs, prefix + e.channelId());
            case ChannelEvent.Created e ->
                new ChannelEvent.Created(
                        atMs,
                        prefix + e.channelId(),
                        e.name().replaceFirst("/", "/" + prefix),
                        e.state(),
                        named(prefix, e.linkedId()));
            case ChannelEvent.Moves e -> new ChannelEvent.Moves(atMs, prefix + e.channelId());
            case ChannelEvent.StateChanged e -> new ChannelEvent.StateChanged(atMs, prefix + e.channelId(), e.state());
            case ChannelEvent.Renamed e -> new ChannelEvent.Renamed(atMs, prefix + e.channelId(), e.name());
            case ChannelEvent.KeyReleased e ->
                new ChannelEvent.KeyReleased(atMs, prefix + e.channelId(), e.symbol(), e.received());
            case ChannelEvent.DialBegan e ->
                new ChannelEvent.DialBegan(atMs, named(prefix, e.dialingId()), prefix + e.dialedId());
            case ChannelEvent.DialEnded e -> new ChannelEvent.DialEnded(atMs, prefix + e.dialedId(), e.status());
            case ChannelEvent.Entered e ->
                new ChannelEvent.Entered(
                        atMs, prefix + e.channelId(), prefix + e.bridgeId(), named(prefix, e.swappedId()));
            case ChannelEvent.Left e -> new ChannelEvent.Left(atMs, prefix + e.channelId(), prefix + e.bridgeId());
            case ChannelEvent.Held e -> new ChannelEvent.Held(atMs, prefix + e.channelId());
            case ChannelEvent.Unheld e -> new ChannelEvent.Unheld(atMs, prefix + e.channelId());
            case ChannelEvent.HangUpRequested e ->
                new ChannelEvent.HangUpRequested(atMs, prefix + e.channelId(), e.byFarEnd());
            case ChannelEvent.HungUp e -> new ChannelEvent.HungUp(atMs, prefix + e.channelId(), e.cause());
            case ChannelEvent.BlindTransferred e ->
                new ChannelEvent.BlindTransferred(
                        atMs, prefix + e.transfererId(), named(prefix, e.transfereeId()), e.extension());
            case ChannelEvent.AttendedTransferred e ->
                new ChannelEvent.AttendedTransferred(
                        atMs,
                        named(prefix, e.firstId()),
                        named(prefix, e.secondId()),
                        named(prefix, e.transfereeId()),
                        named(prefix, e.targetId()),
                        e.toBridge());
            case ChannelEvent.SpyBegan e ->
                new ChannelEvent.SpyBegan(atMs, prefix + e.spyingId(), prefix + e.spiedId());
            case ChannelEvent.SpyEnded e ->
                new ChannelEvent.SpyEnded(atMs, prefix + e.spyingId(), prefix + e.spiedId());
            case ChannelEvent.PhoneReported e -> e;
            case ChannelEvent.Snapshot e -> e;
            case ChannelEvent.ReportsLost e -> e;
        };
    }

    private static String named(String prefix, String id) {
        return id.isEmpty() ? "" : prefix + id;
    }
}
