package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.report.Contact;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Supervisors on a real Asterisk: who hears whom, by tones; whose time it is; what is kept. All by the command line. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class SupervisionTest {

    /** What the telephones' own timeline may differ by. */
    private static final long EXACT_MS = 50;

    private static final Prompt WHISPER = Prompt.of("en", "whisper-general");

    private static CallShop shop;
    private static Commands commands;
    private static final Map<String, PhoneVoice> VOICES = new TreeMap<>();

    private String said = "";

    @BeforeAll
    static void open(RealAsterisk asterisk) {
        shop = new CallShop(
                asterisk, new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", ring: 20s, wrap_up: 1s}
                        """, "", """
                        person: {queue: general, on: {otherwise: bye}}
                        """, List.of("eva"), "anna", "cleo", "eva", "fay", "zoe"));
        for (String agent : List.of("anna", "cleo", "eva", "fay", "ina", "zoe")) {
            shop.directory.add(Agent.of(agent, "PJSIP/" + agent, Map.of("sales", 50)));
        }
        shop.directory.promote("eva", "supervisor");
        shop.directory.promote("fay", "supervisor-general");
        shop.directory.promote("ina", "supervisor");
        shop.directory.promote("zoe", "supervisor");
        commands = new Commands(shop.home());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(shop.home().resolve("console.address")));
        // Her code is dialled on her own telephone: who she is, and who has which digits, the database says.
        assertEquals(0, commands.agent("add", "eva", "--dial", "PJSIP/eva", "--role", "supervisor"), commands.said());
        assertEquals(0, commands.agent("add", "anna", "--dial", "PJSIP/anna", "--extension", "201"), commands.said());
        int hz = 500;
        for (String name : List.of("anna", "cleo", "eva")) {
            VOICES.put(name, new PhoneVoice(shop.phone(name), hz));
            hz += 350;
        }
    }

    @AfterAll
    static void close() {
        VOICES.values().forEach(PhoneVoice::close);
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.clear();
    }

    @AfterEach
    void nobodyIsLeft() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> shop.floor().supervisors().isEmpty());
    }

    private static PhoneVoice voice(String name) {
        return Objects.requireNonNull(VOICES.get(name), name);
    }

    /** A caller and her agent, who talk. */
    private record Pair(SipDialog caller, SipDialog anna) {}

    private static Pair talking() {
        shop.signIn("anna");
        SipDialog caller = shop.phone("cleo").call("3000").await("is answered");
        SipDialog anna = shop.awaitCall("anna");
        anna.answer();
        shop.awaitState("anna", "talking");
        voice("cleo").in(caller);
        voice("anna").in(anna);
        return new Pair(caller, anna);
    }

    @Test
    void aSupervisorListensWhispersAndBargesInAndTheTalkIsWhatItWas() {
        Pair pair = talking();
        shop.phone("eva").onCall(SipDialog::answer);
        assertEquals(0, supervise("listen", "anna", "--as", "eva"), said);
        assertEquals("eva listens to anna.\n", said);
        SipDialog eva = shop.awaitCall("eva");
        voice("eva").in(eva);
        awaitHearing("anna cleo", "cleo", "anna");
        assertEquals("eva anna listen", supervisors());

        assertEquals(0, supervise("whisper", "anna", "--as", "eva"), said);
        assertEquals("eva whispers to anna.\n", said);
        awaitHearing("anna cleo", "cleo eva", "anna");
        assertEquals("eva anna whisper", supervisors());

        assertEquals(0, supervise("barge", "anna", "--as", "eva"), said);
        awaitHearing("anna cleo", "cleo eva", "anna eva");

        assertEquals(1, supervise("listen", "anna", "--as", "fay"), said);
        assertTrue(said.startsWith("the engine says: eva speaks to anna and the caller already, since "), said);

        eva.hangUp();
        await().until(() -> supervisors().isEmpty());
        awaitHearing("", "cleo", "anna");
        pair.anna.hangUp();
        pair.caller.await("is hung up on");

        Contact contact = shop.book.contacts(1).getFirst();
        long talkMs = pair.anna.atMs("hangs up", 0) - pair.anna.atMs("answers", 0) - WHISPER.lengthMs();
        assertAll(
                () -> near("talk", talkMs, contact.talkMs()),
                () -> assertFalse(contact.transferred()),
                () -> assertEquals("anna", contact.agent()),
                () -> assertEquals(0, contact.holdMs()));
        JsonNode act = log().get(1);
        assertAll(
                () -> assertEquals("eva", act.get("supervisor").asString()),
                () -> assertEquals("anna", act.get("agent").asString()),
                () -> assertEquals(contact.call(), act.get("call").asString()),
                () -> assertEquals("over", act.get("outcome").asString()),
                () -> assertEquals(List.of("listen", "whisper", "barge"), modes(act)),
                // Asterisk lets her hear it a tenth of a second after she has answered.
                () -> near("began", eva.atMs("acknowledged", 0) + 100, fromMs(act, 0)),
                () -> near("ended", eva.atMs("hangs up", 0), untilMs(act, 2)));
        assertTrue(shown(contact.call()).contains("supervisor eva listened "), () -> shown(contact.call()));
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndKeptOnRecord() {
        assertRefused("there is no agent \"ute\"", "listen", "anna", "--as", "ute");
        assertRefused("cleo is no supervisor: she lacks the role \"supervisor\"", "listen", "anna", "--as", "cleo");
        assertRefused("anna does not talk with anybody now", "listen", "anna", "--as", "eva");
        assertRefused(
                "there is no agent \"c0ffee\", and no call that waits or talks begins so",
                "listen",
                "c0ffee",
                "--as",
                "eva");
        assertRefused("eva is with nobody's talk", "leave", "--as", "eva");
        Pair pair = talking();
        assertRefused("eva cannot supervise herself", "listen", "eva", "--as", "eva");
        shop.phone("eva").onCall(call -> {
            call.ring();
            call.reject("486 Busy Here");
        });
        assertRefused("eva has refused the call", "listen", "anna", "--as", "eva");
        shop.phone("fay").onCall(SipDialog::answer);
        assertEquals(0, supervise("whisper", "anna", "--as", "fay"), said);
        assertRefused("zoe does not talk with anybody now", "listen", "zoe", "--as", "fay");
        SipDialog fay = shop.awaitCall("fay");
        pair.caller.hangUp();
        pair.anna.await("is hung up on");
        fay.await("is hung up on");
        assertEquals(2, supervise("listen", "anna"), said);
        assertTrue(said.startsWith("Missing required option: '--as=SUPERVISOR'"), said);

        List<String> outcomes =
                log().valueStream().map(act -> act.get("outcome").asString()).toList();
        assertTrue(outcomes.contains("refused: anna does not talk with anybody now"), outcomes::toString);
        assertTrue(outcomes.contains("eva has refused the call"), outcomes::toString);
    }

    @Test
    void whoTakesACallerOverHasAContactOfHerOwnAndTheCallerGoesOnWhenSheLeaves() {
        shop.signIn("eva");
        shop.pause("eva", "supervising");
        Pair pair = talking();
        shop.phone("eva").onCall(SipDialog::answer);
        assertEquals(0, supervise("listen", "anna", "--as", "eva"), said);
        SipDialog eva = shop.awaitCall("eva");
        voice("eva").in(eva);
        awaitHearing("anna cleo", "cleo", "anna");

        assertEquals(0, supervise("take-over", "anna", "--as", "eva"), said);
        assertEquals("eva has taken the caller of anna over.\n", said);
        pair.anna.await("is hung up on");
        awaitHearing("cleo", "", "eva");
        assertFalse(pair.caller.isOver());
        eva.hangUp();
        // The flow goes on: she is told goodbye, and hung up on by it.
        long leftMs = eva.atMs("hangs up", 0);
        pair.caller.await("is hung up on");
        assertTrue(pair.caller.atMs("is hung up on", 0) - leftMs
                > Prompt.of("en", "saved").lengthMs() / 2);

        List<Contact> contacts = shop.book.contacts(2);
        Contact annas = contacts.getFirst();
        Contact evas = contacts.getLast();
        long evasMs = eva.atMs("hangs up", 0) - annas.waitEndedAtMs() - annas.talkMs();
        assertAll(
                () -> assertEquals("anna", annas.agent()),
                () -> assertTrue(annas.transferred()),
                () -> near(
                        "talk of anna",
                        pair.anna.atMs("is hung up on", 0) - pair.anna.atMs("answers", 0) - WHISPER.lengthMs(),
                        annas.talkMs()),
                () -> assertEquals("eva", evas.agent()),
                () -> assertEquals(annas.call(), evas.call()),
                () -> assertEquals(0, evas.waitMs()),
                () -> near("talk of eva", evasMs, evas.talkMs()));
        JsonNode act = log().get(0);
        assertAll(
                () -> assertEquals("take-over", act.get("kind").asString()),
                () -> assertEquals(List.of("talk"), modes(act)),
                () -> near("she left", leftMs, untilMs(act, 0)));
        assertTrue(shown(annas.call()).contains("supervisor eva took over and talked "), () -> shown(annas.call()));
    }

    @Test
    void whoJoinsATalkStaysInItWhenTheAgentLeaves() {
        Pair pair = talking();
        shop.phone("eva").onCall(SipDialog::answer);
        assertEquals(0, supervise("join", "anna", "--as", "eva"), said);
        assertEquals("eva is in the talk of anna.\n", said);
        SipDialog eva = shop.awaitCall("eva");
        voice("eva").in(eva);
        awaitHearing("anna cleo", "cleo eva", "anna eva");
        pair.anna.hangUp();
        awaitHearing("cleo", "", "eva");
        pair.caller.hangUp();
        eva.await("is hung up on");

        Contact contact = shop.book.contacts(1).getFirst();
        assertTrue(contact.transferred());
        near(
                "talk",
                pair.anna.atMs("hangs up", 0) - pair.anna.atMs("answers", 0) - WHISPER.lengthMs(),
                contact.talkMs());
        assertEquals(1, shop.book.contacts(1).size(), "who is not on duty has no contact");
    }

    @Test
    void theCodeLetsHerListenFromHerOwnTelephoneAndHerKeysTurnHer() {
        shop.phone("eva").call("*15201").await("is hung up on");
        assertEquals(
                "refused: anna does not talk with anybody now",
                log().get(0).get("outcome").asString());
        Pair pair = talking();
        SipDialog eva = shop.phone("eva").call("*15201").await("is answered");
        try (Voice voice = eva.speak()) {
            voice.say(voice("eva").hz());
            awaitHearing("anna cleo", "cleo", "anna");
            assertEquals("eva anna listen", supervisors());
            voice.press('5');
            awaitHearing("anna cleo", "cleo eva", "anna");
            await().until(() -> supervisors().equals("eva anna whisper"));
            voice.press('6');
            awaitHearing("anna cleo", "cleo eva", "anna eva");
            await().until(() -> supervisors().equals("eva anna barge"));
            voice.press('4');
            awaitHearing("anna cleo", "cleo", "anna");
            await().until(() -> supervisors().equals("eva anna listen"));
        }
        eva.hangUp();
        await().until(() -> supervisors().isEmpty());
        assertFalse(pair.caller.isOver());
        pair.anna.hangUp();
        pair.caller.await("is hung up on");
        JsonNode act = log().get(0);
        assertAll(
                () -> assertEquals("eva, by telephone", act.get("who").asString()),
                () -> assertEquals(List.of("listen", "whisper", "barge", "listen"), modes(act)),
                () -> near("she left", eva.atMs("hangs up", 0), untilMs(act, 3)));
    }

    @Test
    void whoStaysHearsTheAgentsNextTalkTooAndEachIsAnActOfItsOwn() {
        Pair pair = talking();
        shop.phone("eva").onCall(SipDialog::answer);
        assertEquals(0, supervise("listen", "anna", "--as", "eva"), said);
        SipDialog eva = shop.awaitCall("eva");
        voice("eva").in(eva);
        assertEquals(0, supervise("whisper", "anna", "--as", "eva", "--stay"), said);
        pair.caller.hangUp();
        pair.anna.await("is hung up on");
        await().until(() -> supervisors().equals("eva anna "));
        assertFalse(eva.isOver(), "she was to stay");

        Pair next = talking();
        awaitHearing("anna cleo", "cleo", "anna");
        assertEquals(0, supervise("leave", "--as", "eva"), said);
        eva.await("is hung up on");
        next.anna.hangUp();
        next.caller.await("is hung up on");
        List<Contact> contacts = shop.book.contacts(2);
        JsonNode log = log();
        assertAll(
                () -> assertEquals(
                        contacts.getLast().call(), log.get(0).get("call").asString()),
                () -> assertEquals(List.of("listen"), modes(log.get(0))),
                () -> assertEquals(
                        contacts.getFirst().call(), log.get(1).get("call").asString()),
                () -> assertEquals(List.of("listen", "whisper"), modes(log.get(1))),
                () -> assertEquals("the talk ended", log.get(1).get("outcome").asString()));
    }

    @Test
    void aSupervisorWhoseTelephoneCannotBeReachedIsToldAndNothingIsLeftBehind(RealAsterisk asterisk) {
        Pair pair = talking();
        // No such telephone has ever been: Asterisk makes no channel for it.
        assertRefused("the telephone of ina cannot be reached", "listen", "anna", "--as", "ina");
        // One that is switched off: Asterisk asks it every second, and nobody waits for it to ring.
        shop.phone("zoe").close();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> asterisk.console("pjsip show contacts")
                        .lines()
                        .anyMatch(line -> line.contains("zoe") && line.contains("Unavail")));
        long askedMs = System.currentTimeMillis();
        assertRefused("the telephone of zoe cannot be reached", "listen", "anna", "--as", "zoe");
        assertTrue(System.currentTimeMillis() - askedMs < 10_000, "she waited for it to ring");
        assertEquals("", supervisors());
        pair.caller.hangUp();
        pair.anna.await("is hung up on");
        assertTrue(log().get(0).get("outcome").asString().endsWith("the telephone of zoe cannot be reached"));
    }

    private void assertRefused(String why, String... arguments) {
        assertEquals(1, supervise(arguments), said);
        assertEquals("the engine says: " + why + "\n", said);
    }

    private static String supervisors() {
        return String.join(
                ", ",
                shop.floor().supervisors().stream()
                        .map(one -> one.id() + " " + one.agent() + " " + one.mode())
                        .toList());
    }

    /** Waits until each hears those, and nobody else. */
    private static void awaitHearing(String eva, String anna, String cleo) {
        VOICES.values().forEach(PhoneVoice::forget);
        Map<String, Set<String>> expected = Map.of("eva", set(eva), "anna", set(anna), "cleo", set(cleo));
        await().atMost(Duration.ofSeconds(8)).until(() -> heard(), expected::equals);
    }

    private static Map<String, Set<String>> heard() {
        Map<String, Set<String>> heard = new TreeMap<>();
        VOICES.forEach((name, voice) -> heard.put(name, voice.hears(VOICES)));
        return heard;
    }

    private static Set<String> set(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(" "));
    }

    private int supervise(String... arguments) {
        int code = commands.supervise(arguments);
        said = commands.said();
        return code;
    }

    private JsonNode log() {
        return commands.log();
    }

    private String shown(String call) {
        return commands.shown(call);
    }

    private static List<String> modes(JsonNode act) {
        return act.get("stretches")
                .valueStream()
                .map(one -> one.get("mode").asString())
                .toList();
    }

    private static long fromMs(JsonNode act, int stretch) {
        return Instant.parse(act.get("stretches").get(stretch).get("from").asString())
                .toEpochMilli();
    }

    private static long untilMs(JsonNode act, int stretch) {
        return Instant.parse(act.get("stretches").get(stretch).get("until").asString())
                .toEpochMilli();
    }

    private static void near(String what, long expectedMs, long actualMs) {
        assertTrue(Math.abs(expectedMs - actualMs) <= EXACT_MS, what + " of " + actualMs + " ms, not " + expectedMs);
    }
}
