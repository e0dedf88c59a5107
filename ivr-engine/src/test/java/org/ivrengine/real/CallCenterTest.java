package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers wait, agents' telephones ring, people talk, and every second lands in its column. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class CallCenterTest {

    /** What the telephones' own timeline may differ by. */
    private static final long EXACT_MS = 50;

    private static final Prompt NEXT = Prompt.of("en", "queue-next");
    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");
    private static final Prompt GOODBYE = Prompt.of("en", "saved");

    private static CallShop shop;

    @BeforeAll
    static void open(RealAsterisk asterisk) {
        shop = new CallShop(asterisk, """
                general: {requires: "sales >= 1", ring: 2s, wrap_up: 1s, retry_after: 500ms, announce_every: 2s}
                """, """
                person: {queue: general, keys: {1: bye}, on: {otherwise: bye}}
                """, "anna", "bea", "cleo", "dora");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.clear();
    }

    @Test
    void aTalkIsOnRecordToFiftyMillisecondsByTheTelephonesOwnTimeline() {
        shop.signIn("anna");
        try (SippCall caller = shop.caller().expectHangUp(20_000).start()) {
            SipDialog dialog = shop.awaitCall("anna");
            shop.awaitState("anna", "ringing");
            pause(800);
            dialog.answer();
            shop.awaitState("anna", "talking");
            pause(1_000);
            dialog.hold();
            pause(700);
            dialog.resume();
            pause(500);
            dialog.hangUp();
            HeardAudio heard = caller.await().expectAllAsScripted().audio();
            shop.awaitState("anna", "available");

            Contact contact = shop.book.contacts(1).getFirst();
            long answeredMs = dialog.atMs("answers", 0);
            long heldMs = dialog.atMs("resumes", 0) - dialog.atMs("holds", 0);
            long whisperMs = WHISPER.lengthMs();
            assertAll(
                    () -> assertEquals(Outcome.ANSWERED, contact.outcome()),
                    () -> near("ring", answeredMs - dialog.atMs("rings", 0), contact.ringMs()),
                    () -> near("whisper", whisperMs, contact.whisperMs()),
                    () -> near("hold", heldMs, contact.holdMs()),
                    () -> near("talk", dialog.atMs("hangs up", 0) - answeredMs - whisperMs - heldMs, contact.talkMs()),
                    () -> near("wait", answeredMs + whisperMs - contact.joinedAtMs(), contact.waitMs()),
                    () -> near("wrap-up", 1_000, contact.wrapUpMs()),
                    () -> assertTrue(heard.hearing(WHISPER).isEmpty(), "the caller hears what the agent is told"),
                    () -> assertTrue(heard.hearing(GOODBYE).orElseThrow().isComplete()));
        }
    }

    @Test
    void noAnswerARefusalAndAWithdrawalHaveTheirOutcomesAndTheCallerKeepsHerPlace() {
        shop.signIn("anna", "bea");
        shop.phone("bea").onCall(dialog -> {
            dialog.ring();
            dialog.reject("486 Busy Here");
        });
        SipDialog caller = shop.phone("cleo").call("3000");
        shop.awaitCall("anna").await("is cancelled");
        shop.phone("bea").awaitCall();
        SipDialog again = shop.awaitCall("anna");
        shop.phone("bea").onCall(SipDialog::answer);
        shop.pause("anna", "lunch");
        again.await("is cancelled");
        shop.awaitState("anna", "paused");
        SipDialog talk = shop.awaitCall("bea");
        shop.awaitState("bea", "talking");
        talk.hangUp();
        caller.await("is hung up on");
        List<OfferRecord> offers = shop.book.offers(4);
        Contact contact = shop.book.contacts(1).getFirst();
        assertAll(
                () -> assertEquals(
                        List.of(OfferEnd.NO_ANSWER, OfferEnd.REJECTED, OfferEnd.WITHDRAWN, OfferEnd.ANSWERED),
                        offers.stream().map(OfferRecord::end).toList()),
                () -> near("ring time of the first", 2_000, offers.getFirst().ringMs()),
                () -> assertEquals("bea", contact.agent()),
                () -> assertEquals(
                        1, offers.stream().map(OfferRecord::contact).distinct().count()));
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsFreesTheAgentForTheNext() {
        shop.signIn("anna");
        SipDialog first = shop.phone("cleo").call("3000").await("is answered");
        SipDialog ringing = shop.awaitCall("anna");
        SipDialog second = shop.phone("dora").call("3000").await("is answered");
        await().until(() -> shop.waiting() == 1);
        first.hangUp();
        ringing.await("is cancelled");
        SipDialog next = shop.awaitCall("anna");
        assertTrue(next.atMs("rings", 0) - first.atMs("hangs up", 0) < 200);
        second.hangUp();
        next.await("is cancelled");
        shop.awaitState("anna", "available");
        List<Contact> contacts = shop.book.contacts(2);
        assertAll(
                () -> assertEquals(Outcome.ABANDONED, contacts.getFirst().outcome()),
                () -> assertEquals(Outcome.ABANDONED, contacts.getLast().outcome()),
                () -> near(
                        "wait",
                        first.atMs("hangs up", 0) - contacts.getFirst().joinedAtMs(),
                        contacts.getFirst().waitMs()));
    }

    @Test
    void anAnnouncementNeverDelaysAConnectionAndTheMusicGoesOnWhileItRings() {
        try (SippCall caller = shop.caller().expectHangUp(20_000).start()) {
            await().atMost(Duration.ofSeconds(6)).until(() -> shop.waiting() == 1);
            long joinedMs =
                    shop.floor().queues().getFirst().waiting().getFirst().joinedAtMs();
            // The second announcement is cut; the first is heard to its end.
            awaitTime(joinedMs + 4_000 + NEXT.lengthMs() / 3);
            long freeMs = System.currentTimeMillis();
            shop.comesOnDuty("anna");
            SipDialog dialog = shop.awaitCall("anna");
            long rangMs = dialog.atMs("rings", 0) - freeMs;
            pause(1_500);
            dialog.answer();
            shop.awaitState("anna", "talking");
            dialog.hangUp();
            HeardAudio heard = caller.await().expectAllAsScripted().audio();
            List<Hearing> told = heard.hearings(NEXT);
            assertAll(
                    () -> assertTrue(rangMs < NEXT.lengthMs() / 3, "rang after " + rangMs + " ms"),
                    () -> assertEquals(2, told.size(), told::toString),
                    () -> assertTrue(told.getFirst().isComplete(), told::toString),
                    () -> assertFalse(told.getLast().isComplete(), told::toString),
                    // From where the announcement was cut until well before the talk.
                    () -> assertTrue(silentMs(
                                    heard,
                                    told.getFirst().untilMs(),
                                    told.getLast().untilMs() + 1_200)
                            < 300));
        }
    }

    @Test
    void aBlindTransferEndsTheAgentsTimeAndTheCallerGoesOnAtTheNumberUnderTheSameCall() {
        shop.signIn("anna");
        shop.phone("anna").onCall(SipDialog::answer);
        SipDialog caller = shop.phone("cleo").call("3000");
        SipDialog talk = shop.awaitCall("anna");
        shop.awaitState("anna", "talking");
        pause(600);
        shop.signIn("bea");
        shop.phone("bea").onCall(SipDialog::answer);
        talk.transferTo("3000");
        SipDialog second = shop.awaitCall("bea");
        shop.awaitState("bea", "talking");
        second.hangUp();
        caller.await("is hung up on");
        List<Contact> contacts = shop.book.contacts(2);
        assertAll(
                () -> assertTrue(contacts.getFirst().transferred()),
                () -> assertFalse(contacts.getLast().transferred()),
                () -> assertEquals("bea", contacts.getLast().agent()),
                () -> assertEquals(
                        contacts.getFirst().call(), contacts.getLast().call()),
                () -> near(
                        "talk",
                        talk.atMs("transfers", 0) - talk.atMs("answers", 0) - WHISPER.lengthMs(),
                        contacts.getFirst().talkMs()));
    }

    @Test
    void aKeyEndsTheWaiting() {
        try (SippCall caller = shop.caller()
                .waitMs(600)
                .press("5")
                .waitMs(400)
                .press("1")
                .expectHangUp(8_000)
                .start()) {
            HeardAudio heard = caller.await().expectAllAsScripted().audio();
            assertTrue(heard.hearing(GOODBYE).orElseThrow().isComplete());
        }
        assertEquals(Outcome.LEFT_BY_KEY, shop.book.contacts(1).getFirst().outcome());
        assertEquals(0, shop.waiting());
    }

    private static int silentMs(HeardAudio heard, int fromMs, int untilMs) {
        HeardAudio.Stretch silence = heard.longestSilence(fromMs, untilMs);
        return silence.untilMs() - silence.fromMs();
    }

    private static void near(String what, long expectedMs, long actualMs) {
        assertTrue(Math.abs(expectedMs - actualMs) <= EXACT_MS, what + " of " + actualMs + " ms, not " + expectedMs);
    }

    /** People take their time; nothing is waited for. */
    private static void pause(int milliseconds) {
        awaitTime(System.currentTimeMillis() + milliseconds);
    }

    private static void awaitTime(long atMs) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> System.currentTimeMillis() >= atMs);
    }
}
