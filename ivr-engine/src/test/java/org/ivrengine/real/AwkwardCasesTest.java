package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Plays every awkward case on the real Asterisk and records what the manager interface told. */
@Tag("long")
@ExtendWith(RealAsterisk.Shared.class)
class AwkwardCasesTest {

    static PhoneRoom room;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void open(RealAsterisk shared) {
        asterisk = shared;
        room = new PhoneRoom(shared, "caller", "anna", "bert", "carl");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    static RealAsterisk asterisk() {
        return asterisk;
    }

    static void record(String name, Consumer<EventRecording> play) {
        try (EventRecording recording = new EventRecording(asterisk)) {
            play.accept(recording);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> asterisk.console("core show channels count").contains("0 active channels"));
            recording.writeTo(Path.of("ivr-engine/target/events/" + name + ".jsonl"));
        }
    }

    static void passMs(long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < untilNs) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
    }

    private static SipPhone callersPhone() {
        return room.phone("caller");
    }

    private static SipPhone annasPhone() {
        return room.phone("anna");
    }

    /** A caller and Anna, who talk. */
    record Pair(SipDialog caller, SipDialog anna) {

        static Pair talking() {
            SipDialog caller = callersPhone().call("anna");
            SipDialog anna = annasPhone().awaitCall();
            passMs(300);
            anna.answer();
            caller.await("is answered");
            passMs(400);
            return new Pair(caller, anna);
        }

        EventRecording into(EventRecording recording) {
            return recording.of("caller", caller).of("anna", anna);
        }
    }

    static String channelOf(String phone) {
        return asterisk.channelNames(phone).getFirst();
    }

    static void act(String action, String... headersAndValues) {
        try (ManagerLine actions = ManagerLine.actions(asterisk.instance())) {
            actions.action(action, headersAndValues);
        }
    }

    @Test
    void agentHangsUp() {
        record("agent-hangs-up", recording -> {
            Pair pair = Pair.talking();
            passMs(600);
            pair.anna.hangUp();
            pair.caller.await("is hung up on");
            pair.into(recording);
        });
    }

    @Test
    void callerHangsUp() {
        record("caller-hangs-up", recording -> {
            Pair pair = Pair.talking();
            passMs(600);
            pair.caller.hangUp();
            pair.anna.await("is hung up on");
            pair.into(recording);
        });
    }

    @Test
    void bothHangUpAtOnce() {
        record("both-hang-up-at-once", recording -> {
            Pair pair = Pair.talking();
            pair.caller.hangUp();
            pair.anna.hangUp();
            pair.into(recording);
        });
    }

    @Test
    void agentHoldsTwice() {
        record("agent-holds-twice", recording -> {
            Pair pair = Pair.talking();
            pair.anna.hold();
            passMs(700);
            pair.anna.resume();
            passMs(300);
            pair.anna.hold();
            passMs(500);
            pair.anna.resume();
            passMs(200);
            pair.anna.hangUp();
            pair.caller.await("is hung up on");
            pair.into(recording);
        });
    }

    @Test
    void callerHoldsAndHangsUpWhileTheAgentHoldsToo() {
        record("caller-holds-then-agent-holds-then-caller-hangs-up", recording -> {
            Pair pair = Pair.talking();
            pair.caller.hold();
            passMs(400);
            pair.caller.resume();
            passMs(200);
            pair.anna.hold();
            passMs(300);
            pair.caller.hangUp();
            pair.anna.await("is hung up on");
            pair.into(recording);
        });
    }

    @Test
    void rejects() {
        for (String status : List.of(
                "486 Busy Here",
                "480 Temporarily Unavailable",
                "603 Decline",
                "503 Service Unavailable",
                "404 Not Found")) {
            record("rejects-" + status.substring(0, 3), recording -> {
                SipDialog caller = callersPhone().call("anna");
                SipDialog anna = annasPhone().awaitCall();
                passMs(200);
                anna.reject(status);
                recording.of("caller", caller).of("anna", anna);
            });
        }
    }

    @Test
    void callerHangsUpWhileItRings() {
        record("caller-hangs-up-while-it-rings", recording -> {
            SipDialog caller = callersPhone().call("anna");
            SipDialog anna = annasPhone().awaitCall();
            passMs(500);
            caller.cancel();
            anna.await("is cancelled");
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void nobodyAnswers() {
        record("nobody-answers", recording -> {
            SipDialog caller = callersPhone().call("2anna");
            SipDialog anna = annasPhone().awaitCall();
            anna.await("is cancelled");
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void agentHangsUpBetweenTheStampAndTheBridge() {
        record("agent-hangs-up-between-stamp-and-bridge", recording -> {
            SipDialog caller = callersPhone().call("6anna");
            SipDialog anna = annasPhone().awaitCall();
            passMs(100);
            anna.answer();
            passMs(2_150);
            anna.hangUp();
            passMs(300);
            recording.of("dialplan", "stamps the talk", stampMs(channelOf("caller")));
            caller.await("is hung up on");
            recording.of("caller", caller).of("anna", anna);
        });
    }

    private static long stampMs(String channel) {
        return asterisk.console("core show channel " + channel)
                .lines()
                .filter(line -> line.startsWith("IVR_TALK_SINCE="))
                .map(line -> line.substring(line.indexOf('=') + 1).strip().replace(".", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deadPhone() {
        record("dead-phone", recording -> {
            annasPhone().onCall(call -> {});
            SipDialog caller = callersPhone().call("2anna");
            SipDialog anna = annasPhone().awaitCall();
            annasPhone().onCall(SipDialog::ring);
            passMs(2_500);
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void withdrawn() {
        record("withdrawn-while-it-rings", recording -> {
            SipDialog caller = callersPhone().call("anna");
            SipDialog anna = annasPhone().awaitCall();
            passMs(300);
            act("Hangup", "Channel", channelOf("anna"), "Cause", "26");
            anna.await("is cancelled");
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void answerCrossesTheWithdrawal() {
        record("answer-crosses-the-withdrawal", recording -> {
            SipDialog caller = callersPhone().call("anna");
            SipDialog anna = annasPhone().awaitCall();
            passMs(300);
            String channel = channelOf("anna");
            try (ManagerLine actions = ManagerLine.actions(asterisk.instance())) {
                Thread answering = Thread.ofPlatform().start(anna::answer);
                actions.action("Hangup", "Channel", channel, "Cause", "26");
                answering.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            passMs(500);
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void whisperCutShortByTheAgent() {
        record("agent-hangs-up-in-the-whisper", recording -> {
            SipDialog caller = callersPhone().call("1anna");
            SipDialog anna = annasPhone().awaitCall();
            anna.answer();
            passMs(700);
            anna.hangUp();
            passMs(300);
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void whisperCutShortByTheCaller() {
        record("caller-hangs-up-in-the-whisper", recording -> {
            SipDialog caller = callersPhone().call("1anna");
            SipDialog anna = annasPhone().awaitCall();
            anna.answer();
            passMs(700);
            caller.cancel();
            anna.await("is hung up on");
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void whisperHeardToItsEnd() {
        record("whisper-then-talk", recording -> {
            SipDialog caller = callersPhone().call("1anna");
            SipDialog anna = annasPhone().awaitCall();
            anna.answer();
            caller.await("is answered");
            passMs(500);
            anna.hangUp();
            recording.of("caller", caller).of("anna", anna);
        });
    }

    @Test
    void blindTransfer() {
        record("blind-transfer", recording -> {
            Pair pair = Pair.talking();
            pair.anna.transferTo("bert");
            SipDialog bert = room.phone("bert").awaitCall();
            passMs(300);
            bert.answer();
            passMs(700);
            bert.hangUp();
            pair.caller.await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void attendedTransferAfterHolding() {
        record("attended-transfer", recording -> {
            Pair pair = Pair.talking();
            pair.anna.hold();
            SipDialog consultation = annasPhone().call("bert");
            SipDialog bert = room.phone("bert").awaitCall();
            bert.answer();
            consultation.await("is answered");
            passMs(600);
            pair.anna.transferTo(consultation);
            passMs(700);
            bert.hangUp();
            pair.caller.await("is hung up on");
            pair.into(recording).of("anna's consultation", consultation).of("bert", bert);
        });
    }

    @Test
    void attendedTransferWhileTheOtherPhoneRings() {
        record("transfer-into-a-ringing-consultation", recording -> {
            Pair pair = Pair.talking();
            pair.anna.hold();
            SipDialog consultation = annasPhone().call("91bert");
            SipDialog bert = room.phone("bert").awaitCall();
            passMs(300);
            pair.anna.transferTo(consultation);
            passMs(500);
            bert.answer();
            passMs(700);
            bert.hangUp();
            pair.caller.await("is hung up on");
            pair.into(recording).of("anna's consultation", consultation).of("bert", bert);
        });
    }

    @Test
    void attendedTransferIntoAQueue() {
        record("transfer-into-a-waiting-consultation", recording -> {
            Pair pair = Pair.talking();
            pair.anna.hold();
            SipDialog consultation = annasPhone().call("90");
            consultation.await("is answered");
            passMs(300);
            pair.anna.transferTo(consultation);
            passMs(700);
            pair.caller.hangUp();
            pair.into(recording).of("anna's consultation", consultation);
        });
    }

    @Test
    void conference() {
        record("conference", recording -> {
            Pair pair = Pair.talking();
            act(
                    "Originate",
                    "Channel",
                    "PJSIP/carl",
                    "Application",
                    "BridgeAdd",
                    "Data",
                    channelOf("caller"),
                    "Async",
                    "true");
            SipDialog carl = room.phone("carl").awaitCall();
            carl.answer();
            passMs(600);
            pair.anna.hangUp();
            passMs(500);
            carl.hangUp();
            passMs(300);
            if (!pair.caller.isOver()) {
                pair.caller.hangUp();
            }
            pair.into(recording).of("carl", carl);
        });
    }

    @Test
    void gapInATalk() {
        record("gap-in-a-talk", recording -> {
            Pair pair = Pair.talking();
            recording.gap(() -> passMs(800));
            passMs(300);
            pair.anna.hangUp();
            pair.into(recording);
        });
    }

    @Test
    void gapInAHold() {
        record("gap-in-a-hold", recording -> {
            Pair pair = Pair.talking();
            pair.anna.hold();
            passMs(400);
            recording.gap(() -> passMs(800));
            passMs(300);
            pair.anna.resume();
            passMs(300);
            pair.anna.hangUp();
            pair.into(recording);
        });
    }

    @Test
    void gapInWhichAHoldBegins() {
        record("gap-in-which-a-hold-begins", recording -> {
            Pair pair = Pair.talking();
            recording.gap(() -> {
                passMs(300);
                pair.anna.hold();
                passMs(500);
            });
            passMs(300);
            pair.anna.hangUp();
            pair.into(recording);
        });
    }

    @Test
    void gapInWhichATalkBegins() {
        record("gap-in-which-a-talk-begins", recording -> {
            AtomicReference<Pair> pair = new AtomicReference<>();
            recording.gap(() -> pair.set(Pair.talking()));
            passMs(300);
            pair.get().anna.hangUp();
            pair.get().into(recording);
        });
    }

    @Test
    void gapInWhichATalkEnds() {
        record("gap-in-which-a-talk-ends", recording -> {
            Pair pair = Pair.talking();
            recording.gap(() -> {
                passMs(300);
                pair.anna.hangUp();
                passMs(300);
            });
            pair.into(recording);
        });
    }
}
