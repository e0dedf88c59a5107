package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped dialplan on a real Asterisk, with a stand-in for the engine. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class DialplanTest {

    @Test
    void asteriskStartsWithoutAComplaint(RealAsterisk asterisk) throws Exception {
        assertEquals(List.of(), asterisk.instance().errors());
    }

    @Test
    void aCallerReachesTheEngineAndHearsAPromptToItsEnd(RealAsterisk asterisk) throws Exception {
        Prompt welcome = Prompt.noise("welcome", 1, 1_500);
        String sound = asterisk.sound(welcome);
        var requests = new LinkedBlockingQueue<String>();
        try (var _ = new AgiResponder(asterisk.enginePort(), session -> {
            session.take();
            requests.add(session.environment("agi_network_script"));
            session.command("ANSWER");
            session.command("STREAM FILE " + sound + " \"\"");
            session.done();
        })) {
            SippOutcome call = asterisk.call("1000").expectHangUp(5_000).run().expectAllAsScripted();

            assertEquals("call?did=1000&call=&why=new", requests.poll(1, TimeUnit.SECONDS));
            Hearing heard = call.audio().hearing(welcome).orElseThrow();
            assertTrue(heard.isComplete(), heard::toString);
        }
    }
}
