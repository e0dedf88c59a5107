package org.ivrengine.ami;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.StatusEvent;
import org.ivrengine.channels.ChannelState;
import org.ivrengine.channels.HoldState;
import org.ivrengine.channels.UpChannel;
import org.jspecify.annotations.Nullable;

/** What we ask about every channel that is up, and how its answer reads. */
final class Snapshots {

    /** Our call's id. */
    private static final String CALL = "IVR_CALL";

    /** Set on the caller's channel when an agent is connected: seconds since the epoch with three decimals. */
    private static final String TALK_SINCE = "IVR_TALK_SINCE";

    /** The engine's own note of whom it connects the caller to. */
    private static final String NOTE = "IVR_OFFER";

    /** Of the channel whose partner holds, not of the one who holds. */
    private static final String ON_HOLD = "CHANNEL(onhold)";

    static final List<String> VARIABLES = List.of(CALL, TALK_SINCE, NOTE, ON_HOLD);

    /** What a dialed channel "runs" until it is in a bridge, and after; and what a supervisor's runs. */
    private static final Pattern OF_A_TELEPHONE = Pattern.compile("AppDial.*|ChanSpy|BridgeAdd");

    /** How Asterisk writes what a channel does not have. */
    private static final String UNSET = "(null)";

    private Snapshots() {}

    static UpChannel channel(StatusEvent up) {
        Map<String, String> variables = up.getVariables() == null ? Map.of() : up.getVariables();
        return new UpChannel(
                up.getUniqueId(),
                up.getChannel(),
                value(variables, CALL),
                text(up.getLinkedId()),
                state(up),
                text(up.getBridgeId()),
                OF_A_TELEPHONE.matcher(text(up.getApplication())).matches(),
                hold(value(variables, ON_HOLD)),
                sinceMs(value(variables, TALK_SINCE)),
                value(variables, NOTE));
    }

    private static ChannelState state(StatusEvent up) {
        return CallEvents.state(up.getChannelState());
    }

    private static HoldState hold(String value) {
        return switch (value) {
            case "1" -> HoldState.HELD;
            case "0" -> HoldState.NOT_HELD;
            default -> HoldState.UNKNOWN; // an Asterisk that does not tell
        };
    }

    private static OptionalLong sinceMs(String seconds) {
        try {
            return seconds.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.round(Double.parseDouble(seconds) * 1_000));
        } catch (NumberFormatException notOurs) {
            return OptionalLong.empty();
        }
    }

    private static String value(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, UNSET);
        return value.equals(UNSET) ? "" : value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
