package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.port.Switchboard.UpLine;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.Reach;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Command;
import org.junit.jupiter.api.Test;

/** Priorities, offers to one agent, calls that only we believe in, and agents who are stuck. */
class InterventionsTest {

    private final Center center = new Center(Center.queue().wrapUpMs(5_000).build());

    private Acted prioritise(String call, int priority) {
        return center.distributor.interventions.prioritise(center.nowMs, call, OptionalInt.of(priority));
    }

    private Acted offer(String call, String agent) {
        return center.distributor.interventions.offer(center.nowMs, call, agent);
    }

    private Acted reset(UpLine... up) {
        return center.distributor.resets.reset(center.nowMs, "anna", List.of(up));
    }

    private static void assertCannot(String why, Runnable action) {
        assertEquals(why, assertThrows(Cannot.class, action::run).getMessage());
    }

    @Test
    void aLaterCallerWithMorePriorityIsRungFirstAndHerChannelKnowsIt() {
        center.joins("c1");
        center.pass(1_000);
        Center.Caller second = center.joins("c2");
        assertEquals(new Acted.Done("0", "5", "call c2 has priority 5, place 1 in orders"), prioritise("c2", 5));
        assertEquals(List.of("c2", "c1"), center.waiting());
        assertEquals(List.of("ch-c2 IVR_PRIORITY=c2-1 5"), center.switched);
        center.signIn("anna");
        assertEquals("anna", second.dials().agent().id());
        assertEquals(second.contact.joinedAtMs, center.nowMs, "she joined when she did");
    }

    @Test
    void theFrontIsWhereNobodyElseIsAndComesBackWithHerAfterACrash() {
        center.joins("c1");
        center.joins("c2");
        prioritise("c1", 7);
        Acted done = center.distributor.interventions.prioritise(center.nowMs, "c2", OptionalInt.empty());
        assertEquals(new Acted.Done("0", "8", "call c2 has priority 8, place 1 in orders"), done);
        assertEquals(new GivenPriority("c2-1", 8), GivenPriority.read("c2-1 8").orElseThrow());
        assertTrue(GivenPriority.read("c2-1 ${X}").isEmpty());
        Center after = new Center(Center.queue().build());
        Own given = Own.NOTHING.withPriority(8);
        after.joins("c1");
        after.pass(10);
        after.joins("c2", given);
        assertEquals(List.of("c2", "c1"), after.waiting());
    }

    @Test
    void aPriorityOutsideOfTheRangeOrOfACallThatDoesNotWaitIsRefused() {
        center.signIn("anna");
        center.joins("c1").dials();
        center.bridged("c1", "anna", center.nowMs, center.nowMs);
        assertCannot("anna talks with call c1 already", () -> prioritise("c1", 5));
        assertCannot("call c9 waits no longer", () -> prioritise("c9", 5));
        center.joins("c2");
        assertCannot("a priority is from -1000000 to 1000000", () -> prioritise("c2", 1_000_001));
        prioritise("c2", 1_000_000);
        center.joins("c3");
        assertCannot(
                "another call of orders has the highest priority that there is",
                () -> center.distributor.interventions.prioritise(center.nowMs, "c3", OptionalInt.empty()));
    }

    @Test
    void aSupervisorsOfferRingsAtThatAgentWhateverTheOrderAndHerSkills() {
        center.signIn("kim", Map.of("spanish", 1));
        center.joins("c1");
        Center.Caller second = center.joins("c2");
        assertEquals(new Acted.Done("orders", "kim", "the telephone of kim rings for call c2"), offer("c2", "kim"));
        assertEquals("kim", second.dials().agent().id());
        assertEquals("ringing", center.state("kim"));
        assertCannot("kim is not free: ringing", () -> offer("c1", "kim"));
        assertCannot("the telephone of kim rings for call c2 already", () -> offer("c2", "kim"));
    }

    @Test
    void anAgentWhoIsNotFreeIsNotRungAndWhyIsSaid() {
        center.joins("c1");
        assertCannot("kim is not on duty", () -> offer("c1", "kim"));
        center.signIn("kim", Map.of());
        center.says(new Command.AgentPaused("kim", "lunch"));
        assertCannot("kim is not free: paused (lunch)", () -> offer("c1", "kim"));
        center.says(new Command.AgentResumed("kim"));
        center.phone("kim", Reach.REACHABLE, new PhoneCall("leg-kim", "", Set.of()));
        assertCannot("kim is not free: busy", () -> offer("c1", "kim"));
    }

