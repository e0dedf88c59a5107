package org.ivrengine.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final String CALL = "0123456789abcdef0123456789abcdef";

    private final Channels channels = new Channels();

    @Test
    void aKeyOfTheCallerIsPassedOnWithTheTimeThatAsteriskGaveIt() {
        assertEquals(
                List.of(new KeyPressed("1.1", '5', 1_000)),
                channels.apply(new ChannelEvent.KeyReleased(1_000, "1.1", '5', true)));
    }

    @Test
    void aKeyThatWeSentIsNotACallersKey() {
        assertEquals(List.of(), channels.apply(new ChannelEvent.KeyReleased(1_000, "1.1", '5', false)));
    }

    @Test
    void aChannelIsUpFromItsCreationToItsHangUp() {
        channels.apply(new ChannelEvent.Created(10, "1.1", "PJSIP/a-1", ChannelState.OTHER));
        assertEquals(List.of("1.1"), channels.up());

        assertEquals(
                List.of(new Gone("1.1", "", 20, true)),
                withoutPhones(channels.apply(new ChannelEvent.HungUp(20, "1.1", 16))));
        assertEquals(List.of(), channels.up());
    }

    @Test
    void afterAGapWhatIsNotUpAnyMoreIsGoneAtATimeThatNobodyKnows() {
        channels.apply(new ChannelEvent.Created(10, "1.1", "PJSIP/a-1", ChannelState.OTHER));
        channels.apply(new ChannelEvent.Created(11, "1.2", "PJSIP/a-2", ChannelState.OTHER));
        assertEquals(List.of(new Incomplete()), channels.apply(new ChannelEvent.ReportsLost(20)));

        assertEquals(
                List.of(new Gone("1.1", "", 30, false), new Complete(Set.of("1.2", "1.3"), Set.of(CALL))),
                withoutPhones(channels.apply(new ChannelEvent.Snapshot(
                        30, List.of(new UpChannel("1.2", "PJSIP/a-2", CALL), new UpChannel("1.3", "PJSIP/a-3", ""))))));
    }

    @Test
    void theCallThatASnapshotFoundOnAChannelIsNamedWhenItGoes() {
        channels.apply(new ChannelEvent.Snapshot(30, List.of(new UpChannel("1.2", "PJSIP/a-2", CALL))));

        assertEquals(
                List.of(new Gone("1.2", CALL, 40, true)),
                withoutPhones(channels.apply(new ChannelEvent.HungUp(40, "1.2", 16))));
    }

    private static List<ChannelChange> withoutPhones(List<ChannelChange> changes) {
        return changes.stream()
                .filter(change -> !(change instanceof ChannelChange.PhoneChanged))
                .toList();
    }
}
