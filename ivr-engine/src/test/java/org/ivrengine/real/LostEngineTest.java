package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network between Asterisk and the engine swallows every packet: nobody is told anything. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class LostEngineTest {

    @Test
    void aCallerInALostSessionIsFreedByRedirectHearsMusicAndComesBackWhenTheNetworkDoes(RealAsterisk asterisk) {
        Prompt goodbye = Prompt.noise("goodbye", 4, 1_000);
        String sound = asterisk.sound(goodbye);
        BlockingQueue<String> channels = new LinkedBlockingQueue<>();
        try (ManagerLine manager = ManagerLine.actions(asterisk.instance());
                var _ = new AgiResponder(asterisk.enginePort(), session -> {
                    session.take();
                    if (session.environment("agi_network_script").endsWith("why=new")) {
                        session.command("ANSWER");
                        channels.add(session.environment("agi_channel"));
                        session.reply(); // never comes
                    } else {
                        session.command("STREAM FILE " + sound + " \"\"");
                        session.done();
                    }
                });
                SippCall caller = asterisk.call("1000").expectHangUp(40_000).start()) {
            String channel = await().until(channels::poll, Objects::nonNull);
            try (var _ = Blackhole.around(asterisk.enginePort())) {
                assertEquals(
                        "Success",
                        manager.action(
                                        "Redirect",
                                        "Channel",
                                        channel,
                                        "Context",
                                        "ivr-resume",
                                        "Exten",
                                        "s",
                                        "Priority",
                                        "1")
                                .get("Response"));
                await().until(() -> caller.heard().hearing(asterisk.music()).isPresent());
            }
            HeardAudio heard = caller.await().expectAllAsScripted().audio();

            Hearing last = heard.hearing(goodbye).orElseThrow();
            assertTrue(last.isComplete(), last::toString);
            int silenceMs = longestSilenceBetweenSounds(heard.sounds(0));
            // Asterisk's own limit for connecting is two seconds, and it sends nothing meanwhile.
            assertTrue(silenceMs < 2_600, () -> silenceMs + " ms of silence; " + heard);
        }
    }

    private static int longestSilenceBetweenSounds(List<HeardAudio.Stretch> sounds) {
        int longestMs = 0;
        for (int i = 1; i < sounds.size(); i++) {
            longestMs = Math.max(
                    longestMs, sounds.get(i).fromMs() - sounds.get(i - 1).untilMs());
        }
        return longestMs;
    }
}
