package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.HoldBegan;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;
import org.ivrengine.channels.ChannelChange.LegEnded;
import org.ivrengine.channels.ChannelChange.PhoneChanged;
import org.ivrengine.channels.ChannelChange.RingingBegan;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Span;
import org.ivrengine.channels.Talk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the engine does to channels from outside of their sessions, on a real Asterisk, with the rights that we ship. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ManagerActionsTest {

    private static final int NETWORK_OUT_OF_ORDER = 38;

    @Test
    void channelsAreActedOnFromOutside(RealAsterisk asterisk) {
        try (PhoneRoom room = new PhoneRoom(asterisk, "caller", "anna", "carl");
                WatchedChannels watched = new WatchedChannels(asterisk);
                ManagerSwitchboard actions = new ManagerSwitchboard(WatchedChannels.account(
                                asterisk.instance(),
                                asterisk.instance().logins().actions()))
                        .start()) {
            await().until(actions::isUp);
            aRingingTelephoneIsHungUpWithACause(room, watched, actions);
            Leg leg = aTalkIsJoinedMutedAndTakenApart(room, watched, actions);
            aSoundIsStopped(room, actions, watched);
            assertDone(actions.redirect(leg.callerChannel(), "phone-room", "90"), false);
            assertThrows(IllegalArgumentException.class, () -> actions.hangUp("1.1\r\nAction: Originate"));
            aTelephoneThatIsSwitchedOffIsUnreachable(room, watched);
        }
    }

    @Test
    void aLostConnectionLeavesOnlyItsGapUnknown(RealAsterisk asterisk) {
        try (PhoneRoom room = new PhoneRoom(asterisk, "caller", "anna");
                WatchedChannels watched = new WatchedChannels(asterisk)) {
            SipDialog caller = room.phone("caller").call("anna");
            SipDialog anna = room.phone("anna").awaitCall();
            anna.answer();
            watched.await(TalkBegan.class, change -> true);
            anna.hold();
            watched.await(HoldBegan.class, change -> true);
            // Nothing is known after the last word before the gap, and a hold of no time is none: hence another word.
            try (Voice voice = caller.speak()) {
                voice.press('5');
                watched.await(KeyPressed.class, key -> key.symbol() == '5');
            }
            disconnect(asterisk);
            watched.await(Incomplete.class, change -> true);
            await().until(() -> watched.all(Complete.class).size() == 2);
            anna.resume();
            anna.hangUp();
            caller.await("is hung up on");

            Talk talk = watched.await(TalkEnded.class, change -> true).talk();
            assertEquals(2, talk.holds().size(), talk::toString);
            assertEquals(1, talk.unknown().size(), talk::toString);
            Span gap = talk.unknown().getFirst();
            assertEquals(talk.holds().getFirst().toMs(), gap.fromMs());
            assertEquals(gap.toMs(), talk.holds().getLast().fromMs());
            assertTrue(gap.lengthMs() < 4_000, talk::toString);
            long heldMs = anna.atMs("resumes", 0) - anna.atMs("holds", 0);
            assertTrue(Math.abs(heldMs - gap.lengthMs() - talk.holdMs(0)) <= 50, () -> heldMs + " of " + talk);
        }
    }

    private static void disconnect(RealAsterisk asterisk) {
        String user = asterisk.instance().logins().events().user();
        String connection = asterisk.console("manager show connected")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asterisk.console("manager show connected")));
        asterisk.console("manager kick session " + connection.split(" +", -1)[4]);
    }

    private static void aRingingTelephoneIsHungUpWithACause(
            PhoneRoom room, WatchedChannels watched, ManagerSwitchboard actions) {
        SipDialog caller = room.phone("caller").call("anna");
        SipDialog anna = room.phone("anna").awaitCall();
        RingingBegan ringing = watched.await(RingingBegan.class, change -> true);
        assertDone(actions.hangUp(ringing.leg().agentChannel(), NETWORK_OUT_OF_ORDER), true);
        anna.await("is cancelled");
        LegEnded ended = watched.await(LegEnded.class, change -> change.leg().equals(ringing.leg()));
        assertEquals(NETWORK_OUT_OF_ORDER, ended.cause());
        await().until(() -> !caller.facts().getLast().what().equals("hears ringing"));
    }

    private static Leg aTalkIsJoinedMutedAndTakenApart(
            PhoneRoom room, WatchedChannels watched, ManagerSwitchboard actions) {
        SipDialog caller = room.phone("caller").call("93anna");
        SipDialog anna = room.phone("anna").awaitCall();
        anna.answer();
        Leg leg = watched.await(TalkBegan.class, change -> true).talk().leg();
        String callerChannel = leg.callerChannel();

        assertDone(actions.setVariable(callerChannel, "IVR_TEST", "1"), true);
        assertDone(actions.mute(callerChannel, true), true);
        assertDone(actions.mute(callerChannel, false), true);
        // The recording begins with the first sound, a moment after the talk.
        await().until(() -> actions.muteRecording(callerChannel, true).join().done());
        assertDone(actions.stopRecording(callerChannel), true);
        assertDone(actions.pressKey(callerChannel, '7'), true);
        watched.await(KeyPressed.class, key -> key.channelId().equals(callerChannel) && key.symbol() == '7');

        assertDone(actions.join("PJSIP/carl", callerChannel, "supervisor", 5_000), true);
        SipDialog carl = room.phone("carl").awaitCall();
        carl.answer();
        watched.await(TalkBegan.class, talk -> talk.talk().leg().endpoint().equals("PJSIP/carl"));
        carl.hangUp();
        watched.await(TalkEnded.class, talk -> talk.talk().leg().endpoint().equals("PJSIP/carl"));

        assertDone(actions.redirect(callerChannel, "phone-room", "90"), true);
        TalkEnded ended =
                watched.await(TalkEnded.class, talk -> talk.talk().leg().equals(leg));
        assertEquals(EndedBy.TRANSFER, ended.by(), "nobody hung up");
        caller.hangUp();
        return leg;
    }

    private static void aSoundIsStopped(PhoneRoom room, ManagerSwitchboard actions, WatchedChannels watched) {
        SipDialog caller = room.phone("caller").call("92");
        caller.await("is answered");
        String channel = watched.await(
                        PhoneChanged.class,
                        change -> change.phone().endpoint().equals("PJSIP/caller")
                                && !change.phone().calls().isEmpty()
                                && change.atMs() >= caller.atMs("calls", 0))
                .phone()
                .calls()
                .getLast()
                .channelId();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            actions.stopPlayback(channel);
            return caller.isOver();
        });
        long playedMs = caller.atMs("is hung up on", 0) - caller.atMs("is answered", 0);
        assertTrue(playedMs < 1_900, "of two seconds, " + playedMs + " ms were played");
    }

    private static void aTelephoneThatIsSwitchedOffIsUnreachable(PhoneRoom room, WatchedChannels watched) {
        watched.await(
                PhoneChanged.class,
                change -> change.phone().endpoint().equals("PJSIP/carl")
                        && change.phone().reach() == Reach.REACHABLE);
        room.phone("carl").close();
        watched.await(
                PhoneChanged.class,
                change -> change.phone().endpoint().equals("PJSIP/carl")
                        && change.phone().reach() == Reach.UNREACHABLE);
    }

    private static void assertDone(CompletableFuture<ManagerSwitchboard.Reply> reply, boolean expected) {
        ManagerSwitchboard.Reply came = reply.orTimeout(5, TimeUnit.SECONDS).join();
        assertEquals(expected, came.done(), came.message());
    }
}
