package org.ivrengine.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;
import org.ivrengine.channels.ChannelChange.TalkEnded;
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

    @Test
    void aTalkThatACommandEndsIsNobodysHangUp() {
        talkOf("caller", "agent");
        channels.apply(new ChannelEvent.HangUpRequested(500, "agent", false));

        assertEquals(
                List.of(EndedBy.COMMAND),
                channels.apply(new ChannelEvent.Left(501, "agent", "bridge")).stream()
                        .filter(TalkEnded.class::isInstance)
                        .map(change -> ((TalkEnded) change).by())
                        .toList());
    }

    @Test
    void whoHoldsAfterAGapIsUnknownWhereAsteriskDoesNotSay() {
        talkOf("caller", "agent");
        channels.apply(new ChannelEvent.ReportsLost(200));
        channels.apply(new ChannelEvent.Snapshot(
                300, List.of(up("caller", false, HoldState.UNKNOWN), up("agent", true, HoldState.UNKNOWN))));
        channels.apply(new ChannelEvent.Unheld(400, "agent"));

        Talk talk = channels.talks().getFirst();
        assertEquals(List.of(new Span(200, 300)), talk.unknown());
        assertEquals(List.of(new Span(300, 400)), talk.holds(), "held all the time before she resumed");
    }

    private void talkOf(String caller, String agent) {
        channels.apply(new ChannelEvent.Created(10, caller, "PJSIP/trunk-1", ChannelState.OTHER));
        channels.apply(new ChannelEvent.Created(20, agent, "PJSIP/anna-2", ChannelState.DOWN));
        channels.apply(new ChannelEvent.DialBegan(21, caller, agent));
        channels.apply(new ChannelEvent.Entered(100, agent, "bridge", ""));
        channels.apply(new ChannelEvent.Entered(101, caller, "bridge", ""));
    }

    private static UpChannel up(String id, boolean dialed, HoldState onHold) {
        return new UpChannel(
                id, "PJSIP/" + id + "-1", "", "", ChannelState.UP, "bridge", dialed, onHold, OptionalLong.empty(), "");
    }

    private static List<ChannelChange> withoutPhones(List<ChannelChange> changes) {
        return changes.stream()
                .filter(change -> !(change instanceof ChannelChange.PhoneChanged))
                .toList();
    }
}
