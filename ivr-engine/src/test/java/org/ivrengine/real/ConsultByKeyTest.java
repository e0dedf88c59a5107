package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Anna, whose telephone has no buttons for it, consults somebody by keys while her caller waits: {@code *2} and the number,
 * {@code *2} or hanging up to hand over, {@code *1} to return. Bea is at 202, and Carl, who is senior, at 203.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ConsultByKeyTest {

    /** What the telephones' own timeline may differ by, on a machine that does other things. */
    private static final long EXACT_MS = 150;

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    private static RealAsterisk asterisk;
    private static CallShop shop;
    private final List<Voice> voices = new ArrayList<>();

    @BeforeAll
    static void open(RealAsterisk shared) {
        asterisk = shared;
        ShopSite site = new ShopSite(
                shared, """
                general: {requires: "sales >= 1", ring: 5s, wrap_up: 300ms, retry_after: 500ms}
                senior: {requires: "sales >= 60", ring: 10s, wrap_up: 300ms, number: 601}
                hasty: {requires: "sales >= 60", ring: 10s, max_wait: 2s, number: 602}
                """, """
                outside: {allow: ["_0[1-9]X."], through: "PJSIP/{number}@trunk"}
                transfer_key: "##"
                consult_key: "*2"
                """, """
                person: {queue: general, on: {talked: bye, overflow: late, otherwise: bye}}
                late: {say: saved, barge_in: false, hangup: true}
                """, List.of("anna", "bea", "carl"), "anna", "bea", "carl", "cleo", "trunk");
        shop = new CallShop(shared, site);
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

    @AfterEach
    void beSilent() {
        voices.forEach(Voice::close);
    }

    // ---- the words in which the cases are told ---------------------------------------------------------------------

    private record Pair(SipDialog cleo, SipDialog anna) {

        static Pair talking() {
            shop.signIn("anna");
            SipDialog cleo = shop.phone("cleo").call("3000");
            SipDialog anna = answers("anna");
            pause(200);
            return new Pair(cleo, anna);
        }

        void presses(String keys) {
            Keypad.press(asterisk, "anna", keys);
        }

        /** Anna is free, and all her time and nothing else is on record, and then the next one's: of the same call. */
        Contact next() {
            List<Contact> contacts = shop.book.contacts(2);
            assertAnnas(contacts.getFirst(), anna.atMs("hangs up", 0));
            assertEquals(2, contacts.size(), contacts::toString);
            assertEquals(contacts.getFirst().call(), contacts.getLast().call());
            return contacts.getLast();
        }

        void assertAnnas(Contact contact, long untilMs) {
            long lengthMs = untilMs - anna.atMs("answers", 0) - WHISPER.lengthMs();
            assertAll(
                    () -> assertEquals("anna", contact.agent()),
                    () -> assertTrue(contact.transferred(), "not transferred"),
                    () -> assertTrue(contact.holdMs() > 0, "no hold"),
                    () -> near("Anna's talk and hold", lengthMs, contact.talkMs() + contact.holdMs()));
        }
    }

    private static SipDialog answers(String agent) {
        SipDialog call = shop.awaitCall(agent);
        call.answer();
        shop.awaitState(agent, "talking");
        return call;
    }

    /** Where sound flows, Asterisk takes its own channel out between caller and colleague; else it stays. */
    private void speak(SipDialog... who) {
        for (SipDialog each : who) {
            voices.add(each.speak());
        }
    }

    private static void assertTalk(Contact contact, String queue, String agent, long lengthMs) {
        assertAll(
                () -> assertEquals(queue, contact.queue()),
                () -> assertEquals(agent, contact.agent()),
                () -> assertFalse(contact.transferred()),
                () -> near("the talk", lengthMs, contact.talkMs()));
    }

    // ---- the cases --------------------------------------------------------------------------------------------------

    @Test
    void aColleagueWhoWasConsultedHasTheCallerFromTheHandoverOnAndTheSurveyFollows() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        speak(pair.cleo, pair.anna);
        pair.presses("*2202#");
        SipDialog bea = shop.awaitCall("bea");
        shop.awaitState("bea", "busy");
        bea.answer();
        speak(bea);
        pause(600);
        assertEquals("talking", shop.state("anna"));
        pair.anna.hangUp();
        shop.awaitState("anna", "available");
        shop.awaitState("bea", "talking");
        pause(400);
        bea.hangUp();
        pair.cleo.await("is hung up on");
        Contact next = pair.next();
        long handedMs = pair.anna.atMs("hangs up", 0);
        assertTalk(next, "general", "bea", bea.atMs("hangs up", 0) - handedMs);
        near("the handover", handedMs, next.joinedAtMs());
        assertEquals(List.of("person", "bye", "bye.hangup"), steps(next.call()));
        shop.awaitState("bea", "available");
    }

    @Test
    void backWithTheCallerItIsOneTalkWhoeverRefusesOrIsGivenUp() {
        Pair pair = Pair.talking();
        pair.presses("*2202#");
        SipDialog bea = shop.awaitCall("bea");
        bea.answer();
        pause(300);
        pair.presses("*1");
        bea.await("is hung up on");
        pair.presses("*2203#");
        shop.awaitCall("carl").reject("486 Busy Here");
        pause(500);
        pair.presses("*2202#");
        SipDialog ringing = shop.awaitCall("bea");
        pair.presses("*1");
        ringing.await("is cancelled");
        pair.presses("*2999#"); // who is nobody
        await().until(() -> asterisk.console("core show channels concise").contains("Local/999"));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !asterisk.console("core show channels concise").contains("Local/999"));
        pause(300);
        assertFalse(pair.cleo.isOver());
        pair.anna.hangUp();
        pair.cleo.await("is hung up on");
        shop.awaitState("anna", "available");
        List<Contact> contacts = shop.book.contacts(1);
        Contact contact = contacts.getFirst();
        long lengthMs = pair.anna.atMs("hangs up", 0) - pair.anna.atMs("answers", 0) - WHISPER.lengthMs();
        assertAll(
                () -> assertEquals(1, contacts.size(), contacts::toString),
                () -> assertFalse(contact.transferred()),
                () -> assertTrue(contact.talkMs() > 500, contact::toString),
                () -> assertTrue(contact.holdMs() > 2_000, contact::toString),
                () -> near("talk and hold", lengthMs, contact.talkMs() + contact.holdMs()));
    }

    @Test
    void aConsultationThatWaitsInAQueueIsTheCallersPlaceOnceSheIsHandedOver() {
        Pair pair = Pair.talking();
        speak(pair.cleo, pair.anna);
        pair.presses("*2601#");
        await().until(() -> shop.waiting() == 1);
        long joinedMs = System.currentTimeMillis();
        pair.presses("*2");
        pair.anna.await("is hung up on");
        shop.awaitState("anna", "available");
        assertEquals(1, shop.waiting());
        shop.comesOnDuty("carl");
        SipDialog carl = answers("carl");
        speak(carl);
        pause(500);
        carl.hangUp();
        pair.cleo.await("is hung up on");
        List<Contact> contacts = shop.book.contacts(2);
        pair.assertAnnas(contacts.getFirst(), pair.anna.atMs("is hung up on", 0));
        Contact next = contacts.getLast();
        assertEquals(contacts.getFirst().call(), next.call());
        assertTalk(next, "senior", "carl", carl.atMs("hangs up", 0) - carl.atMs("answers", 0));
        assertTrue(Math.abs(next.joinedAtMs() - joinedMs) < 1_000, "joined at " + next.joinedAtMs());
        assertEquals(List.of("person", "bye", "bye.hangup"), steps(next.call()));
        shop.awaitState("carl", "available");
    }

    @Test
    void whomAQueueGaveToTheConsultationHasTheCallerWithAllTheTimeThatItTook() {
        Pair pair = Pair.talking();
        shop.signIn("carl");
        pair.presses("*2601#");
        SipDialog carl = answers("carl");
        pause(300);
        pair.anna.hangUp();
        shop.awaitState("anna", "available");
        pause(300);
        shop.awaitState("carl", "talking");
        carl.hangUp();
        pair.cleo.await("is hung up on");
        assertTalk(pair.next(), "senior", "carl", carl.atMs("hangs up", 0) - carl.atMs("answers", 0));
        shop.awaitState("carl", "available");
    }

    @Test
    void aQueueThatKeepsTheCallerNoLongerSendsHerOnInHerFlowAsIfSheHadWaitedThereHerself() {
        Pair pair = Pair.talking();
        pair.presses("*2602#");
        await().until(() -> shop.waiting() == 1);
        pair.anna.hangUp();
        pair.cleo.await("is hung up on");
        Contact next = pair.next();
        assertEquals(Outcome.OVERFLOWED, next.outcome());
        assertEquals(List.of("person", "late", "late.hangup"), steps(next.call()));
    }

    @Test
    void aNumberOutsideHasTheCallerOnceSheIsHandedOver() {
        Pair pair = Pair.talking();
        speak(pair.cleo, pair.anna);
        pair.presses("*20301234#");
        SipDialog outside = shop.awaitCall("trunk");
        outside.answer();
        speak(outside);
        pause(300);
        pair.anna.hangUp();
        shop.awaitState("anna", "available");
        pause(400);
        assertFalse(pair.cleo.isOver());
        outside.hangUp();
        pair.cleo.await("is hung up on");
        List<Contact> contacts = shop.book.contacts(1);
        pair.assertAnnas(contacts.getFirst(), pair.anna.atMs("hangs up", 0));
        assertEquals(1, contacts.size(), contacts::toString);
    }

    @Test
    void aColleagueWhoDoesNotAnswerWhenSheIsHandedOverLosesNobody() {
        Pair pair = Pair.talking();
        pair.presses("*2202#");
        SipDialog bea = shop.awaitCall("bea");
        pair.anna.hangUp();
        shop.awaitState("anna", "available");
        pause(300);
        bea.reject("486 Busy Here");
        SipDialog again = answers("anna");
        pause(300);
        again.hangUp();
        pair.cleo.await("is hung up on");
        Contact next = pair.next();
        assertTalk(next, "general", "anna", again.atMs("hangs up", 0) - again.atMs("answers", 0) - WHISPER.lengthMs());
        near("the handover", pair.anna.atMs("hangs up", 0), next.joinedAtMs());
    }

    @Test
    void aCallerWhoHangsUpMeanwhileEndsHerTalkAndTheTwoTalkOn() {
        Pair pair = Pair.talking();
        shop.signIn("bea");
        pair.presses("*2202#");
        SipDialog bea = shop.awaitCall("bea");
        bea.answer();
        pause(300);
        pair.cleo.hangUp();
        shop.awaitState("anna", "busy");
        assertEquals("busy", shop.state("bea"));
        assertFalse(bea.isOver());
        pair.anna.hangUp();
        bea.await("is hung up on");
        shop.awaitState("anna", "available");
        shop.awaitState("bea", "available");
        List<Contact> contacts = shop.book.contacts(1);
        Contact contact = contacts.getFirst();
        long lengthMs = pair.cleo.atMs("hangs up", 0) - pair.anna.atMs("answers", 0) - WHISPER.lengthMs();
        assertAll(
                () -> assertEquals(1, contacts.size(), contacts::toString),
                () -> assertFalse(contact.transferred()),
                () -> near("talk and hold", lengthMs, contact.talkMs() + contact.holdMs()));
    }

    // ---- what is on record ------------------------------------------------------------------------------------------

    private static List<String> steps(String call) {
        CallRecord record = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> FileCallLog.finished(shop.calls()).stream()
                                .filter(each -> each.call().equals(call))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return record.steps().stream().map(StepVisit::step).toList();
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
