package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.ivrengine.real.StereoAudio.AGENT;
import static org.ivrengine.real.StereoAudio.CALLER;
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

/** Anna consults Bea by keys in a talk that is recorded, is back with her caller, consults again, and hands her over. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ConsultRecordingTest {

    private static final int CALLER_HZ = 400;
    private static final int BEFORE_HZ = 1_000;
    private static final int SECRET_HZ = 1_400;
    private static final int BACK_HZ = 800;
    private static final int BEAS_HZ = 600;

    @Test
    void whatTheAgentsSayToOneAnotherIsInNoRecordingAndEachHasHerOwnTalk(RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 20", record: all}
                        """, """
                        consult_key: "*2"
                        """, """
                        person: {recording: {say: queue-next, refuse: 9, wait: 100ms, refused: queue}, next: queue}
                        queue: {queue: general, on: {otherwise: bye}}
                        """, List.of("anna", "bea"), "anna", "bea", "cleo");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna", "bea=10")) {
            SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            anna.await("acknowledged");
            SipDialog bea;
            try (Voice caller = cleo.speak();
                    Voice annas = anna.speak()) {
                caller.say(CALLER_HZ);
                annas.say(BEFORE_HZ);
                await().until(() -> !engine.recordings(0).isEmpty());
                pause(700);
                annas.beSilent();
                try (Voice beas = consult(asterisk, site).speak()) {
                    secret(annas, beas);
                    Keypad.press(asterisk, "anna", "*1");
                }
                pause(300);
                annas.say(BACK_HZ);
                pause(700);
                annas.beSilent();
                bea = consult(asterisk, site);
                try (Voice beas = bea.speak()) {
                    secret(annas, beas);
                    anna.hangUp();
                    await("Bea's talk with the caller is recorded")
                            .until(() -> engine.recordings(0).size() == 2);
                    beas.say(BEAS_HZ);
                    pause(900);
                    bea.hangUp();
                }
                cleo.await("is hung up on");
            }
            List<JsonNode> contacts = engine.contacts(2);
            List<JsonNode> recordings = engine.recordings(2);
            assertEquals(2, recordings.size(), recordings::toString);
            for (int i = 0; i < 2; i++) {
                JsonNode contact = contacts.get(i).get("contact");
                JsonNode recording = recordings.get(i);
                StereoAudio audio = new StereoAudio(engine.file(recording));
                List<Integer> heard = i == 0 ? List.of(BEFORE_HZ, BACK_HZ) : List.of(BEAS_HZ);
                assertAll(
                        () -> assertEquals(
                                contact.get("id").asString(),
                                recording.get("contact").asString()),
                        () -> heard.forEach(
                                tone -> assertTrue(audio.has(AGENT, tone), "not heard: " + tone + " in " + recording)),
                        () -> assertTrue(audio.has(CALLER, CALLER_HZ), "the caller is not heard"),
                        () -> assertFalse(
                                audio.has(AGENT, SECRET_HZ) || audio.has(CALLER, SECRET_HZ),
                                "what the agents said to one another is heard in " + recording));
            }
        }
    }

    private static SipDialog consult(RealAsterisk asterisk, ShopSite site) {
        Keypad.press(asterisk, "anna", "*2202#");
        SipDialog bea = site.awaitCall("bea");
        bea.answer();
        bea.await("acknowledged");
        pause(300);
        return bea;
    }

    private static void secret(Voice annas, Voice beas) {
        annas.say(SECRET_HZ);
        beas.say(SECRET_HZ);
        pause(800);
        annas.beSilent();
        beas.beSilent();
        pause(200);
    }

    private static void pause(int ms) {
        await().pollDelay(Duration.ofMillis(ms)).until(() -> true);
    }
}
