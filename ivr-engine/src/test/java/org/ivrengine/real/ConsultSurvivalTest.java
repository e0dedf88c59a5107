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

/**
 * The engine is killed while two agents consult colleagues, one by keys and one by her telephone: all go on talking, the
 * handovers work, and everybody has her own time.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ConsultSurvivalTest {

    private static final Duration NOTED_WITHIN = Duration.ofSeconds(20);

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    @Test
    void killedInConsultationsNobodyIsDroppedAndTheCallersAreHandedOverAfterwards(RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(
                        asterisk,
                        """
                        general: {requires: "sales >= 60", agents: most-skilled, ring: 60s}
                        """,
                        """
                        consult_key: "*2"
                        """,
                        """
                        person: {queue: general, on: {otherwise: bye}}
                        """,
                        List.of("anna", "bea", "carl", "dora"),
                        "anna",
                        "bea",
                        "carl",
                        "dora",
                        "cleo",
                        "dave");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna=90", "bea=10", "carl=80", "dora=10")) {
            SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            asterisk.awaitTalk("anna");
            SipDialog dave = site.phone("dave").call("3000").await("is answered");
            SipDialog carl = site.awaitCall("carl");
            carl.answer();
            asterisk.awaitTalk("carl");

            Keypad.press(asterisk, "anna", "*2202#");
            SipDialog bea = site.awaitCall("bea");
            bea.answer();
            carl.hold();
            SipDialog consultation = site.phone("carl").call("204");
            SipDialog dora = site.awaitCall("dora");
            dora.answer();
            asterisk.awaitTalk("bea");
            asterisk.awaitTalk("dora");
            engine.kill();
            engine.startAgain();
            for (SipDialog each : List.of(cleo, anna, bea, dave, carl, consultation, dora)) {
                assertFalse(each.isOver(), each.user() + " was dropped");
            }

            anna.hangUp();
            asterisk.awaitVariable("cleo", "-1.1 ", NOTED_WITHIN);
            carl.transferTo(consultation);
            asterisk.awaitVariable("dave", "-1.1 ", NOTED_WITHIN);
            engine.kill();
            engine.startAgain();
            bea.hangUp();
            dora.hangUp();
            await().atMost(Duration.ofSeconds(30)).until(() -> cleo.isOver() && dave.isOver());

            List<JsonNode> contacts = engine.contacts(4);
            assertEquals(4, contacts.size(), contacts::toString);
            assertAll(
                    () -> assertContact(contacts, "anna", true, anna.atMs("hangs up", 0) - heardAt(anna)),
                    () -> assertContact(contacts, "bea", false, bea.atMs("hangs up", 0) - anna.atMs("hangs up", 0)),
                    () -> assertContact(contacts, "carl", true, carl.atMs("transfers", 0) - heardAt(carl)),
                    () -> assertContact(contacts, "dora", false, dora.atMs("hangs up", 0) - carl.atMs("transfers", 0)));
        }
    }

    private static long heardAt(SipDialog agent) {
        return agent.atMs("answers", 0) + WHISPER.lengthMs();
    }

    private static void assertContact(List<JsonNode> contacts, String agent, boolean transferred, long lengthMs) {
        List<JsonNode> hers = contacts.stream()
                .map(visit -> visit.get("contact"))
                .filter(contact -> contact.get("agent").asString().equals(agent))
                .toList();
        assertEquals(1, hers.size(), () -> agent + " has " + hers + " of " + contacts);
        JsonNode contact = hers.getFirst();
        long recordedMs = contact.get("talkMs").asLong() + contact.get("holdMs").asLong();
        assertAll(
                () -> assertEquals(transferred, contact.get("transferred").asBoolean(), contact::toString),
                () -> assertTrue(
                        Math.abs(lengthMs - recordedMs) <= 250,
                        () -> recordedMs + " ms, not " + lengthMs + ": " + contact));
    }
}
