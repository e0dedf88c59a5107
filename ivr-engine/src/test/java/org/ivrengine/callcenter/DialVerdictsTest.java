package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The stamp of a talk is written just before the two are connected: whether they were, the channels tell. */
class DialVerdictsTest {

    private final Center center =
            new Center(Center.queue().build()).signIn("anna").hearsChannels();
    private final Center.Caller caller = center.joins("c1");
    private final Notice.Connect connect = caller.dials();

    private void pickedUp() {
        center.pass(40);
        center.rings("c1", "anna");
        center.pass(1_000);
        center.picksUp("c1", "anna");
        center.pass(1_200);
    }

    @Test
    void whoHangsUpJustBeforeTheTwoAreConnectedHasRejectedTheCallThoughItIsStamped() {
        pickedUp();
        AtomicReference<@Nullable Boolean> talked = center.dialEndsStamped(connect, 8);
        assertNull(talked.get(), "nobody has said yet");
        assertEquals("ringing", center.state("anna"));
        center.legEnds("c1", "anna", center.nowMs);
        assertAll(
                () -> assertEquals(false, talked.get()),
                () -> assertEquals(OfferEnd.REJECTED, center.offers.getFirst().end()),
                () -> assertEquals(1_000, center.offers.getFirst().ringMs()),
                () -> assertEquals(List.of("c1"), center.waiting()),
                () -> assertEquals(List.of(), center.contacts));
    }

    @Test
    void itIsTheSameWhereTheChannelsTellItBeforeTheSession() {
        pickedUp();
        center.legEnds("c1", "anna", center.nowMs);
        assertEquals(false, center.dialEndsStamped(connect, 8).get());
        assertEquals(OfferEnd.REJECTED, center.offers.getFirst().end());
        assertEquals(List.of("c1"), center.waiting());
    }

