package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Span;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Rules;
import org.junit.jupiter.api.Test;

/** Who is rung for whom, and what stands on record afterwards. */
class DistributorTest {

    private Center center = new Center(Center.queue().wrapUpMs(5_000).build()).signIn("anna");

    @Test
    void everySecondOfATalkLandsInItsColumn() {
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.pass(40);
        center.rings("c1", "anna");
        center.pass(3_000);
        center.picksUp("c1", "anna");
        center.pass(1_200);
        Talk talk = center.bridged("c1", "anna", center.nowMs - 4_200, center.nowMs - 1_200);
        assertEquals("talking", center.state("anna"));
        long bridgedMs = center.nowMs;
        center.pass(10_000);
        center.apart(talk, EndedBy.CALLER, new Span(bridgedMs + 2_000, bridgedMs + 5_000));
        assertEquals("wrap_up", center.state("anna"));
        center.dialEnds(connect, Status.ANSWER, 16, true);
        center.pass(2_500);
        center.says(new Command.WrapUpDone("anna"));

        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals(2, center.contacts.size()),
                () -> assertEquals(
                        Set.of(Unknown.WRAP_UP), center.doubts.getFirst().unknown()),
                () -> assertEquals(Set.of(), center.doubts.getLast().unknown()),
                () -> assertEquals(Outcome.ANSWERED, contact.outcome()),
                () -> assertEquals("anna", contact.agent()),
                () -> assertEquals(4_240, contact.waitMs()),
                () -> assertEquals(3_000, contact.ringMs()),
                () -> assertEquals(1_200, contact.whisperMs()),
                () -> assertEquals(7_000, contact.talkMs()),
                () -> assertEquals(3_000, contact.holdMs()),
                () -> assertEquals(2_500, contact.wrapUpMs()),
                () -> assertEquals(
                        List.of("anna available 0", "anna ringing 4240", "anna talking 10000", "anna wrap_up 2500"),
                        center.spans));
    }

    @Test
    void wrapUpEndsByItselfToTheMillisecondThoughTheClockIsLookedAtLater() {
        Center.Caller caller = center.joins("c1");
        caller.dials();
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(1_000);
        center.apart(talk, EndedBy.AGENT);
        center.nowMs += 9_000;
        center.distributor.timePassed(center.nowMs);
        assertEquals(5_000, center.contacts.getLast().wrapUpMs());
    }

    @Test
    void whoDoesNotAnswerIsPassedOverAndTheCallerKeepsHerPlace() {
        center = new Center(Center.queue().build()).signIn("anna");
        Center.Caller first = center.joins("c1");
        Notice.Connect connect = first.dials();
        center.pass(500);
        center.rings("c1", "anna");
        Center.Caller next = center.joins("c2");
        center.pass(10_000);
        center.signIn("bea");
        Notice.Connect second = next.dials();
        center.dialEnds(connect, Status.NO_ANSWER, 19, true);
        assertEquals(List.of("c1"), center.waiting());
        assertEquals(OfferEnd.NO_ANSWER, center.offers.getFirst().end());
        assertEquals(10_000, center.offers.getFirst().ringMs());
        center.dialEnds(second, Status.BUSY, 17, true);
        center.pass(6_000);
        assertEquals("bea", first.dials().agent().id());
        assertEquals(OfferEnd.REJECTED, center.offers.getLast().end());
    }

    @Test
    void aPauseWhileItRingsTakesTheOfferBackAndIsNoNoAnswer() {
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.rings("c1", "anna");
        center.says(new Command.AgentPaused("anna", "lunch"));
        assertEquals(List.of("hang up leg-anna"), center.switched);
        center.dialEnds(connect, Status.UNAVAILABLE, 0, true);
        assertAll(
                () -> assertEquals("paused", center.state("anna")),
                () -> assertEquals(OfferEnd.WITHDRAWN, center.offers.getFirst().end()),
                () -> assertEquals(List.of("c1"), center.waiting()));
    }

    @Test
    void anOfferTakenBackBeforeItsPhoneIsSeenEndsAsSoonAsItIs() {
        Center.Caller caller = center.joins("c1");
        caller.dials();
        center.says(new Command.AgentSignedOut("anna"));
        assertEquals(List.of(), center.switched);
        center.phone("anna", Reach.REACHABLE, new PhoneCall("leg-anna", "ch-c1", Set.of()));
        assertEquals(List.of("hang up leg-anna"), center.switched);
    }

    @Test
    void anOfferThatHerThreadHasNotTakenUpYetIsSimplyTakenBack() {
        Center.Caller caller = center.joins("c1");
        center.says(new Command.AgentPaused("anna", "lunch"));
        assertAll(
                () -> assertEquals(List.of(), caller.notices),
                () -> assertEquals("paused", center.state("anna")),
                () -> assertEquals(List.of(), center.switched));
        center.says(new Command.AgentResumed("anna"));
        assertEquals("anna", caller.dials().agent().id());
    }

    @Test
    void aCallerWhoLeavesWhileItRingsGivesTheAgentHerPlaceBack() {
        Center.Caller caller = center.joins("c1");
        caller.dials();
        center.rings("c1", "anna");
        center.pass(4_000);
        center.distributor.left(center.nowMs, caller.contact, Departure.ABANDONED);
        Contact contact = center.contacts.getFirst();
        assertAll(
                () -> assertEquals("available", center.state("anna")),
                () -> assertEquals(Outcome.ABANDONED, contact.outcome()),
                () -> assertEquals(4_000, contact.waitMs()),
                () -> assertEquals(4_000, contact.ringMs()),
                () -> assertEquals(
                        OfferEnd.CALLER_LEFT, center.offers.getFirst().end()));
    }

    @Test
    void whatIsBeingSaidToACallerIsCutShortWhenAnAgentIsThere() {
        center = new Center(Center.queue().announceEveryMs(1_000).build());
        Center.Caller caller = center.joins("c1");
        center.pass(1_000);
        caller.takes(Notice.Announce.class);
        caller.speaking = true;
        center.signIn("anna");
        assertEquals(List.of("stop ch-c1"), center.switched);
        caller.dials();
    }

    @Test
    void theLimitsOfTheQueueReleaseTheCallWithTheirReason() {
        center = new Center(Center.queue()
                .maxWaitMs(30_000)
                .maxWaiting(1)
                .releasesWithoutAgents(false)
                .build());
        Center.Caller first = center.joins("c1");
        Center.Caller second = center.joins("c2");
        assertEquals("FULL", second.takes(Notice.Released.class).why().name());
        center.pass(30_000);
        assertEquals("OVERFLOW", first.takes(Notice.Released.class).why().name());
        assertEquals(
                List.of(Outcome.REFUSED, Outcome.OVERFLOWED),
                center.contacts.stream().map(Contact::outcome).toList());
    }

    @Test
    void rulesThatChangeWhileCallsWaitLoseNobody() {
        Center.Caller caller = center.joins("c1");
        caller.dials();
        Center.Caller next = center.joins("c2");
        center.distributor.rulesChanged(
                center.nowMs,
                Rules.of(Set.of("sales"), List.of(Center.queue().priority(7).build())));
        assertEquals(List.of("c2"), center.waiting());
        center.distributor.rulesChanged(center.nowMs, Rules.of(Set.of(), List.of()));
        assertEquals("CLOSED", next.takes(Notice.Released.class).why().name());
    }

    @Test
    void withoutReportsOfChannelsTheDialplansStampHasToDo() {
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.pass(20_000);
        assertEquals(true, center.dialEndsStamped(connect, 15_000).get());
        center.pass(5_000);
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals(5_000, contact.waitMs()),
                () -> assertEquals(15_000, contact.talkMs()),
                () -> assertEquals(5_000, contact.wrapUpMs()),
                () -> assertEquals(
                        Set.of(Unknown.RING, Unknown.WHISPER, Unknown.HOLD),
                        center.doubts.getLast().unknown()),
                () -> assertEquals(15_000, center.doubts.getLast().holdUnknownMs()));
    }

    @Test
    void aCallOfHerOwnMakesHerBusyAndOursDoesNot() {
        center.phone("anna", Reach.REACHABLE, new PhoneCall("own", "", Set.of()));
        assertEquals("busy", center.state("anna"));
        Center.Caller caller = center.joins("c1");
        assertTrue(caller.notices.isEmpty());
        center.phone("anna", Reach.REACHABLE);
        caller.dials();
        center.phone("anna", Reach.REACHABLE, new PhoneCall("leg-anna", "ch-c1", Set.of()));
        assertEquals("ringing", center.state("anna"));
    }

    @Test
    void aCallerIsOursForTheTelephoneThatWeConnectHerWithAndForNoOther() {
        ContactBook book = center.distributor.book;
        assertFalse(book.isOurs("ch-c1", "PJSIP/anna"), "nobody knows her yet");
        Center.Caller caller = center.joins("c1");
        caller.dials();
        assertTrue(book.isOurs("ch-c1", "PJSIP/anna"));
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        assertTrue(book.isOurs("ch-c1", "PJSIP/anna"));
        assertFalse(book.isOurs("ch-c1", "PJSIP/bea"), "to bea it is a call of her own");
        center.apart(talk, EndedBy.CALLER);
        assertFalse(book.isOurs("ch-c1", "PJSIP/anna"));
    }

    @Test
    void whileAColleagueIsRungForACallerItIsACallOfHerOwn() {
        Center.Caller caller = center.before("c1", center.nowMs);
        center.distributor.join(center.nowMs, caller.contact, caller, false, "anna");
        assertEquals("anna", caller.dials().agent().id());
        assertFalse(center.distributor.book.isOurs("ch-c1", "PJSIP/anna"));
    }

    @Test
    void aPhoneThatCannotBeReachedPausesHerUntilItCanAgain() {
        center.phone("anna", Reach.UNREACHABLE);
        assertEquals("paused", center.state("anna"));
        center.phone("anna", Reach.REACHABLE);
        assertEquals("available", center.state("anna"));
        center.says(new Command.AgentPaused("anna", "lunch"));
        center.phone("anna", Reach.UNREACHABLE);
        center.phone("anna", Reach.REACHABLE);
        assertEquals("paused", center.state("anna"));
    }

    @Test
    void aCallerWhoseSessionIsLostKeepsHerPlaceAndIsCountedOnce() {
        center = new Center(Center.queue().build());
        Center.Caller first = center.joins("c1");
        center.pass(100);
        center.joins("c2");
        center.distributor.left(center.nowMs, first.contact, Departure.LOST);
        assertEquals(List.of("c2"), center.waiting());
        center.pass(300);
        center.joins("c1");
        assertEquals(List.of("c1", "c2"), center.waiting());
        assertEquals(List.of(), center.contacts);
        center.facts.accept(center.nowMs, new ChannelChange.Gone("ch-c1", "c1", center.nowMs, true));
        assertEquals(
                List.of(Outcome.ABANDONED),
                center.contacts.stream().map(Contact::outcome).toList());
    }

    @Test
    void aCallerWhoNeverComesBackIsLostAndSaidSo() {
        center = new Center(Center.queue().build());
        Center.Caller caller = center.joins("c1");
        center.distributor.left(center.nowMs, caller.contact, Departure.LOST);
        center.pass(Limits.RETURN_WITHIN_MS);
        assertEquals(
                List.of(Outcome.LOST),
                center.contacts.stream().map(Contact::outcome).toList());
    }

    @Test
    void aTalkThatOutlivedUsIsAdoptedWithItsAgentShownTalking() {
        long joinedMs = center.nowMs - 60_000;
        OfferNote note = new OfferNote("c9-4", "c9", "orders", joinedMs, "anna", "5550100");
        Talk talk = center.bridged("c9", "anna", center.nowMs - 50, center.nowMs - 20);
        assertEquals("available", center.state("anna"));
        center.facts.accept(
                center.nowMs,
                new ChannelChange.Complete(Set.of("ch-c9", "leg-anna"), Set.of("c9"), Map.of("ch-c9", note.text())));
        assertEquals("talking", center.state("anna"));
        center.pass(8_000);
        center.apart(talk, EndedBy.CALLER);
        center.pass(5_000);
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals("c9-4", contact.id()),
                () -> assertEquals(60_000, contact.waitMs()),
                () -> assertEquals(8_000, contact.talkMs()),
                () -> assertEquals(5_000, contact.wrapUpMs()));
    }

    @Test
    void aTalkThatEndedWhileWeWereAwayIsOnRecordOnceTheCallerIsBack() {
        OfferNote note = new OfferNote("c9-4", "c9", "orders", center.nowMs - 60_000, "anna", "");
        for (int i = 0; i < 2; i++) {
            center.distributor.found.ended(
                    center.nowMs, note, "ch-c9", OptionalLong.of(center.nowMs - 40_000), center.nowMs - 10_000);
        }
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals(1, center.contacts.size()),
                () -> assertEquals(20_000, contact.waitMs()),
                () -> assertEquals(30_000, contact.talkMs()),
                () -> assertEquals(30_000, center.doubts.getLast().holdUnknownMs()));
    }

    @Test
    void afterAStartNobodyIsOfferedAnythingUntilAllWhoWaitedAreBack() {
        center.distributor.startHeld(center.nowMs, center.nowMs + 2_000);
        Center.Caller late = center.before("c1", center.nowMs - 5_000);
        Center.Caller early = center.before("c2", center.nowMs - 1_000);
        center.back(early);
        center.facts.accept(
                center.nowMs, new ChannelChange.Complete(Set.of("ch-c1", "ch-c2"), Set.of("c1", "c2"), Map.of()));
        assertTrue(early.notices.isEmpty());
        center.pass(400);
        center.back(late);
        assertEquals("anna", late.dials().agent().id());
        assertTrue(early.notices.isEmpty());
    }

    @Test
    void anAgentWhoHangsUpInTheWhisperHasRejectedTheCall() {
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.rings("c1", "anna");
        center.picksUp("c1", "anna");
        assertFalse(center.dialEnds(connect, Status.ANSWER, 16, true));
        assertEquals(OfferEnd.REJECTED, center.offers.getFirst().end());
        assertEquals(List.of("c1"), center.waiting());
    }

    @Test
    void aTalkThatTheChannelsSawCountsThoughNobodyStampedIt() {
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(2_000);
        assertTrue(center.dialEnds(connect, Status.ANSWER, 16, true));
        center.apart(talk, EndedBy.AGENT);
        assertEquals(2_000, center.contacts.getLast().talkMs());
        assertFalse(center.waiting().contains("c1"));
    }

    @Test
    void aCallerWhoIsTransferredEndsTheFirstAgentsTimeThere() {
        Center.Caller caller = center.joins("c1");
        caller.dials();
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(6_000);
        center.apart(talk, EndedBy.TRANSFER);
        Contact contact = center.contacts.getFirst();
        assertAll(
                () -> assertTrue(contact.transferred()),
                () -> assertEquals(6_000, contact.talkMs()),
                () -> assertEquals("wrap_up", center.state("anna")));
    }
}
