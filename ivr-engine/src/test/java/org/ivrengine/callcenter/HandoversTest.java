package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Departure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent consults another one by way of a queue and hands her the caller, told in the order in which Asterisk does. */
class HandoversTest {

    private final Center center = new Center(Center.queue().build()).signIn("anna");
    private final Center.Caller caller = center.joins("c1");
    private final Talk withAnna = talkOf(caller, "anna");
    private final Center.Caller consultation = consult();
    private final Notice.Connect toCarl = consultation.dials();
    private final Talk consulted = bridgedWith("k1");

    private Talk talkOf(Center.Caller who, String agent) {
        who.dials();
        center.pass(100);
        return center.bridged("c1", agent, center.nowMs - 100, center.nowMs);
    }

    private Center.Caller consult() {
        center.pass(1_000);
        center.signIn("carl", Map.of("sales", 80));
        return center.joins("k1");
    }

    private Talk bridgedWith(String who) {
        center.pass(500);
        return center.bridged(who, "carl", center.nowMs - 500, center.nowMs - 100);
    }

    /** Both orders are seen: the consultation leaves its bridge before the caller is in it, or with her coming. */
    private void handOver(boolean consultationLeavesFirst) {
        center.pass(2_000);
        center.apart(withAnna, EndedBy.TRANSFER);
        if (consultationLeavesFirst) {
            center.apart(consulted, EndedBy.TRANSFER);
        }
        center.facts.accept(center.nowMs, new ChannelChange.TookPlace("ch-c1", "ch-k1", center.nowMs));
        if (!consultationLeavesFirst) {
            center.apart(consulted, EndedBy.TRANSFER);
        }
    }

    private Talk callerWithCarl() {
        return center.talks(
                new Leg("ch-c1", consulted.leg().agentChannel(), "PJSIP/carl"),
                consulted.ringingAtMs(),
                consulted.answeredAtMs());
    }

    private void assertCarlTalksToTheEndWithTheCaller() {
        assertEquals("talking", center.state("carl"));
        Talk talk = callerWithCarl();
        assertEquals("talking", center.state("carl"));
        assertEquals("available", center.state("anna"));
        center.pass(3_000);
        center.apart(talk, EndedBy.AGENT);
        assertEquals("available", center.state("carl"));
        Contact contact = center.contacts.getLast();
        assertAll(
                () -> assertEquals("c1", contact.call()),
                () -> assertEquals("carl", contact.agent()),
                () -> assertEquals(Outcome.ANSWERED, contact.outcome()),
                () -> assertEquals(5_000, contact.talkMs(), "from when he was consulted"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWasConsultedTalksOnWithTheCaller(boolean consultationLeavesFirst) {
        handOver(consultationLeavesFirst);
        assertCarlTalksToTheEndWithTheCaller();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfTheConsultationsSessionFreesNobody(boolean consultationLeavesFirst) {
        handOver(consultationLeavesFirst);
        center.distributor.left(center.nowMs, consultation.contact, Departure.ABANDONED);
        assertCarlTalksToTheEndWithTheCaller();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfTheConsultationsDialFreesNobody(boolean consultationLeavesFirst) {
        handOver(consultationLeavesFirst);
        center.dialEnds(toCarl, Status.ANSWER, 16, true);
        assertCarlTalksToTheEndWithTheCaller();
    }
}
