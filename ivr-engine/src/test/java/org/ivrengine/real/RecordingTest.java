package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Talks are recorded with both sides apart, silent where that is wanted, and end with the talk, whatever happens to us. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class RecordingTest {

    private static final int CALLER_HZ = 400;
    private static final int AGENT_HZ = 1_000;
    private static final int CARD_HZ = 600;
    private static final int AFTER_HZ = 800;

    @Test
    void bothSidesAreKeptApartAlignedAndSilentWhereTheAgentMutes(RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", record: all}
                        """, """
                        person: {queue: general, on: {otherwise: bye}}
                        """, "anna", "cleo");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna")) {
            SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            anna.await("acknowledged");
            try (Voice caller = cleo.speak();
                    Voice agent = anna.speak()) {
                pause(700);
                long callerFromMs = caller.say(CALLER_HZ);
                pause(500);
                long agentFromMs = agent.say(AGENT_HZ);
                pause(500);
                agent.press('*');
                pause(200);
                agent.press('7');
                pause(300);
                long cardFromMs = caller.say(CARD_HZ);
                pause(500);
                long afterFromMs = caller.say(AFTER_HZ);
                agent.press('*');
                pause(200);
                agent.press('7');
                pause(700);
                anna.hangUp();
                cleo.await("is hung up on");
                JsonNode recording = engine.recordings(1).getFirst();
                StereoAudio audio = new StereoAudio(engine.file(recording));
                System.out.println(recording + "\n" + audio.stretches(0, CALLER_HZ, CARD_HZ, AFTER_HZ) + "\n"
                        + audio.stretches(1, AGENT_HZ));
                System.out.println("alignment "
                        + (audio.stretch(1, AGENT_HZ).fromMs()
                                - audio.stretch(0, CALLER_HZ).fromMs()
                                - (agentFromMs - callerFromMs)));
            }
        }
    }

    private static void pause(int ms) {
        await().pollDelay(Duration.ofMillis(ms)).until(() -> true);
    }
}
