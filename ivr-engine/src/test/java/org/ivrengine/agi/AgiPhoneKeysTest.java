package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No key is lost and none counts twice, whichever way it is told and in whichever order. */
class AgiPhoneKeysTest {

    private static final List<Sound> PROMPT = List.of(new Sound("en", "welcome"), new Sound("en", "menu"));
    private static final String WELCOME = "STREAM FILE \"en/welcome\" \"0123456789*#\"";
    private static final String MENU = "STREAM FILE \"en/menu\" \"0123456789*#\"";

    private final AgiTestServer agi = new AgiTestServer();

    @BeforeEach
    void managerReportsKeys() {
        agi.keypads.setLive(true);
    }

    @AfterEach
    void stop() {
        agi.close();
    }

    @Test
    void keysPressedBeforeThePromptSpareThePrompt() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> play(talk.phone()) + keys(talk.phone()));
        press(agi, "1.1", "12#");
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("INTERRUPTED 12#", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aKeyBetweenTwoSoundsSparesTheSecond() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> play(talk.phone()) + keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(WELCOME, asterisk.command());
            press(agi, "1.1", "1");
            asterisk.reply("200 result=0 endpos=8000");
            assertEquals("INTERRUPTED 1", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aKeyWithoutBargeInIsKeptForLater() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            Playback first = talk.phone().play(PROMPT.subList(0, 1), BargeIn.REFUSED);
            return first + keys(talk.phone());
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("STREAM FILE \"en/welcome\" \"\"", asterisk.command());
            press(agi, "1.1", "1");
            asterisk.reply("200 result=0 endpos=8000");
            assertEquals("COMPLETED 1", outcome(call));
        }
    }

    @Test
    void theManagersReportMayComeBeforeAgiSaysThatThePromptWasCut() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> play(talk.phone()) + keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(WELCOME, asterisk.command());
            press(agi, "1.1", "1");
            asterisk.reply("200 result=49 endpos=8000");
            assertEquals("INTERRUPTED 1", outcome(call));
        }
    }

    @Test
    void theManagersReportMayComeAfterAgiSaidThatThePromptWasCut() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> play(talk.phone()) + keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect(WELCOME, "200 result=49 endpos=8000");
            press(agi, "1.1", "1");
            assertEquals("INTERRUPTED 1", outcome(call));
        }
    }

    @Test
    void aKeyThatOnlyAgiSawIsNoneOnceTheManagerHasShownThatItReportsKeysAndTheSoundGoesOn() throws Exception {
        press(agi, "another channel", "7");
        CompletableFuture<String> call = agi.next(talk -> play(talk.phone()) + keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect(WELCOME, "200 result=49 endpos=8000"); // a busy Asterisk tells AGI of a key a second time
            asterisk.expect(WELCOME + " 8000", "200 result=49 endpos=8160"); // and a third
            asterisk.expect(WELCOME + " 8160", "200 result=0 endpos=24000");
            asterisk.expect(MENU, "200 result=0 endpos=8000");
            assertEquals("COMPLETED", outcome(call).strip());
        }
    }

    @Test
    void aBurstOfKeysThatAgiHearsOfLateDoesNotCutTheNextPrompt() throws Exception {
        press(agi, "1.1", "73");
        CompletableFuture<String> call = agi.next(talk -> keys(talk.phone()) + " " + play(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect(WELCOME, "200 result=51 endpos=640"); // the 3 that was taken before
            assertEquals(WELCOME + " 640", asterisk.command());
            press(agi, "1.1", "3"); // another one, meant for this prompt
            asterisk.reply("200 result=51 endpos=1600");
            assertEquals("73 INTERRUPTED", outcome(call).strip());
        }
    }

    @Test
    void aKeyThatTheManagerDoesNotReportCountsOnceOnAgisWord() throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            Playback played = talk.phone().play(PROMPT, BargeIn.ALLOWED);
            String first = keys(talk.phone());
            counted.countDown();
            late.await();
            return played + first + " then" + keys(talk.phone());
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect(WELCOME, "200 result=49 endpos=8000");
            counted.await(); // the report has not come, and AGI's word was taken
            press(agi, "1.1", "1"); // here it comes after all
            press(agi, "1.1", "1"); // and this is a second press
            late.countDown();
            assertEquals("INTERRUPTED 1 then 1", outcome(call));
        }
    }

    @Test
    void typingAheadThroughThreePromptsLosesNothingWhileTheEngineThinks() throws Exception {
        CountDownLatch thought = new CountDownLatch(1);
        CompletableFuture<String> call = agi.next(talk -> {
            StringBuilder chosen = new StringBuilder();
            for (int menu = 0; menu < 3; menu++) {
                chosen.append(play(talk.phone()));
                chosen.append(' ').append(keyOf(talk.phone())).append(' ');
                thought.await();
            }
            return chosen.toString();
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(WELCOME, asterisk.command());
            press(agi, "1.1", "1");
            asterisk.reply("200 result=49 endpos=800");
            press(agi, "1.1", "23"); // no command is outstanding: AGI throws these away
            thought.countDown();
            assertEquals("INTERRUPTED 1 INTERRUPTED 2 INTERRUPTED 3 ", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void withoutTheManagerAgisOwnKeysHaveToDo() throws Exception {
        agi.keypads.setLive(false);
        CompletableFuture<String> call =
                agi.next(talk -> play(talk.phone()) + " " + keyOf(talk.phone()) + keyOf(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect(WELCOME, "200 result=0 endpos=8000");
            asterisk.expect(MENU, "200 result=49 endpos=800");
            assertTrue(asterisk.command().matches("WAIT FOR DIGIT [1-9][0-9]{0,3}"));
            asterisk.reply("200 result=50");
            assertEquals("INTERRUPTED 12", outcome(call));
        }
    }

    @Test
    void withoutTheManagerTheWaitIsRepeatedUntilItsWholeTimeIsOver() throws Exception {
        agi.keypads.setLive(false);
        CompletableFuture<Long> call = agi.next(talk -> {
            long beganNs = System.nanoTime();
            assertTrue(talk.phone().nextKey(Duration.ofMillis(30)).isEmpty());
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
            talk.phone().answer();
            return waitedMs;
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            String command = asterisk.command();
            while (command.startsWith("WAIT FOR DIGIT ")) {
                asterisk.reply("200 result=0"); // at once, though the time is not over
                command = asterisk.command();
            }
            assertEquals("ANSWER", command);
            asterisk.reply("200 result=0");
            assertTrue(outcome(call) >= 30);
        }
    }

    @Test
    void aManagerConnectionThatBreaksWhileAKeyIsAwaitedHandsTheWaitToAgi() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().answer();
            return keyOf(talk.phone());
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("ANSWER", "200 result=0");
            agi.keypads.setLive(false);
            assertTrue(asterisk.command().startsWith("WAIT FOR DIGIT "));
            asterisk.reply("200 result=35");
            assertEquals("#", outcome(call));
        }
    }

    @Test
    void aManagerConnectionThatComesBackWhileAgiWaitsCountsTheKeyOnce() throws Exception {
        agi.keypads.setLive(false);
        CompletableFuture<String> call = agi.next(talk -> keyOf(talk.phone()) + keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertTrue(asterisk.command().startsWith("WAIT FOR DIGIT "));
            agi.keypads.setLive(true);
            press(agi, "1.1", "7");
            asterisk.reply("200 result=55");
            assertEquals("7 ", outcome(call));
        }
    }

    @Test
    void aManagerConnectionThatBreaksRightAfterItsReportCountsTheKeyOnce() throws Exception {
        CompletableFuture<String> call =
                agi.next(talk -> play(talk.phone()) + " " + keyOf(talk.phone()) + keyOf(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(WELCOME, asterisk.command());
            press(agi, "1.1", "1");
            agi.keypads.setLive(false);
            asterisk.reply("200 result=49 endpos=800");
            assertTrue(asterisk.command().startsWith("WAIT FOR DIGIT "));
            asterisk.reply("200 result=50");
            assertEquals("INTERRUPTED 12", outcome(call));
        }
    }

    @Test
    void forgottenKeysDoNotComeBack() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().discardKeys();
            return keys(talk.phone());
        });
        press(agi, "1.1", "123");
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(" ", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void keysOfAnotherChannelAreNotTaken() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> keys(talk.phone()));
        press(agi, "2.2", "9");
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(" ", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void keysTypedAheadOutliveTheSessionOfTheirChannel() throws Exception {
        CompletableFuture<String> first = agi.next(talk -> "ended");
        press(agi, "1.1", "42");
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals("ended", outcome(first));
            asterisk.expectClosed();
        }
        assertTrue(agi.server.awaitNoSessions(FakeAsterisk.PATIENCE));
        CompletableFuture<String> second = agi.next(talk -> keys(talk.phone()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            assertEquals(" 42", outcome(second));
            asterisk.expectClosed();
        }
    }

    @Test
    void nothingIsKeptOfChannelsThatHaveGone() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> keys(talk.phone()));
        agi.keypads.channelGone("1.1"); // reported before the session is there
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            outcome(call);
            asterisk.expectClosed();
        }
        assertTrue(agi.server.awaitNoSessions(FakeAsterisk.PATIENCE));
        assertEquals(0, agi.keypads.size());
        press(agi, "2.2", "1");
        press(agi, "3.3", "1");
        agi.keypads.keepOnly(Set.of("3.3"));
        assertEquals(1, agi.keypads.size());
        agi.keypads.channelGone("3.3");
        assertEquals(0, agi.keypads.size());
    }

    static void press(AgiTestServer agi, String channelId, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            agi.keypads.keyPressed(channelId, new Key(keys.charAt(i), System.currentTimeMillis()));
        }
    }

    private static String play(Phone phone) {
        return phone.play(PROMPT, BargeIn.ALLOWED).toString();
    }

    /** Takes one key. */
    private static String keyOf(Phone phone) {
        return phone.nextKey(Duration.ofSeconds(5))
                .map(key -> "" + key.symbol())
                .orElse("none");
    }

    /** Takes all keys that are there. */
    private static String keys(Phone phone) {
        return Stream.generate(() -> phone.nextKey(Duration.ZERO))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(key -> "" + key.symbol())
                .collect(Collectors.joining("", " ", ""));
    }
}
