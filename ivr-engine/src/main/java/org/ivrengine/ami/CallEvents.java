package org.ivrengine.ami;

import java.util.Locale;
import java.util.Optional;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.ChanSpyStartEvent;
import org.asteriskjava.manager.event.ChanSpyStopEvent;
import org.asteriskjava.manager.event.DeviceStateChangeEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.LocalOptimizationBeginEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.RenameEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.ChannelState;
import org.ivrengine.channels.Reach;
import org.jspecify.annotations.Nullable;

/** Turns those of the library's events into ours that stand for themselves. */
final class CallEvents {

    private static final int STATE_DOWN = 0;
    private static final int STATE_RINGING = 5;
    private static final int STATE_UP = 6;

    private CallEvents() {}

    static Optional<ChannelEvent> translate(ManagerEvent event, long atMs) {
        return Optional.ofNullable(
                switch (event) {
                    case NewChannelEvent created ->
                        new ChannelEvent.Created(
                                atMs,
                                created.getUniqueId(),
                                created.getChannel(),
                                state(created.getChannelState()),
                                text(created.getLinkedid()));
                    case NewStateEvent changed ->
                        new ChannelEvent.StateChanged(atMs, changed.getUniqueId(), state(changed.getChannelState()));
                    case RenameEvent renamed ->
                        new ChannelEvent.Renamed(atMs, renamed.getUniqueId(), renamed.getNewname());
                    case DialBeginEvent dial ->
                        new ChannelEvent.DialBegan(atMs, text(dial.getUniqueId()), dial.getDestUniqueId());
                    case DialEndEvent dial ->
                        new ChannelEvent.DialEnded(atMs, dial.getDestUniqueId(), text(dial.getDialStatus()));
                    case BridgeEnterEvent entered ->
                        new ChannelEvent.Entered(
                                atMs,
                                entered.getUniqueId(),
                                entered.getBridgeUniqueId(),
                                text(entered.getSwapuniqueid()));
                    case BridgeLeaveEvent left ->
                        new ChannelEvent.Left(atMs, left.getUniqueId(), left.getBridgeUniqueId());
                    case LocalOptimizationBeginEvent moves ->
                        new ChannelEvent.Moves(atMs, text(moves.getSourceUniqueid()));
                    case UnholdEvent unheld -> new ChannelEvent.Unheld(atMs, unheld.getUniqueId());
                    case HoldEvent held -> new ChannelEvent.Held(atMs, held.getUniqueId());
                    case HangupRequestEvent wanted ->
                        new ChannelEvent.HangUpRequested(atMs, wanted.getUniqueId(), true);
                    case SoftHangupRequestEvent wanted ->
                        new ChannelEvent.HangUpRequested(atMs, wanted.getUniqueId(), false);
                    case BlindTransferEvent blind ->
                        new ChannelEvent.BlindTransferred(
                                atMs,
                                blind.getTransfererUniqueId(),
                                text(blind.getTransfereeUniqueId()),
                                text(blind.getExtension()));
                    case AttendedTransferEvent attended ->
                        new ChannelEvent.AttendedTransferred(
                                atMs,
                                text(attended.getOrigTransfererUniqueid()),
                                text(attended.getSecondTransfererUniqueid()),
                                text(attended.getTransfereeUniqueid()),
                                text(attended.getTransferTargetUniqueID()),
                                "Bridge".equals(attended.getDestType()));
                    case ChanSpyStartEvent spy ->
                        new ChannelEvent.SpyBegan(atMs, text(spy.getSpyerUniqueId()), text(spy.getSpyeeUniqueId()));
                    case ChanSpyStopEvent spy ->
                        new ChannelEvent.SpyEnded(atMs, text(spy.getSpyerUniqueId()), text(spy.getSpyeeUniqueId()));
                    case DeviceStateChangeEvent phone ->
                        new ChannelEvent.PhoneReported(atMs, phone.getDevice(), reach(phone.getState()));
                    default -> null; // the library knows over a hundred kinds; the rest is not ours
                });
    }

    static ChannelState state(@Nullable Integer asterisks) {
        return switch (asterisks) {
            case null -> ChannelState.OTHER;
            case STATE_DOWN -> ChannelState.DOWN;
            case STATE_RINGING -> ChannelState.RINGING;
            case STATE_UP -> ChannelState.UP;
            default -> ChannelState.OTHER;
        };
    }

    private static Reach reach(@Nullable String deviceState) {
        return switch (text(deviceState).toUpperCase(Locale.ROOT)) {
            case "UNAVAILABLE", "INVALID" -> Reach.UNREACHABLE;
            case "", "UNKNOWN" -> Reach.UNKNOWN;
            default -> Reach.REACHABLE;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
