package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ivrengine.channels.ChannelChange.Transferred;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Talk;
import org.ivrengine.channels.TransferKind;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Departure;
import org.junit.jupiter.api.Test;

/** By keys Anna has consulted a queue, and handed her caller over before anybody there has answered. */
class HandedOverByKeyTest {

    private final Center center = new Center(Center.queue().build()).signIn("anna");
    private final Center.Caller caller = center.joins("c1");
    private final Center.Caller consultation = consultsAndHandsOver();

    private Center.Caller consultsAndHandsOver() {
        caller.dials();
        center.pass(100);
        Talk withAnna = center.bridged("c1", "anna", center.nowMs - 100, center.nowMs);
        center.pass(1_000);
        Center.Caller far = center.joins("k1");
        center.pass(2_000);
        center.apart(withAnna, EndedBy.TRANSFER);
        center.facts.accept(
                center.nowMs,
                new Transferred(TransferKind.THROUGH_CONSULTATION, "ch-c1", "leg-anna", "ch-k1", center.nowMs));
        return far;
    }

    private Talk carlHasTheCaller() {
        return answersNow(new Leg("ch-c1", "leg-carl", "PJSIP/carl"));
    }

    private Talk answersNow(Leg leg) {
        return center.talks(leg, OptionalLong.of(center.nowMs), OptionalLong.of(center.nowMs));
    }

    private void assertTheCallersContact(Outcome outcome, long waitMs) {
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals("c1", contact.call()),
                () -> assertEquals(outcome, contact.outcome()),
                () -> assertEquals(waitMs, contact.waitMs()),
                () -> assertEquals(
                        2, center.contacts.stream().map(Contact::id).distinct().count(), center.contacts::toString));
    }

    private void carlComes() {
        center.signIn("carl", Map.of("sales", 90));
        if (consultation.notices.isEmpty()) {
            throw new AssertionError("nobody is rung for her: " + center.waiting());
        }
    }

    @Test
    void itsSessionThatEndsWhenAsteriskTakesItsChannelOutEndsNothingThoughItComesBeforeTheWordOfTheTalk() {
        Notice.Connect connect = consultation.dials(); // Anna is free herself
        center.distributor.left(center.nowMs, consultation.contact, Departure.ABANDONED);
        Talk talk = answersNow(new Leg("ch-c1", "leg-anna-2", "PJSIP/anna"));
        assertEquals("talking", center.state("anna"));
        center.pass(3_000);
        center.apart(talk, EndedBy.AGENT);
        assertEquals("available", center.state("anna"));
        assertEquals("c1-1", center.contacts.getFirst().id());
        assertEquals(connect.note().contact(), center.contacts.getLast().id());
        assertTheCallersContact(Outcome.ANSWERED, 2_000);
    }

    @Test
    void aCallerWhoHangsUpThereHasAbandonedHerOwnCall() {
        center.distributor.left(center.nowMs, consultation.contact, Departure.ABANDONED);
        center.pass(5);
        center.gone("c1", center.nowMs - 5);
        assertTheCallersContact(Outcome.ABANDONED, 2_000);
        assertEquals("available", center.state("anna"));
    }

    @Test
    void anAgentWhoRefusesIsFollowedByAnother() {
        Notice.Connect connect = consultation.dials();
        center.dialEnds(connect, Status.BUSY, 17, true);
        carlComes();
        consultation.dials();
        center.pass(500);
        Talk talk = carlHasTheCaller();
        assertEquals("talking", center.state("carl"));
        center.pass(1_000);
        center.apart(talk, EndedBy.CALLER);
        assertTheCallersContact(Outcome.ANSWERED, 2_500);
    }

    @Test
    void whereNobodyIsFreeTheCallersOwnCallWaitsOn() {
        Center full = new Center(Center.queue().wrapUpMs(5_000).build()).signIn("anna");
        full.joins("c1").dials();
        full.pass(100);
        full.bridged("c1", "anna", full.nowMs - 100, full.nowMs);
        full.joins("k1");
        assertEquals(List.of("k1"), full.waiting());
        full.facts.accept(
                full.nowMs,
                new Transferred(TransferKind.THROUGH_CONSULTATION, "ch-c1", "leg-anna", "ch-k1", full.nowMs));
        assertEquals(List.of("c1"), full.waiting());
    }
}
