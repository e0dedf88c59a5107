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
import java.util.Map;
import java.util.stream.Stream;
import org.ivrengine.console.ConsoleClient;
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
    private static final int SECRET_HZ = 1_400;

    /** Telephones send 20 ms at a time, and pieces of the measurement are 10 ms long. */
    private static final int SIDES_MS = 60;

    /** From Asterisk's word to ours, on a machine that does other things, too. */
    private static final int ON_RECORD_MS = 150;

    /** Of a talk, at its beginning and end. */
    private static final int UNHEARD_MS = 200;

    /** What a caller is told is short here, so that little is waited for. */
    private static final String FLOW = """
            person: {recording: {say: queue-next, refuse: 9, wait: 500ms, refused: {say: saved, next: queue}}, next: queue}
            queue: {queue: general, on: {otherwise: bye}}
            """;

    /** What an agent hears when her recording is muted, and when it goes on, as the dialplan has it. */
    private static final List<Integer> MUTED_TONES = List.of(900, 550);

    private static final List<Integer> RECORDED_TONES = List.of(550, 900);

    @Test
    void bothSidesAreKeptApartAlignedSilentWhereThatIsWantedAndApartForEachAgentOfATransfer(RealAsterisk asterisk)
            throws IOException, InterruptedException {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 20", record: all}
                        """, "", FLOW, List.of("anna", "bea"), "anna", "bea", "cleo");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna", "bea=10")) {
            assertEquals(0, recordedOfWhoRefuses(site, engine));
            JsonNode recording = stereoWithSilence(site, engine);
            assertEquals("all", recording.get("rule").asString());
            eachTalkOfATransferredCaller(site, engine);
        }
    }

    /** She presses the key in the middle of the notice. */
    private static int recordedOfWhoRefuses(ShopSite site, ShopEngine engine) {
        SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
        try (Voice caller = cleo.speak()) {
            pause(400);
            caller.press('9');
            SipDialog anna = site.awaitCall("anna");
            anna.answer();
            anna.await("acknowledged");
            pause(1_300);
            anna.hangUp();
            cleo.await("is hung up on");
        }
        engine.contacts(1);
        return engine.recordings(0).size();
    }

    /** Muted by the agent's key, then by command: only she hears what became of it. */
    private static JsonNode stereoWithSilence(ShopSite site, ShopEngine engine)
            throws IOException, InterruptedException {
        SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
        SipDialog anna = site.awaitCall("anna");
        anna.answer();
        anna.await("acknowledged");
        try (Voice caller = cleo.speak();
                Voice agent = anna.speak();
                ToneEar agentsEar = new ToneEar(site.phone("anna"), 550, 900);
                ToneEar callersEar = new ToneEar(site.phone("cleo"), 550, 900);
                ConsoleClient console = ConsoleClient.of(site.home()).orElseThrow()) {
            await().until(() -> !engine.recordings(0).isEmpty());
            String call = engine.recordings(0).getFirst().get("call").asString();
            pause(300);
            callersEar.forget(); // music, until the two were connected
            long callerFromMs = caller.say(CALLER_HZ);
            pause(300);
            long agentFromMs = agent.say(AGENT_HZ);
            pause(500);
            press(agent, "*7");
            await("mute is heard").until(agentsEar::heard, MUTED_TONES::equals);
            long cardFromMs = caller.say(CARD_HZ);
            pause(500);
            caller.say(CALLER_HZ);
            agentsEar.forget();
            press(agent, "*7");
            await("the end of the mute is heard").until(agentsEar::heard, RECORDED_TONES::equals);
            long afterFromMs = caller.say(AFTER_HZ);
            pause(300);
            agentsEar.forget();
            console.post("/api/calls/" + call + "/recording/mute", Map.of("who", "qa"));
            caller.say(SECRET_HZ);
            await("mute by command is heard").until(agentsEar::heard, MUTED_TONES::equals);
            caller.beSilent();
            agentsEar.forget();
            console.post("/api/calls/" + call + "/recording/unmute", Map.of("who", "qa"));
            await("its end is heard").until(agentsEar::heard, RECORDED_TONES::equals);
            pause(300);
            assertEquals(List.of(), callersEar.heard(), "the caller hears nothing of it");
            anna.hangUp();
            cleo.await("is hung up on");
            JsonNode recording = engine.recordings(1).getFirst();
            StereoAudio audio = new StereoAudio(engine.file(recording));
            assertAll(
                    () -> assertAligned(recording, audio, agentFromMs - callerFromMs, afterFromMs - callerFromMs),
                    () -> assertSilentAt(
                            cardFromMs
                                    - callerFromMs
                                    + audio.stretch(CALLER, CALLER_HZ).fromMs(),
                            audio,
                            recording.get("muted").get(0)),
                    () -> assertEquals(
                            List.of("anna, by key", "qa"),
                            recording
                                    .get("muted")
                                    .valueStream()
                                    .map(muted -> muted.get("by").asString())
                                    .toList()),
                    () -> assertFalse(audio.has(CALLER, CARD_HZ), "the card number is heard"),
                    () -> assertFalse(audio.has(CALLER, SECRET_HZ), "what was muted by command is heard"),
                    () -> assertTrue(
                            Math.max(audio.loudest(AGENT, 550), audio.loudest(CALLER, 550)) < 300,
                            "what the agent was told is in her recording"),
                    () -> await("what Asterisk wrote is removed")
                            .until(() -> Files.notExists(engine.file(recording)
                                    .resolveSibling(recording.get("id").asString() + ".raw"))));
            return recording;
        }
    }

    private static void assertAligned(JsonNode recording, StereoAudio audio, long agentAfterMs, long againAfterMs) {
        int callerMs = audio.stretch(CALLER, CALLER_HZ).fromMs();
        long offMs = audio.stretch(AGENT, AGENT_HZ).fromMs() - callerMs - agentAfterMs;
        long shiftMs = audio.stretch(CALLER, AFTER_HZ).fromMs() - callerMs - againAfterMs;
        System.out.printf(
                "recording: sides %d ms off, after the silence %d ms off, %d ms of a talk of %d ms unheard%n",
                offMs,
                shiftMs,
                recording.get("unheardMs").asLong(),
                recording.get("durationMs").asLong()
                        + recording.get("unheardMs").asLong());
        assertAll(
                () -> assertTrue(Math.abs(offMs) <= SIDES_MS, "the sides are " + offMs + " ms off"),
                () -> assertTrue(Math.abs(shiftMs) <= SIDES_MS, "what follows is shifted by " + shiftMs + " ms"),
                () -> assertFalse(audio.has(CALLER, AGENT_HZ) || audio.has(AGENT, CALLER_HZ), "sides are mixed"),
                () -> assertTrue(recording.get("unheardMs").asLong() <= UNHEARD_MS, recording::toString));
    }

    private static void assertSilentAt(long cardMs, StereoAudio audio, JsonNode muted) {
        List<Stretch> stretches = audio.stretches(CALLER, CALLER_HZ, CARD_HZ, AFTER_HZ);
        Stretch silence = stretches.stream()
                .filter(each ->
                        each.tone() == StereoAudio.ZEROS && each.fromMs() < cardMs && each.untilMs() > cardMs + 450)
                .findFirst()
                .orElseThrow(() -> new AssertionError(stretches));
        assertAll(
                () -> assertTrue(
                        Math.abs(silence.fromMs() - muted.get("fromMs").asLong()) <= ON_RECORD_MS, muted::toString),
                () -> assertTrue(
                        Math.abs(silence.untilMs() - muted.get("untilMs").asLong()) <= ON_RECORD_MS, muted::toString));
    }

    /**
     * Anna sends her to Bea blindly, and Bea back to Anna after a word between the two: each agent's talk with the caller is
     * a recording of its own, that of her own contact, and the agents' own talk is in none.
     */
    private static void eachTalkOfATransferredCaller(ShopSite site, ShopEngine engine) {
        int contactsBefore = engine.contacts(0).size();
        int before = engine.recordings(0).size();
        SipDialog cleo = site.phone("cleo").call("3000").await("is answered");
        SipDialog anna = site.awaitCall("anna");
        anna.answer();
        anna.await("acknowledged");
        try (Voice caller = cleo.speak();
                Voice annas = anna.speak()) {
            caller.say(CALLER_HZ);
            annas.say(AGENT_HZ);
            await().until(() -> engine.recordings(0).size() > before);
            pause(500);
            anna.transferTo("202");
            SipDialog bea = site.awaitCall("bea");
            bea.answer();
            bea.await("acknowledged");
            try (Voice beas = bea.speak()) {
                beas.say(AFTER_HZ);
                await().until(() -> engine.recordings(0).size() > before + 1);
                pause(500);
                bea.hold();
            }
            SipDialog consultation = site.phone("bea").call("201");
            SipDialog consulted = site.awaitCall("anna");
            consulted.answer();
            consultation.await("is answered");
            try (Voice beas = consultation.speak();
                    Voice annasNext = consulted.speak()) {
                beas.say(SECRET_HZ);
                annasNext.say(SECRET_HZ);
                pause(800);
                beas.beSilent();
                annasNext.beSilent();
                pause(200);
                bea.transferTo(consultation);
                await("her talk after the transfer is recorded")
                        .until(() -> engine.recordings(0).size() > before + 2);
                annasNext.say(CARD_HZ);
                pause(700);
                consulted.hangUp();
            }
            cleo.await("is hung up on");
        }
        List<JsonNode> contacts = engine.contacts(contactsBefore + 3).subList(contactsBefore, contactsBefore + 3);
        List<JsonNode> recordings = engine.recordings(before + 3).subList(before, before + 3);
        for (int i = 0; i < 3; i++) {
            JsonNode contact = contacts.get(i).get("contact");
            JsonNode recording = recordings.get(i);
            String agent = i == 1 ? "bea" : "anna";
            StereoAudio audio = new StereoAudio(engine.file(recording));
            int agentsHz = List.of(AGENT_HZ, AFTER_HZ, CARD_HZ).get(i);
            long talkMs = contact.get("talkMs").asLong() + contact.get("holdMs").asLong();
            assertAll(
                    () -> assertEquals(agent, contact.get("agent").asString(), contacts::toString),
                    () -> assertEquals(agent, recording.get("agent").asString()),
                    () -> assertEquals(
                            contact.get("id").asString(),
                            recording.get("contact").asString()),
                    () -> assertEquals(
                            contact.get("call").asString(),
                            recording.get("call").asString()),
                    () -> assertTrue(
                            recording.get("durationMs").asLong() <= talkMs + UNHEARD_MS,
                            () -> recording + " is longer than " + contact),
                    () -> assertTrue(audio.has(AGENT, agentsHz), agent + " is not heard"),
                    () -> assertTrue(audio.has(CALLER, CALLER_HZ), "the caller is not heard by " + agent),
                    () -> assertFalse(
                            audio.has(AGENT, SECRET_HZ) || audio.has(CALLER, SECRET_HZ),
                            "what the agents said to one another is heard"));
        }
        assertEquals(before + 3, engine.recordings(0).size(), "nothing else was recorded");
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
                long askedMs;
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
                    askedMs = System.currentTimeMillis();
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
                long afterAskingMs = anna.atMs("hangs up", 0) - askedMs;
                assertTrue(audio.lengthMs() <= afterAskingMs, audio.lengthMs() + " ms, not " + afterAskingMs);
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
