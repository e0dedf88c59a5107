package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.ivrengine.real.StereoAudio.AGENT;
import static org.ivrengine.real.StereoAudio.CALLER;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ivrengine.real.StereoAudio.Stretch;
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

    /** Telephones send 20 ms at a time, and pieces of the measurement are 10 ms long. */
    private static final int SIDES_MS = 60;

    /** From Asterisk's word to ours, on a machine that does other things, too. */
    private static final int ON_RECORD_MS = 150;

    /** Of a talk, at its beginning and end. */
    private static final int UNHEARD_MS = 200;

    private static final String FLOW = """
            person: {recording: {say: recording-notice, refuse: 9, refused: {say: recording-refused, next: queue}}, next: queue}
            queue: {queue: general, on: {otherwise: bye}}
            """;

    @Test
    void bothSidesAreKeptApartAlignedAndSilentWhereTheAgentMutes(RealAsterisk asterisk) {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", record: all}
                        """, FLOW, "anna", "cleo", "dora");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna")) {
            assertEquals(0, recordedOfWhoRefuses(site, engine));
            JsonNode recording = stereoWithSilence(site, engine);
            assertEquals("all", recording.get("rule").asString());
        }
    }

    /** She presses the key in the middle of the notice. */
    private static int recordedOfWhoRefuses(ShopSite site, ShopEngine engine) {
        SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
        try (Voice caller = cleo.speak()) {
            pause(500);
            caller.press('9');
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            anna.await("acknowledged");
            pause(1_500);
            anna.hangUp();
            cleo.await("is hung up on");
        }
        engine.contacts(1);
        return engine.recordings(0).size();
    }

    private static JsonNode stereoWithSilence(ShopSite site, ShopEngine engine) {
        SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
        SipDialog anna = site.awaitCall("anna");
        anna.answer();
        anna.await("acknowledged");
        try (Voice caller = cleo.speak();
                Voice agent = anna.speak()) {
            await().until(() -> !engine.recordings(0).isEmpty());
            pause(300);
            long callerFromMs = caller.say(CALLER_HZ);
            pause(300);
            long agentFromMs = agent.say(AGENT_HZ);
            pause(500);
            press(agent, "*7");
            pause(400);
            long cardFromMs = caller.say(CARD_HZ);
            pause(500);
            caller.say(CALLER_HZ);
            pause(300);
            press(agent, "*7");
            pause(300);
            long afterFromMs = caller.say(AFTER_HZ);
            pause(500);
            anna.hangUp();
            cleo.await("is hung up on");
            JsonNode recording = engine.recordings(1).getFirst();
            StereoAudio audio = new StereoAudio(engine.file(recording));
            long offMs = audio.stretch(AGENT, AGENT_HZ).fromMs()
                    - audio.stretch(CALLER, CALLER_HZ).fromMs()
                    - (agentFromMs - callerFromMs);
            long shiftMs = audio.stretch(CALLER, AFTER_HZ).fromMs()
                    - audio.stretch(CALLER, CALLER_HZ).fromMs()
                    - (afterFromMs - callerFromMs);
            JsonNode muted = recording.get("muted").get(0);
            System.out.printf(
                    "recording: sides %d ms off, after the silence %d ms off, %d ms of a talk of %d ms unheard%n",
                    offMs,
                    shiftMs,
                    recording.get("unheardMs").asLong(),
                    recording.get("durationMs").asLong()
                            + recording.get("unheardMs").asLong());
            long cardMs =
                    cardFromMs - callerFromMs + audio.stretch(CALLER, CALLER_HZ).fromMs();
            Stretch silence = audio.stretches(CALLER, CALLER_HZ, CARD_HZ, AFTER_HZ).stream()
                    .filter(each ->
                            each.tone() == StereoAudio.ZEROS && each.fromMs() < cardMs && each.untilMs() > cardMs + 450)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(audio.stretches(CALLER, CALLER_HZ, CARD_HZ, AFTER_HZ)));
            assertAll(
                    () -> assertTrue(Math.abs(offMs) <= SIDES_MS, "the sides are " + offMs + " ms off"),
                    () -> assertTrue(Math.abs(shiftMs) <= SIDES_MS, "what follows is shifted by " + shiftMs + " ms"),
                    () -> assertFalse(audio.has(CALLER, CARD_HZ), "the card number is heard"),
                    () -> assertFalse(audio.has(CALLER, AGENT_HZ) || audio.has(AGENT, CALLER_HZ), "sides are mixed"),
                    () -> assertTrue(
                            Math.abs(silence.fromMs() - muted.get("fromMs").asLong()) <= ON_RECORD_MS, muted::toString),
                    () -> assertTrue(
                            Math.abs(silence.untilMs() - muted.get("untilMs").asLong()) <= ON_RECORD_MS,
                            muted::toString),
                    () -> assertEquals("anna, by key", muted.get("by").asString()),
                    () -> assertTrue(recording.get("unheardMs").asLong() <= UNHEARD_MS, recording::toString),
                    () -> await("what Asterisk wrote is removed")
                            .until(() -> Files.notExists(engine.file(recording)
                                    .resolveSibling(recording.get("id").asString() + ".raw"))));
            return recording;
        }
    }

    /**
     * On an Asterisk whose disk the engine does not see, on request: one talk for which nobody asks, and one in which the
     * agent asks, the engine is killed, and the talk ends before it is back.
     */
    @Test
    void onRequestFromAnAsteriskElsewhereAlsoWhenTheEngineWasAwayAtTheEnd(RealAsterisk asterisk) throws IOException {
        Path spool = asterisk.instance().settings().folder().resolve("spool/recording");
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", record: on request}
                        """, FLOW, "anna", "cleo")) {
            String url = giveOutRecordings(asterisk);
            Files.writeString(
                    site.home().resolve("engine.yaml"),
                    "recording: {fetch: {url: \"%s\", user: ivr, password: secret}}\n".formatted(url),
                    StandardOpenOption.APPEND);
            try (ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna")) {
                SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
                SipDialog anna = site.awaitCall("anna");
                anna.answer();
                try (Voice caller = cleo.speak()) {
                    caller.say(CALLER_HZ);
                    await().until(() -> rawFiles(spool) == 1);
                    anna.hangUp();
                    cleo.await("is hung up on");
                }
                await("what nobody asked for is removed").until(() -> rawFiles(spool) == 0);
                assertEquals(0, engine.recordings(0).size());

                cleo = site.phone("cleo").call("3000").await("is answered");
                anna = site.awaitCall("anna");
                anna.answer();
                try (Voice caller = cleo.speak();
                        Voice agent = anna.speak()) {
                    caller.say(CARD_HZ);
                    await().until(() -> rawFiles(spool) == 1);
                    pause(1_500);
                    press(agent, "*8");
                    await().until(() -> engine.recordings(0).size() == 1);
                    caller.say(AFTER_HZ);
                    agent.say(AGENT_HZ);
                    pause(1_000);
                    engine.kill();
                    pause(500);
                    anna.hangUp();
                    cleo.hangUp();
                }
                engine.startAgain();
                JsonNode recording = engine.recordings(1).getFirst();
                StereoAudio audio = new StereoAudio(engine.file(recording));
                assertEquals("on request", recording.get("rule").asString());
                assertTrue(audio.stretch(AGENT, AGENT_HZ).lengthMs() > 1_000, "also after the engine was killed");
                assertTrue(audio.stretch(CALLER, AFTER_HZ).lengthMs() > 1_000);
                assertTrue(audio.lengthMs() < 3_500, "from the request on, not " + audio.lengthMs() + " ms");
                await().until(() -> rawFiles(spool) == 0);
            }
        }
    }

    /** @return address of Asterisk's own HTTP server, with ARI for the user {@code ivr} */
    private static String giveOutRecordings(RealAsterisk asterisk) throws IOException {
        Path etc = asterisk.instance().settings().folder().resolve("etc");
        int port = FreePorts.tcp();
        Files.writeString(etc.resolve("ari.conf"), """
                [general]
                enabled = yes
                [ivr]
                type = user
                password = secret
                """);
        Files.writeString(
                etc.resolve("http.conf"), "[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = " + port + "\n");
        asterisk.console("module reload http");
        for (String module : List.of(
                "res_http_websocket",
                "res_websocket_client",
                "res_stasis",
                "res_stasis_recording",
                "res_ari",
                "res_ari_model",
                "res_ari_recordings")) {
            asterisk.console("module load " + module + ".so");
        }
        return "http://127.0.0.1:" + port;
    }

    private static int rawFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    private static void press(Voice of, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            of.press(keys.charAt(i));
            pause(200);
        }
    }

    private static void pause(int ms) {
        await().pollDelay(Duration.ofMillis(ms)).until(() -> true);
    }
}
