package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The engine is killed before a blind transfer, and in the talk after an attended one: nobody is dropped. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class TransferSurvivalTest {

    private static final Duration NOTED_WITHIN = Duration.ofSeconds(20);

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    @Test
    void killedBeforeABlindAndAfterAnAttendedTransferEveryAgentHasHerOwnTime(RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", ring: 60s}
                        """, "", """
                        person: {queue: general, on: {otherwise: bye}}
                        """, List.of("anna", "bea"), "anna", "bea", "cleo");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna", "bea")) {
            SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            asterisk.awaitTalk("anna");
            engine.kill();
            anna.transferTo("202");
            engine.startAgain();
            SipDialog bea = site.awaitCall("bea");
            bea.answer();
            asterisk.awaitTalk("bea");
            bea.hold();
            SipDialog consultation = site.phone("bea").call("201");
            SipDialog consulted = site.awaitCall("anna");
            consulted.answer();
            asterisk.awaitTalk("anna");
            bea.transferTo(consultation);
            consultation.await("is hung up on");
            asterisk.awaitVariable("cleo", "-2.1 ", NOTED_WITHIN);
            engine.kill();
            engine.startAgain();
            assertFalse(cleo.isOver(), "the caller was dropped");
            consulted.hangUp();
            await().atMost(Duration.ofSeconds(30)).until(cleo::isOver);

            List<JsonNode> contacts = engine.contacts(3);
            assertEquals(3, contacts.size(), contacts::toString);
            assertAll(
                    () -> assertContact(contacts.get(0), "anna", true, anna.atMs("transfers", 0) - heardAt(anna)),
                    () -> assertContact(contacts.get(1), "bea", true, bea.atMs("transfers", 0) - heardAt(bea)),
                    () -> assertContact(
                            contacts.get(2), "anna", false, consulted.atMs("hangs up", 0) - bea.atMs("transfers", 0)));
        }
    }

    private static long heardAt(SipDialog agent) {
        return agent.atMs("answers", 0) + WHISPER.lengthMs();
    }

    private static void assertContact(JsonNode visit, String agent, boolean transferred, long lengthMs) {
        JsonNode contact = visit.get("contact");
        long recordedMs = contact.get("talkMs").asLong() + contact.get("holdMs").asLong();
        assertAll(
                () -> assertEquals(agent, contact.get("agent").asString(), contact::toString),
                () -> assertEquals(transferred, contact.get("transferred").asBoolean(), contact::toString),
                () -> assertTrue(
                        Math.abs(lengthMs - recordedMs) <= 150,
                        () -> recordedMs + " ms, not " + lengthMs + ": " + contact));
    }
}
