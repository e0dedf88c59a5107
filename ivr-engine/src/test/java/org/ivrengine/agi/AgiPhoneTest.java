package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.endOf;
import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Recording;
import org.ivrengine.flow.port.Recording.EndedBy;
import org.ivrengine.flow.port.RecordingRequest;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.ivrengine.flow.port.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgiPhoneTest {

    private static final Sound WELCOME = new Sound("en", "welcome");
    private static final Sound MENU = new Sound("en", "menu");
    private static final String REPORT =
            "GET FULL VARIABLE \"${DIALSTATUS};${HANGUPCAUSE};${RINGTIME_MS};${IVR_TALK_SINCE}\"";
    private static final DialRequest DIAL = new DialRequest("PJSIP/200", Duration.ofSeconds(10));

    private final AgiTestServer agi = new AgiTestServer();

    @AfterEach
    void stop() {
        agi.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nHANGUP", "a\rHANGUP", "a\u0000"})
    void anInjectionIsRefusedBeforeAByteIsWritten(String hostile) throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            Phone phone = talk.phone();
            assertThrows(IllegalArgumentException.class, () -> phone.setVariable("X", hostile));
            assertThrows(IllegalArgumentException.class, () -> phone.setVariable(hostile, "x"));
            assertThrows(IllegalArgumentException.class, () -> phone.variable(hostile));
            assertThrows(IllegalArgumentException.class, () -> phone.startMusic(hostile));
            assertThrows(IllegalArgumentException.class, () -> phone.transferTo(hostile));
            phone.answer();
            return "answered";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expectNothingBefore("ANSWER");
            asterisk.reply("200 result=0");
            assertEquals("answered", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void soundsArePlayedOneAfterAnother() throws Exception {
        CompletableFuture<Playback> call = agi.next(talk -> talk.phone().play(List.of(WELCOME, MENU), BargeIn.ALLOWED));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("STREAM FILE \"en/welcome\" \"0123456789*#\"", "200 result=0 endpos=8000");
            asterisk.expect("STREAM FILE \"en/menu\" \"0123456789*#\"", "200 result=0 endpos=16000");
            assertEquals(Playback.COMPLETED, outcome(call));
        }
    }

    @Test
    void withoutBargeInNoKeyCutsTheSoundsShort() throws Exception {
        CompletableFuture<Playback> call = agi.next(talk -> talk.phone().play(List.of(WELCOME), BargeIn.REFUSED));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("STREAM FILE \"en/welcome\" \"\"", "200 result=0 endpos=8000");
            assertEquals(Playback.COMPLETED, outcome(call));
        }
    }

    @Test
    void aSoundThatCannotBePlayedIsLeftOutWhileTheCallerIsThere() throws Exception {
        CompletableFuture<Playback> call = agi.next(talk -> talk.phone().play(List.of(WELCOME, MENU), BargeIn.REFUSED));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("STREAM FILE \"en/welcome\" \"\"", "200 result=-1 endpos=0");
            asterisk.expect("CHANNEL STATUS", "200 result=6");
            asterisk.expect("STREAM FILE \"en/menu\" \"\"", "200 result=0 endpos=8000");
            assertEquals(Playback.COMPLETED, outcome(call));
        }
    }

    @Test
    void aSoundThatTheCallerDoesNotHearToTheEndIsAHangUp() throws Exception {
        CompletableFuture<Playback> call = agi.next(talk -> talk.phone().play(List.of(WELCOME, MENU), BargeIn.REFUSED));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("STREAM FILE \"en/welcome\" \"\"", "200 result=-1 endpos=4000\nHANGUP");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void aChannelThatIsGoneWithoutAWordIsAHangUp() throws Exception {
        CompletableFuture<Playback> call = agi.next(talk -> talk.phone().play(List.of(WELCOME, MENU), BargeIn.REFUSED));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("STREAM FILE \"en/welcome\" \"\"", "200 result=-1 endpos=4000");
            asterisk.expect("CHANNEL STATUS", "200 result=-1");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ANSWER,      16, 20, 1700000000.250, ANSWER,      true
            ANSWER,      16, 20, '',             ANSWER,      true
            BUSY,        17, '', '',             BUSY,        false
            NOANSWER,    19, 35, '',             NO_ANSWER,   true
            CONGESTION,  34, '', '',             CONGESTION,  false
            CHANUNAVAIL, 0,  '', '',             UNAVAILABLE, false
            INVALIDARGS, '', '', '',             UNAVAILABLE, false
            CANCEL,      0,  '', '',             CANCEL,      false
            """)
    void aDialEndsAsItsStatusSays(
            String word, String cause, String ringMs, String stamp, DialReport.Status status, boolean rang)
            throws Exception {
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(DIAL));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)\"", "200 result=0");
            asterisk.expect(REPORT, "200 result=1 (" + String.join(";", word, cause, ringMs, stamp) + ")");
            if (!stamp.isEmpty()) {
                asterisk.expect("SET VARIABLE IVR_TALK_SINCE \"\"", "200 result=1");
            }
            DialReport report = outcome(call);
            assertEquals(status, report.status());
            assertEquals(rang, report.rang());
            assertEquals(
                    stamp.isEmpty() ? 0 : 1_700_000_000_250L,
                    report.talkedSince().map(Instant::toEpochMilli).orElse(0L));
        }
    }

    @ParameterizedTest
    @CsvSource({"whisper-sales, A(en/whisper-sales)", "far-whisper, ''"})
    void anAgentHearsAWhisperThatIsAFileAndIsConnectedWithoutOneThatIsNone(String id, String option) throws Exception {
        DialRequest dial = new DialRequest("PJSIP/200", Duration.ofSeconds(10), Optional.of(new Sound("en", id)));
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(dial));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)" + option + "\"", "200 result=0");
            asterisk.expect(REPORT, "200 result=1 (NOANSWER;19;0;)");
            assertEquals(DialReport.Status.NO_ANSWER, outcome(call).status());
        }
    }

    @Test
    void anAgentWhoHangsUpDuringTheWhisperDoesNotEndTheCallersSession() throws Exception {
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(DIAL));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)\"", "200 result=-1");
            asterisk.expect("CHANNEL STATUS", "200 result=6");
            asterisk.expect(REPORT, "200 result=1 (ANSWER;16;20;)");
            assertEquals(Optional.empty(), outcome(call).talkedSince());
        }
    }

    @Test
    void aCallerWhoLeavesDuringADialIsAHangUp() throws Exception {
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(DIAL));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)\"", "200 result=-1\nHANGUP");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void aBlindTransferEndsTheSessionAtOnce() throws Exception {
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(DIAL));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)\"", "200 result=0");
            assertEquals(REPORT, asterisk.command());
            asterisk.write("HANGUP\n511 Command Not Permitted on a dead channel or intercept routine\n");
            assertEquals(Why.HANGUP, endOf(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void anAsteriskWithoutDialIsAFaultAndNotTheStatusOfAnEarlierCall() throws Exception {
        CompletableFuture<DialReport> call = agi.next(talk -> talk.phone().dial(DIAL));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Dial \"PJSIP/200,10,gU(ivr-talk^1.1)\"", "200 result=-2");
            assertThrows(IllegalStateException.class, () -> outcome(call));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            200 result=0 (timeout) endpos=80000, SILENCE_OR_LIMIT, 10000
            200 result=35 (dtmf) endpos=16000,   KEY,              2000
            """)
    void aRecordingTellsWhatEndedItAndHowLongItIs(String reply, EndedBy endedBy, long lengthMs) throws Exception {
        CompletableFuture<Recording> call = agi.next(talk -> talk.phone().record(recording()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Playtones \"!1000/200\"", "200 result=0");
            asterisk.expect("RECORD FILE \"voicemail-7\" wav \"#\" 60000 s=4", reply);
            assertEquals(new Recording("voicemail-7", endedBy, lengthMs), outcome(call));
        }
    }

    @Test
    void keysPressedIntoARecordingGoWithTheKeyThatEndsIt() throws Exception {
        agi.keypads.setLive(true);
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().record(recording());
            return talk.phone()
                    .nextKey(Duration.ofSeconds(5))
                    .map(key -> "" + key.symbol())
                    .orElse("none");
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("EXEC Playtones \"!1000/200\"", "200 result=0");
            asterisk.command();
            AgiPhoneKeysTest.press(agi, "1.1", "5#");
            asterisk.reply("200 result=35 (dtmf) endpos=16000");
            AgiPhoneKeysTest.press(agi, "1.1", "9");
            assertEquals("9", outcome(call));
        }
    }

    @Test
    void aHangUpIntoARecordingIsAHangUp() throws Exception {
        CompletableFuture<Recording> call = agi.next(talk -> talk.phone().record(recording()));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.command();
            asterisk.reply("200 result=-1 (hangup) endpos=8000\nHANGUP");
            assertEquals(Why.HANGUP, endOf(call));
        }
    }

    @Test
    void hangingUpIsMarkedAsOurLastActBeforeItIsDone() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().hangUp();
            return "done";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("SET VARIABLE IVR_DONE \"1\"", "200 result=1");
            asterisk.expect("HANGUP", "200 result=1\nHANGUP");
            assertEquals("done", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void aTransferNamesItsExtensionBeforeItIsMarkedAsOurLastAct() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().transferTo("200");
            return "done";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("SET VARIABLE IVR_TRANSFER_TO \"200\"", "200 result=1");
            asterisk.expect("SET VARIABLE IVR_DONE \"1\"", "200 result=1");
            assertEquals("done", outcome(call));
            asterisk.expectClosed();
        }
    }

    @Test
    void musicGoesOnAndOff() throws Exception {
        CompletableFuture<String> call = agi.next(talk -> {
            talk.phone().startMusic("ivr");
            talk.phone().stopMusic();
            return "done";
        });
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("SET MUSIC ON \"ivr\"", "200 result=0");
            asterisk.expect("SET MUSIC OFF", "200 result=0");
            assertEquals("done", outcome(call));
        }
    }

    @Test
    void aVariableThatIsNotSetIsEmptyAndOneWithoutTextIsNot() throws Exception {
        CompletableFuture<List<Optional<String>>> call = agi.next(
                talk -> List.of(talk.phone().variable("A"), talk.phone().variable("B")));
        try (FakeAsterisk asterisk = agi.call("1.1")) {
            asterisk.expect("GET VARIABLE A", "200 result=0");
            asterisk.expect("GET VARIABLE B", "200 result=1 ()");
            assertEquals(List.of(Optional.empty(), Optional.of("")), outcome(call));
        }
    }

    private static RecordingRequest recording() {
        return new RecordingRequest("voicemail-7", Duration.ofMinutes(1), Duration.ofSeconds(4), "#", true);
    }
}
