package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agents hand callers over, by the transfer of their telephones. Anna is at 201, Bea at 202, and Carl, who is senior, at 203. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class TransferTest {

    /** What the telephones' own timeline may differ by, on a machine that does other things. */
    private static final long EXACT_MS = 100;

    private static CallShop shop;

    @BeforeAll
    static void open(RealAsterisk asterisk) {
        ShopSite site = new ShopSite(
                asterisk, """
                general: {requires: "sales >= 1", ring: 2s, wrap_up: 300ms, retry_after: 500ms, number: 600}
                senior: {requires: "sales >= 60", ring: 10s, wrap_up: 300ms, number: 601}
                """, """
                outside: {allow: ["_0[1-9]X."], through: "PJSIP/{number}@trunk"}
                transfer_key: "##"
                """, """
                person: {queue: general, on: {otherwise: bye}}
                """, List.of("anna", "bea", "carl"), "anna", "bea", "carl", "cleo", "trunk");
        shop = new CallShop(asterisk, site);
        shop.agent("anna", 50, "201");
        shop.agent("bea", 50, "202");
        shop.agent("carl", 80, "203");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.clear();
    }

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    // ---- the words in which the cases are told ---------------------------------------------------------------------

    /** Cleo and Anna, who talk. */
    private record Pair(SipDialog cleo, SipDialog anna) {

        static Pair talking() {
            shop.signIn("anna");
            SipDialog cleo = shop.phone("cleo").call("3000");
            SipDialog anna = answers("anna");
            pause(300);
            return new Pair(cleo, anna);
        }

        /** Anna has her on hold and calls somebody. */
        SipDialog consults(String number) {
            anna.hold();
            return shop.phone("anna").call(number);
        }

        /** Anna connects her with whom she has called; then she is free. */
        void isHandedTo(SipDialog consultation) {
            anna.transferTo(consultation);
            shop.awaitState("anna", "available");
        }

        /** The agent ends the talk, and her flow goes on to its end. */
        void isDoneWith(SipDialog agent) {
            pause(300);
            agent.hangUp();
            cleo.await("is hung up on");
        }

        /** Hers and Anna's, all of it and nothing else, then the next one's: of the same call. */
        Next next() {
            List<Contact> contacts = shop.book.contacts(2);
            assertAnnas(contacts.getFirst());
            assertEquals(2, contacts.size(), contacts::toString);
            assertEquals(contacts.getFirst().call(), contacts.getLast().call());
            return new Next(anna, contacts.getLast());
        }

        void assertAnnas(Contact contact) {
            long toTransferMs = anna.atMs("transfers", 0) - anna.atMs("answers", 0) - WHISPER.lengthMs();
            assertAll(
                    () -> assertEquals("anna", contact.agent()),
                    () -> assertTrue(contact.transferred(), "not transferred"),
                    () -> near("Anna's talk and hold", toTransferMs, contact.talkMs() + contact.holdMs()));
        }
    }

    /** What is on record of her second stay. */
    private record Next(SipDialog anna, Contact contact) {

        /** She was in that queue, and that agent talked with her until the agent hung up. */
        Next is(String queue, String agent) {
            assertEquals(queue, contact.queue());
            assertEquals(agent, contact.agent());
            assertFalse(contact.transferred());
            return this;
        }

        Next talked(SipDialog agent, long fromMs) {
            near("the talk", agent.atMs("hangs up", 0) - fromMs, contact.talkMs());
            return this;
        }

        Next waited(long fromMs, long untilMs) {
            near("the wait", untilMs - fromMs, contact.waitMs());
            return this;
        }

        /** Steps of her flow on record. */
        void steps(String... names) {
            assertEquals(
                    List.of(names),
                    record(contact.call()).steps().stream().map(StepVisit::step).toList());
        }
    }

    private static SipDialog answers(String agent) {
        SipDialog call = shop.awaitCall(agent);
        call.answer();
        shop.awaitState(agent, "talking");
        return call;
    }

    private static long answered(SipDialog agent) {
        return agent.atMs("answers", 0);
    }

    // ---- attended ---------------------------------------------------------------------------------------------------

    @Test
    void aCallerHandedOverToAColleagueWhoAnsweredIsHersFromThenOnAndHearsTheSurveyAfterIt() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        SipDialog consultation = pair.consults("202");
        SipDialog bea = shop.awaitCall("bea");
        bea.answer();
        consultation.await("is answered");
        shop.awaitState("bea", "busy");
        pause(300);
        pair.isHandedTo(consultation);
        shop.awaitState("bea", "talking");
        pair.isDoneWith(bea);
        long handedMs = pair.anna.atMs("transfers", 0);
        pair.next().is("general", "bea").talked(bea, handedMs).waited(0, 0).steps("person", "bye", "bye.hangup");
        shop.awaitState("bea", "available");
    }

    @Test
    void aConsultationThatStillWaitsInAQueueIsTheCallersOwnOnceSheIsHandedOver() {
        Pair pair = Pair.talking();
        SipDialog consultation = pair.consults("601").await("is answered");
        await().until(() -> shop.waiting() == 1);
        long joinedMs = waitingSince("senior");
        pair.isHandedTo(consultation);
        await().until(() -> shop.waiting() == 1);
        shop.signIn("bea"); // who is not senior
        pause(400);
        shop.comesOnDuty("carl");
        SipDialog carl = answers("carl");
        pair.isDoneWith(carl);
        Next next = pair.next().is("senior", "carl").talked(carl, answered(carl));
        assertEquals(joinedMs, next.contact().joinedAtMs());
        next.steps("person", "person", "bye", "bye.hangup");
    }

    @Test
    void aConsultationThatRingsForAQueueRingsOnForTheCaller() {
        Pair pair = Pair.talking();
        shop.signIn("carl");
        SipDialog consultation = pair.consults("601").await("is answered");
        SipDialog carl = shop.awaitCall("carl");
        pair.isHandedTo(consultation);
        pause(400);
        carl.answer();
        shop.awaitState("carl", "talking");
        pair.isDoneWith(carl);
        Next next = pair.next().is("senior", "carl").talked(carl, answered(carl));
        near(
                "Carl's ringing",
                answered(carl) - carl.atMs("rings", 0),
                next.contact().ringMs());
        shop.awaitState("carl", "available");
    }

    @Test
    void whomAQueueGaveToTheConsultationHasTheCallerWithAllTheTimeThatItTook() {
        Pair pair = Pair.talking();
        shop.signIn("carl");
        SipDialog consultation = pair.consults("601").await("is answered");
        SipDialog carl = answers("carl");
        pause(300);
        pair.isHandedTo(consultation);
        pause(300);
        shop.awaitState("carl", "talking");
        pair.isDoneWith(carl);
        pair.next().is("senior", "carl").talked(carl, answered(carl));
        shop.awaitState("carl", "available");
    }

    @Test
    void aColleagueWhoseTelephoneRingsWhenSheIsHandedOverTalksWithTheCaller() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        SipDialog consultation = pair.consults("202").await("is answered");
        SipDialog bea = shop.awaitCall("bea");
        pair.isHandedTo(consultation);
        pause(400);
        bea.answer();
        shop.awaitState("bea", "talking");
        pair.isDoneWith(bea);
        pair.next()
                .is("general", "bea")
                .talked(bea, answered(bea))
                .waited(pair.anna.atMs("transfers", 0), answered(bea))
                .steps("person", "person", "bye", "bye.hangup");
    }

    @Test
    void aColleagueWhoDoesNotAnswerWhenSheIsHandedOverLosesNobody() {
        Pair pair = Pair.talking();
        SipDialog consultation = pair.consults("202").await("is answered");
        SipDialog bea = shop.awaitCall("bea");
        pair.isHandedTo(consultation);
        bea.reject("486 Busy Here");
        pair.isDoneWith(answers("anna"));
        pair.next().is("general", "anna");
    }

    @Test
    void aCallerIsHandedOverToSomebodyOutside() {
        Pair pair = Pair.talking();
        SipDialog consultation = pair.consults("0301234");
        SipDialog outside = shop.awaitCall("trunk");
        outside.answer();
        consultation.await("is answered");
        pair.isHandedTo(consultation);
        pause(300);
        assertFalse(pair.cleo.isOver());
        pair.isDoneWith(outside);
        List<Contact> contacts = shop.book.contacts(1);
        pair.assertAnnas(contacts.getFirst());
        assertEquals(1, contacts.size(), contacts::toString);
    }

    // ---- blind ------------------------------------------------------------------------------------------------------

    @Test
    void aColleagueWhoIsRungBlindlyTalksAndTheCallerGoesOnInHerFlow() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        pair.anna.transferTo("202");
        SipDialog bea = shop.awaitCall("bea");
        shop.awaitState("bea", "busy");
        pause(300);
        bea.answer();
        shop.awaitState("bea", "talking");
        pair.isDoneWith(bea);
        long heardMs = answered(bea) + WHISPER.lengthMs();
        Next next = pair.next().is("general", "bea").talked(bea, heardMs);
        next.waited(next.contact().joinedAtMs(), heardMs).steps("person", "person", "bye", "bye.hangup");
        shop.awaitState("bea", "available");
    }

    @Test
    void aBlindTransferToAQueuesNumberIsAStayInThatQueueAndTheFlowGoesOnAfterIt() {
        Pair pair = Pair.talking();
        shop.signIn("carl");
        pair.anna.transferTo("601");
        pair.isDoneWith(answers("carl"));
        pair.next().is("senior", "carl").steps("person", "person", "bye", "bye.hangup");
    }

    @Test
    void aNumberOutsideIsReachedWhereTheSiteAllowsItAndAllOthersLoseNobody() {
        Pair pair = Pair.talking();
        pair.anna.transferTo("0301234");
        SipDialog outside = shop.awaitCall("trunk");
        outside.answer();
        shop.awaitState("anna", "available");
        pair.isDoneWith(outside);
        Contact first = shop.book.contacts(1).getFirst();
        pair.assertAnnas(first);
        assertTrue(
                outcomes(first.call()).contains("talked (outside:0301234)"),
                () -> outcomes(first.call()).toString());
        shop.clear();

        Pair other = Pair.talking();
        other.anna.transferTo("00881234");
        other.isDoneWith(answers("anna"));
        assertEquals(2, shop.book.contacts(2).size());
    }

    @Test
    void aCallersOwnTelephoneNeverGetsOut() {
        Pair pair = Pair.talking();
        pair.cleo.transferTo("0301234");
        pair.anna.await("is hung up on");
        assertFalse(shop.phone("trunk").hasCalls(), "a caller's transfer went out of the house");
    }

    @Test
    void whoHangsUpInTheMiddleEndsOnlyHerOwnPart() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        SipDialog consultation = pair.consults("202").await("is answered");
        SipDialog bea = shop.awaitCall("bea");
        consultation.hangUp();
        bea.await("is cancelled");
        assertFalse(pair.cleo.isOver(), "the caller who was on hold is gone");
        pair.anna.resume();
        pair.anna.transferTo("202");
        SipDialog ringing = shop.awaitCall("bea");
        pair.cleo.hangUp();
        ringing.await("is cancelled");
        shop.awaitState("bea", "available");
        assertEquals(Outcome.ABANDONED, pair.next().contact().outcome());
    }

    @Test
    void aTelephoneWithoutATransferButtonTransfersByKey(RealAsterisk asterisk) {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        Keypad.press(asterisk, "anna", "##202#");
        SipDialog bea = shop.awaitCall("bea");
        shop.awaitState("bea", "busy"); // rung herself, and by no queue
        bea.answer();
        shop.awaitState("bea", "talking");
        shop.awaitState("anna", "available");
        pair.isDoneWith(bea);
        List<Contact> contacts = shop.book.contacts(2);
        assertAll(
                () -> assertTrue(contacts.getFirst().transferred()),
                () -> assertEquals("anna", contacts.getFirst().agent()),
                () -> assertEquals("bea", contacts.getLast().agent()));
    }

    @Test
    void aColleagueWhoIsBusyLosesNobodyTheCallerWaitsAgainBeforeTheOthers() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        shop.pause("bea", "lunch");
        SipDialog other = shop.phone("trunk").call("3000").await("is answered");
        await().until(() -> shop.waiting() == 1);
        pair.anna.transferTo("202");
        SipDialog again = answers("anna");
        assertFalse(pair.cleo.isOver());
        again.hangUp();
        pair.cleo.await("is hung up on");
        SipDialog next = shop.awaitCall("anna");
        other.hangUp();
        next.await("is cancelled");
        List<Contact> contacts = shop.book.contacts(3);
        assertAll(
                () -> assertEquals(contacts.getFirst().call(), contacts.get(1).call()),
                () -> assertEquals("anna", contacts.get(1).agent()),
                () -> assertEquals(Outcome.ABANDONED, contacts.getLast().outcome()));
    }

    // ---- what is on record
    // -------------------------------------------------------------------------------------------

    private static long waitingSince(String queue) {
        return shop.floor().queues().stream()
                .filter(line -> line.id().equals(queue))
                .findFirst()
                .orElseThrow()
                .waiting()
                .getFirst()
                .joinedAtMs();
    }

    private static List<String> outcomes(String call) {
        return record(call).steps().stream().map(StepVisit::outcome).toList();
    }

    private static CallRecord record(String call) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> FileCallLog.finished(shop.calls()).stream()
                                .filter(each -> each.call().equals(call))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void near(String what, long expectedMs, long actualMs) {
        assertTrue(Math.abs(expectedMs - actualMs) <= EXACT_MS, what + " of " + actualMs + " ms, not " + expectedMs);
    }

    /** People take their time; nothing is waited for. */
    private static void pause(int milliseconds) {
        long untilMs = System.currentTimeMillis() + milliseconds;
        await().pollInterval(Duration.ofMillis(2)).until(() -> System.currentTimeMillis() >= untilMs);
    }
}
