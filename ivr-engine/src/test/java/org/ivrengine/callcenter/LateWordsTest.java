package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelChange.Transferred;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Talk;
import org.ivrengine.channels.TransferKind;
import org.ivrengine.report.Contact;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Departure;
import org.junit.jupiter.api.Test;

/** On a busy machine the manager interface tells of a transfer when the caller's next session has long begun. */
class LateWordsTest {

    private final Center center = new Center(Center.queue().build()).signIn("anna");
    private final Center.Caller caller = center.joins("c1");
    private final Talk withAnna = talk();

    private Talk talk() {
        caller.dials();
        center.pass(1_000);
        return center.bridged("c1", "anna", center.nowMs - 500, center.nowMs);
    }

    private void transferred(TransferKind kind, String target) {
        center.facts.accept(
                center.nowMs, new Transferred(kind, "ch-c1", withAnna.leg().agentChannel(), target, center.nowMs));
    }

    @Test
    void aBlindTransferIsOfTheTalkThatItEndedAndOfNoLaterOne() {
        center.pass(2_000);
        center.apart(withAnna, EndedBy.TRANSFER);
        center.says(new Command.AgentPaused("anna", "lunch"));
        center.signIn("bea");
        Center.Caller again = center.joinsAgain(caller, 2);
        transferred(TransferKind.BLIND, "3000");
        again.dials();
        Talk withBea = center.bridged("c1", "bea", center.nowMs, center.nowMs);
        center.pass(500);
        center.apart(withBea, EndedBy.AGENT);
        assertAll(
                () -> assertTrue(center.contacts.getFirst().transferred()),
                () -> assertEquals("bea", center.contacts.getLast().agent()),
                () -> assertFalse(center.contacts.getLast().transferred()));
    }

    @Test
    void anEndThatIsToldWhenTheContactIsOnRecordPutsItRight() {
        center.pass(2_000);
        center.distributor.left(center.nowMs, caller.contact, Departure.LOST);
        center.pass(Limits.REPORT_WITHIN_MS + 1);
        assertFalse(center.contacts.getLast().transferred());
        Talk told = withAnna.endedAt(center.nowMs - Limits.REPORT_WITHIN_MS - 101);
        center.facts.accept(center.nowMs, new ChannelChange.TalkEnded(told, EndedBy.TRANSFER));
        Contact last = center.contacts.getLast();
        assertAll(
                () -> assertTrue(last.transferred()),
                () -> assertEquals(1_900, last.talkMs()),
                () -> assertEquals(center.contacts.getFirst().id(), last.id()));
    }

    @Test
    void handedOverOutsideWhileNobodyListenedTheTalkIsNotTheAgents() {
        Center next = new Center(Center.queue().build()).signIn("anna");
        OfferNote note = new OfferNote("c1-1", "c1", "orders", next.nowMs - 9_000, "anna", "5550100");
        next.facts.accept(
                next.nowMs,
                new ChannelChange.Complete(Set.of("ch-c1", "leg-outside"), Set.of("c1"), Map.of("ch-c1", note.text())));
        Talk outside = next.bridged("c1", "trunk", next.nowMs, next.nowMs);
        next.pass(1_000);
        assertEquals("available", next.state("anna"));
        next.apart(outside, EndedBy.AGENT);
        Contact contact = next.contacts.getFirst();
        assertAll(
                () -> assertEquals("anna", contact.agent()),
                () -> assertTrue(contact.transferred()),
                () -> assertTrue(next.doubts.getFirst().unknown().contains(Unknown.TALK)),
                () -> assertEquals(1, next.contacts.size()));
    }

    @Test
    void whoAnswersAsTheCallerIsHandedOverLeavesNoContactBehindThatNobodyHad() {
        center.pass(2_000);
        center.apart(withAnna, EndedBy.TRANSFER);
        Talk outside = center.talks(
                new Leg("ch-c1", "leg-outside", "PJSIP/trunk"), OptionalLong.empty(), OptionalLong.empty());
        transferred(TransferKind.INTO_CONSULTATION, "ch-k1");
        center.pass(1_000);
        center.apart(outside, EndedBy.AGENT);
        center.gone("c1", center.nowMs);
        assertEquals(1, center.contacts.stream().map(Contact::id).distinct().count(), center.contacts::toString);
    }
}
