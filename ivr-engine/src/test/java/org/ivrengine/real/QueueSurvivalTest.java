package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The engine is killed, or stands still until it is killed, in every phase of a contact: nobody is dropped, places are kept,
 * every talk is on record once.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class QueueSurvivalTest {

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    /** As long as a watchdog takes to see it. */
    private static final Duration FROZEN_FOR = Duration.ofSeconds(3);

    enum Fate {
        KILLED,
        FROZEN;

        /** What comes next happens to the telephones meanwhile. */
        void begins(ShopEngine engine) {
            switch (this) {
                case KILLED -> engine.kill();
                case FROZEN -> engine.freeze();
            }
        }

        void ends(ShopEngine engine) {
            if (this == FROZEN) {
                await().pollDelay(FROZEN_FOR).until(() -> true);
                engine.kill();
            }
            engine.startAgain();
        }
    }

    /** Three callers, one agent: in the first one's talk, while it rings for the second, in the third's whisper. */
    @ParameterizedTest
    @EnumSource(Fate.class)
    void whileCallersWaitRingAndTalkNobodyIsDroppedAndPlacesAreKept(Fate fate, RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", ring: 60s}
                        """, """
                        person: {queue: general, on: {otherwise: bye}}
                        """, "anna", "cleo", "dora", "eva");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna")) {
            SipDialog first = site.phone("cleo").call("3000").await("is answered");
            SipDialog talk = site.awaitCall("anna");
            talk.answer();
            asterisk.awaitTalk("anna");
            SipDialog second = site.phone("dora").call("3000").await("is answered");
            awaitJoined(asterisk, "dora");
            SipDialog third = site.phone("eva").call("3000").await("is answered");
            awaitJoined(asterisk, "eva");

            fate.begins(engine);
            fate.ends(engine);
            assertFalse(first.isOver(), "the talk was cut");
            assertFalse(second.isOver() || third.isOver(), "a caller who waited was dropped");

            talk.hangUp();
            SipDialog ringing = site.awaitCall("anna");
            first.await("is hung up on");
            fate.begins(engine);
            ringing.answer();
            asterisk.awaitTalk("anna");
            fate.ends(engine);
            ringing.hangUp();
            SipDialog whispering = site.awaitCall("anna");
            second.await("is hung up on");
            assertFalse(third.isOver(), "the third was served before the second");

            whispering.answer();
            fate.begins(engine);
            fate.ends(engine);
            assertFalse(third.isOver());
            whispering.hangUp();
            third.await("is hung up on");

            List<JsonNode> contacts = engine.contacts(3);
            assertEquals(3, contacts.size());
            List<SipDialog> talks = List.of(talk, ringing, whispering);
            for (int i = 0; i < 3; i++) {
                JsonNode contact = contacts.get(i).get("contact");
                SipDialog dialog = talks.get(i);
                long talkMs = dialog.atMs("hangs up", 0) - dialog.atMs("answers", 0) - WHISPER.lengthMs();
                assertAll(
                        () -> assertEquals("ANSWERED", contact.get("outcome").asString()),
                        () -> assertEquals("anna", contact.get("agent").asString()),
                        () -> assertTrue(Math.abs(talkMs - contact.get("talkMs").asLong()) <= 100, contact::toString));
            }
            long joined = contacts.get(1).get("contact").get("joinedAtMs").asLong();
            assertTrue(joined < contacts.get(2).get("contact").get("joinedAtMs").asLong());
            // Her place is that of her call, not that of her return.
            long afterAnswerMs = joined - second.atMs("is answered", 0);
            assertTrue(Math.abs(afterAnswerMs) <= 1_500, "joined " + afterAnswerMs + " ms after she was answered");
        }
    }

    /** Until the step of the queue, the only one before a talk, is in the checkpoint of the caller's channel. */
    private static void awaitJoined(RealAsterisk asterisk, String caller) {
        asterisk.awaitVariable(caller, "IVR_CP_", Duration.ofSeconds(10));
    }
}