    @Test
    void aTalkOfWhichTheChannelsTellLaterThanTheSessionHasItsTrueTimes() {
        pickedUp();
        long beganMs = center.nowMs;
        center.pass(300);
        AtomicReference<@Nullable Boolean> talked = center.dialEndsStamped(connect, 300);
        center.pass(700);
        long toldMs = center.nowMs;
        center.nowMs = beganMs;
        Talk talk = center.bridged("c1", "anna", beganMs - 2_200, beganMs - 1_200);
        center.nowMs = beganMs + 300;
        center.apart(talk, EndedBy.AGENT);
        center.nowMs = toldMs;
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals(true, talked.get()),
                () -> assertEquals(Outcome.ANSWERED, contact.outcome()),
                () -> assertEquals(1_200, contact.whisperMs()),
                () -> assertEquals(300, contact.talkMs()),
                () -> assertEquals(Set.of(), center.doubts.getLast().unknown()));
    }

    @Test
    void inAGapTheStampHasToDoAndWhatItDoesNotSayIsUnknown() {
        pickedUp();
        center.pass(3_000);
        AtomicReference<@Nullable Boolean> talked = center.dialEndsStamped(connect, 3_000);
        center.facts.accept(center.nowMs, new ChannelChange.Incomplete());
        assertAll(
                () -> assertEquals(true, talked.get()),
                () -> assertEquals(3_000, center.contacts.getLast().talkMs()),
                () -> assertEquals(
                        Set.of(Unknown.RING, Unknown.WHISPER, Unknown.HOLD),
                        center.doubts.getLast().unknown()));
    }

    @Test
    void whatWasOfferedBeforeAGapEndedIsNotKnownInFull() {
        center.facts.accept(center.nowMs, new ChannelChange.Incomplete());
        center.pass(3_000);
        center.hearsChannels();
        assertEquals(true, center.dialEndsStamped(connect, 2_000).get());
    }

    @Test
    void channelsThatStaySilentAreWaitedForNotForEver() {
        pickedUp();
        center.pass(3_000);
        AtomicReference<@Nullable Boolean> talked = center.dialEndsStamped(connect, 3_000);
        center.pass(Limits.BRIDGE_TOLD_WITHIN_MS - 1);
        assertNull(talked.get());
        center.pass(1);
        assertEquals(true, talked.get());
        assertEquals(3_000, center.contacts.getLast().talkMs());
    }

    @Test
    void aCallerWhoIsGoneBeforeItIsKnownHasAbandoned() {
        pickedUp();
        AtomicReference<@Nullable Boolean> talked = center.dialEndsStamped(connect, 8);
        center.pass(20);
        center.gone("c1", center.nowMs);
        assertAll(
                () -> assertEquals(false, talked.get()),
                () -> assertEquals(Outcome.ABANDONED, center.contacts.getLast().outcome()),
                () -> assertEquals(2_260, center.contacts.getLast().waitMs()),
                () -> assertEquals(OfferEnd.CALLER_LEFT, center.offers.getLast().end()),
                () -> assertEquals("available", center.state("anna")));
    }

    @Test
    void anAgentWhoPausesBeforeItIsKnownHasHadTheCallTakenBack() {
        pickedUp();
        center.dialEndsStamped(connect, 8);
        center.says(new Command.AgentPaused("anna", "lunch"));
        center.legEnds("c1", "anna", center.nowMs);
        assertEquals(OfferEnd.WITHDRAWN, center.offers.getFirst().end());
        assertEquals("paused", center.state("anna"));
    }

    @Test
    void lateWordOfTheTelephoneThatRangBeforeIsNoRingingOfTheNext() {
        center.signIn("bea");
        assertEquals(false, center.dialEnds(connect, Status.UNAVAILABLE, 21, true));
        Notice.Connect second = caller.dials();
        assertEquals("bea", second.agent().id());
        center.rings("c1", "anna");
        center.legEnds("c1", "anna", center.nowMs);
        center.pass(60);
        center.dialEnds(second, Status.UNAVAILABLE, 0, false);
        assertEquals(0, center.offers.getLast().ringMs(), "bea's telephone was not rung yet");
    }

    @Test
    void theTelephoneThatIsTakenBackIsTheOneOfThisOffer() {
        center.signIn("bea");
        center.dialEnds(connect, Status.UNAVAILABLE, 21, true);
        caller.dials();
        center.rings("c1", "anna");
        center.says(new Command.AgentPaused("bea", "lunch"));
        assertEquals(List.of(), center.switched);
        center.rings("c1", "bea");
        assertEquals(List.of("hang up leg-bea"), center.switched);
    }

    @Test
    void whoHangsUpWhileSheWaitsHasWaitedAsLongAsTheChannelsSay() {
        long joinedMs = center.nowMs;
        center.pass(200);
        long leftMs = center.nowMs;
        center.pass(640);
        center.distributor.left(center.nowMs, caller.contact, Departure.ABANDONED);
        assertEquals("available", center.state("anna"));
        assertEquals(List.of(), center.contacts);
        center.pass(10);
        center.gone("c1", leftMs);
        center.pass(Limits.REPORT_WITHIN_MS);
        assertEquals(
                List.of(leftMs - joinedMs),
                center.contacts.stream().map(Contact::waitMs).toList());
        assertEquals(OfferEnd.CALLER_LEFT, center.offers.getFirst().end());
    }

    @Test
    void whereTheChannelsDoNotSayItOurOwnClockHasToDo() {
        center.pass(640);
        center.distributor.left(center.nowMs, caller.contact, Departure.ABANDONED);
        center.pass(Limits.REPORT_WITHIN_MS);
        assertEquals(
                List.of(640L), center.contacts.stream().map(Contact::waitMs).toList());
    }

    @Test
    void anOfferOfALostSessionEndsThoughTheCallerIsBackBeforeItsTelephoneIsQuiet() {
        center.rings("c1", "anna");
        center.distributor.left(center.nowMs, caller.contact, Departure.LOST);
        center.pass(300);
        center.back(caller);
        center.legEnds("c1", "anna", center.nowMs);
        assertEquals("available", center.state("anna"));
        assertEquals(List.of("c1"), center.waiting());
        assertEquals(1, center.offers.size());
    }
}