    @Test
    void aTalkOfWhichAsteriskKnowsNothingIsTakenOutAndSaidToBeUnknown() {
        center.signIn("anna");
        center.joins("c1").dials();
        center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(60_000);
        Acted done = center.distributor.interventions.takeOut(center.nowMs, "c1");
        assertEquals(new Acted.Done("talking in orders", "gone", "call c1 is taken out"), done);
        assertEquals("wrap_up", center.state("anna"));
        assertTrue(center.doubts.getLast().unknown().contains(Unknown.TALK));
        assertCannot("nothing is left of call c1", () -> center.distributor.interventions.takeOut(center.nowMs, "c1"));
    }

    @Test
    void aWaitingCallOfWhichAsteriskKnowsNothingIsTakenOut() {
        center.joins("c1");
        center.pass(9_000);
        center.distributor.interventions.takeOut(center.nowMs, "c1");
        assertEquals(List.of(), center.waiting());
        assertEquals(Outcome.ABANDONED, center.contacts.getFirst().outcome());
    }

    @Test
    void anAgentWhoTalksWithNobodyIsFreedAndTheTalkIsOnRecordAsUnknown() {
        center.signIn("anna");
        center.joins("c1").dials();
        center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(60_000);
        assertEquals(Set.of("ch-c1", "leg-anna"), center.distributor.resets.channelsOf("anna"));
        UpLine caller = new UpLine("ch-c1", "PJSIP/trunk-00000001", "bridge-9");
        assertEquals(new Acted.Done("talking", "available", "anna was talking and is available"), reset(caller));
        assertEquals("available", center.state("anna"));
        assertEquals(Outcome.ANSWERED, center.contacts.getLast().outcome());
        assertTrue(center.doubts.getLast().unknown().contains(Unknown.TALK));
    }

    @Test
    void whoReallyTalksOrRingsIsLeftAlone() {
        center.signIn("anna");
        Notice.Connect connect = center.joins("c1").dials();
        center.rings("c1", "anna");
        center.pass(5_000);
        UpLine leg = new UpLine("leg-anna", "PJSIP/anna-00000002", "bridge-1");
        UpLine caller = new UpLine("ch-c1", "PJSIP/trunk-00000001", "bridge-1");
        assertCannot(
                "nothing is stuck: her telephone rings for call c1, as Asterisk says, too", () -> reset(leg, caller));
        center.bridged("c1", "anna", center.nowMs, center.nowMs);
        assertCannot("nothing is stuck: she talks with call c1, as Asterisk says, too", this::reset);
        center.pass(5_000);
        assertCannot("nothing is stuck: she talks with call c1, as Asterisk says, too", () -> reset(leg, caller));
        assertEquals("talking", center.state("anna"));
        assertEquals("anna", connect.agent().id());
    }

    @Test
    void whoseTelephoneNoLongerRingsIsFreeAndTheCallerWaitsAgain() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.rings("c1", "anna");
        center.pass(30_000);
        reset(new UpLine("ch-c1", "PJSIP/trunk-00000001", ""));
        assertEquals("available", center.state("anna"));
        assertEquals(List.of("c1"), center.waiting());
        center.dialEnds(connect, Status.NO_ANSWER, 19, true);
        assertEquals(List.of("c1"), center.waiting(), "the late word of the old offer changes nothing");
    }

    @Test
    void whoIsBusyWithACallThatIsNotThereIsFreedAndWhoHasOneIsBusy() {
        center.signIn("anna");
        center.phone("anna", Reach.REACHABLE, new PhoneCall("leg-ghost", "", Set.of()));
        assertEquals("busy", center.state("anna"));
        assertEquals(Set.of("leg-ghost"), center.distributor.resets.channelsOf("anna"));
        assertEquals(new Acted.Done("busy", "available", "anna was busy and is available"), reset());
        assertEquals(
                new Acted.Done("available", "busy", "anna was available and is busy"),
                reset(new UpLine("leg-real", "PJSIP/anna-00000007", "")));
    }

    @Test
    void aPauseThatSheAskedForStaysAndAfterCallWorkEnds() {
        center.signIn("anna");
        center.says(new Command.AgentPaused("anna", "lunch"));
        assertEquals(
                new Acted.Done("paused (lunch)", "paused (lunch)", "nothing was stuck: anna is paused (lunch)"),
                reset());
        center.says(new Command.AgentResumed("anna"));
        center.joins("c1").dials();
        center.apart(center.bridged("c1", "anna", center.nowMs, center.nowMs), EndedBy.CALLER);
        assertEquals(
                new Acted.Done("in after-call work", "available", "anna was in after-call work and is available"),
                reset());
        assertCannot("kim is not on duty", () -> center.distributor.resets.reset(center.nowMs, "kim", List.of()));
    }
}
