package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped dialplan on a real Asterisk, with a stand-in for the engine. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class DialplanTest {

    private static final String CALL_ID = "0123456789abcdef0123456789abcdef";
    private static final String FALLBACK_AFTER = "IVR_FALLBACK_AFTER_S";

    @Test
    void asteriskStartsWithoutAComplaint(RealAsterisk asterisk) throws Exception {
        assertEquals(List.of(), asterisk.instance().errors());
    }

    @Test
    void aCallerReachesTheEngineAndHearsAPromptToItsEnd(RealAsterisk asterisk) throws Exception {
        Prompt welcome = Prompt.noise("welcome", 1, 1_500);
        String sound = asterisk.sound(welcome);
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (var _ = new AgiResponder(asterisk, session -> {
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

    @Test
    void strangeNumbersReachTheEngineAsTheyWereDialled(RealAsterisk asterisk) throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (var _ = new AgiResponder(asterisk, session -> {
            session.take();
            requests.add(session.environment("agi_network_script"));
            session.command("ANSWER");
            session.done();
        })) {
            asterisk.call("+4930*1%23").expectHangUp(5_000).run().expectAllAsScripted();

            assertEquals("call?did=%2B4930*1%23&call=&why=new", requests.poll(1, TimeUnit.SECONDS));
        }
    }

    @Test
    void withNoEngineTheCallerHearsMusicWithoutAPauseAndThenTheFallback(RealAsterisk asterisk) {
        Prompt sorry = Prompt.noise("sorry", 2, 1_000);
        try (var _ = asterisk.global(FALLBACK_AFTER, "5");
                var _ = asterisk.global("IVR_FALLBACK_SOUND", asterisk.sound(sorry))) {
            SippOutcome call = asterisk.call("1000").expectHangUp(12_000).run().expectAllAsScripted();

            HeardAudio heard = call.audio();
            Hearing music = heard.hearing(asterisk.music()).orElseThrow();
            Hearing apology = heard.hearing(sorry).orElseThrow();
            assertTrue(music.heardMs() > 3_000 && music.heardMs() < 7_000, music::toString);
            assertTrue(apology.isComplete(), apology::toString);
            int silenceMs =
                    heard.longestSilence(music.atMs(), apology.untilMs()).lengthMs();
            assertTrue(silenceMs < 200, () -> silenceMs + " ms of silence; " + heard);
        }
    }

    @Test
    void whileAFreshSessionSaysNothingTheCallerWhoWaitsKeepsHerMusic(RealAsterisk asterisk) {
        CountDownLatch over = new CountDownLatch(1);
        try (SippCall caller = asterisk.call("1000").waitMs(6_000).hangUp().start()) {
            await().until(() -> caller.heard().hearing(asterisk.music()).isPresent());
            try (var _ = new AgiResponder(asterisk.enginePort(), session -> {
                freeze(over);
            })) {
                HeardAudio heard = caller.await().expectAllAsScripted().audio();
                over.countDown();

                List<HeardAudio.Stretch> music = heard.sounds(250);
                assertEquals(1, music.size(), heard::toString);
                assertTrue(music.getFirst().lengthMs() > 5_000, heard::toString);
            }
        }
    }

    @Test
    void aCallWhoseEngineDiesComesBackToTheNextOneWithItsVariables(RealAsterisk asterisk) throws Exception {
        Prompt menu = Prompt.noise("menu", 3, 6_000);
        Prompt goodbye = Prompt.noise("goodbye", 4, 1_000);
        String menuSound = asterisk.sound(menu);
        String goodbyeSound = asterisk.sound(goodbye);
        CountDownLatch playing = new CountDownLatch(1);
        BlockingQueue<String> second = new LinkedBlockingQueue<>();
        AgiResponder first = new AgiResponder(asterisk.enginePort(), session -> {
            session.take();
            session.command("SET VARIABLE IVR_CALL " + CALL_ID);
            session.command("SET VARIABLE IVR_CP_" + CALL_ID + "_0 main:menu");
            session.command("ANSWER");
            playing.countDown();
            session.command("STREAM FILE " + menuSound + " \"\"");
        });
        try (var caller = asterisk.call("1000").expectHangUp(20_000).start()) {
            assertTrue(playing.await(5, TimeUnit.SECONDS));
            awaitSomeOf(menu, caller);
            first.close();
            awaitSomeOf(asterisk.music(), caller);
            try (var _ = new AgiResponder(asterisk.enginePort(), session -> {
                session.take();
                second.add(session.environment("agi_network_script"));
                second.add(session.command("GET VARIABLE IVR_CP_" + CALL_ID + "_0"));
                session.command("STREAM FILE " + goodbyeSound + " \"\"");
                session.done();
            })) {
                HeardAudio heard = caller.await().expectAllAsScripted().audio();

                assertEquals("call?did=1000&call=" + CALL_ID + "&why=again", second.poll());
                assertEquals("200 result=1 (main:menu)", second.poll());
                Hearing cut = heard.hearing(menu).orElseThrow();
                Hearing music = heard.hearing(asterisk.music()).orElseThrow();
                Hearing last = heard.hearing(goodbye).orElseThrow();
                assertFalse(cut.isComplete(), cut::toString);
                assertTrue(last.isComplete(), last::toString);
                assertTrue(music.atMs() - cut.untilMs() < 300, () -> "music late: " + cut + music);
                assertTrue(last.atMs() - music.untilMs() < 300, () -> "silence after the music: " + music + last);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void aCallThatKeepsBringingItsEngineDownGoesToTheFallback(RealAsterisk asterisk) {
        BlockingQueue<String> sessions = new LinkedBlockingQueue<>();
        try (var _ = new AgiResponder(asterisk, session -> {
            session.take();
            sessions.add("one more");
        })) {
            asterisk.call("1000").expectHangUp(15_000).run().expectAllAsScripted();

            assertEquals(20, sessions.size());
        }
    }

    @Test
    void theEngineSendsACallerOnToAnExtension(RealAsterisk asterisk) throws Exception {
        Prompt sorry = Prompt.noise("sorry", 2, 1_000);
        try (var _ = asterisk.global("IVR_FALLBACK_SOUND", asterisk.sound(sorry));
                var _ = new AgiResponder(asterisk, session -> {
                    session.take();
                    session.command("ANSWER");
                    session.command("SET VARIABLE IVR_TRANSFER_TO fallback");
                    session.done();
                })) {
            HeardAudio heard = asterisk.call("1000")
                    .expectHangUp(5_000)
                    .run()
                    .expectAllAsScripted()
                    .audio();

            assertTrue(heard.hearing(sorry).orElseThrow().isComplete());
        }
    }

    @Test
    void everyKeyOfACallerInAHurryIsHeardWhateverTheEngineDoes(RealAsterisk asterisk) {
        String keys = "0123456789*#".repeat(8);
        try (ManagerLine manager = ManagerLine.events(asterisk.instance());
                var _ = new AgiResponder(asterisk, session -> {
                    session.take();
                    session.command("ANSWER");
                    session.command("EXEC Wait 20");
                })) {
            asterisk.call("1000")
                    .waitMs(700)
                    .press(keys)
                    .waitMs(300)
                    .hangUp()
                    .run()
                    .expectAllAsScripted();

            assertEquals(keys, manager.keys());
        }
    }

    @Test
    void redirectFreesACallerFromAnEngineThatNoLongerAnswers(RealAsterisk asterisk) {
        Prompt goodbye = Prompt.noise("goodbye", 4, 1_000);
        String sound = asterisk.sound(goodbye);
        BlockingQueue<String> channels = new LinkedBlockingQueue<>();
        CountDownLatch thawed = new CountDownLatch(1);
        try (ManagerLine manager = ManagerLine.actions(asterisk.instance());
                var _ = new AgiResponder(asterisk, session -> {
                    session.take();
                    if (session.environment("agi_network_script").endsWith("why=new")) {
                        session.command("ANSWER");
                        channels.add(session.environment("agi_channel"));
                        freeze(thawed); // with the connection open: reading Asterisk's HANGUP would end it
                    } else {
                        session.command("STREAM FILE " + sound + " \"\"");
                        session.done();
                    }
                })) {
            try (SippCall caller = asterisk.call("1000").expectHangUp(15_000).start()) {
                String channel = await().until(channels::poll, polled -> polled != null);
                Map<String, String> answer = manager.action(
                        "Redirect", "Channel", channel, "Context", "ivr-resume", "Exten", "s", "Priority", "1");
                assertEquals("Success", answer.get("Response"));

                assertTrue(caller.await()
                        .expectAllAsScripted()
                        .audio()
                        .hearing(goodbye)
                        .orElseThrow()
                        .isComplete());
            } finally {
                thawed.countDown();
            }
        }
    }

    /** So much that it is found again, whatever comes after it. */
    private static void awaitSomeOf(Prompt prompt, SippCall caller) {
        await().until(() -> caller.heard()
                .hearing(prompt)
                .filter(heard -> heard.heardMs() > 700)
                .isPresent());
    }

    private static void freeze(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
