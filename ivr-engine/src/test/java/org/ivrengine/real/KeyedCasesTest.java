package org.ivrengine.real;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records, as {@link AwkwardCasesTest} does, what is told when an agent consults somebody by keys, on her one telephone call. */
@Tag("long")
@ExtendWith(RealAsterisk.Shared.class)
class KeyedCasesTest {

    @BeforeAll
    static void open(RealAsterisk shared) {
        AwkwardCasesTest.open(shared);
    }

    @AfterAll
    static void close() {
        AwkwardCasesTest.close();
    }

    private static SipPhone phone(String name) {
        return AwkwardCasesTest.room.phone(name);
    }

    private static void press(String phone, String keys) {
        Keypad.press(AwkwardCasesTest.asterisk(), phone, keys);
    }

    /** A caller and Anna, who can consult by keys. */
    private static AwkwardCasesTest.Pair talking() {
        SipDialog caller = phone("caller").call("7anna");
        SipDialog anna = phone("anna").awaitCall();
        AwkwardCasesTest.passMs(200);
        anna.answer();
        caller.await("is answered");
        AwkwardCasesTest.passMs(400);
        return new AwkwardCasesTest.Pair(caller, anna);
    }

    @Test
    void consultsAndHandsOver() {
        AwkwardCasesTest.record("keyed-consultation-handed-over", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2700");
            SipDialog bert = phone("bert").awaitCall();
            AwkwardCasesTest.passMs(300);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(700);
            bert.hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void consultsAndHandsOverAndAllSpeak() {
        AwkwardCasesTest.record("keyed-consultation-with-sound", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            try (Voice _ = pair.caller().speak();
                    Voice _ = pair.anna().speak()) {
                press("anna", "*2700");
                SipDialog bert = phone("bert").awaitCall();
                AwkwardCasesTest.passMs(300);
                bert.answer();
                try (Voice _ = bert.speak()) {
                    AwkwardCasesTest.passMs(600);
                    pair.anna().hangUp();
                    AwkwardCasesTest.passMs(700);
                }
                bert.hangUp();
                pair.caller().await("is hung up on");
                pair.into(recording).of("bert", bert);
            }
        });
    }

    @Test
    void queueAnswersTheCallerWhoSpeaks() {
        AwkwardCasesTest.record("keyed-consultation-waits-with-sound", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            try (Voice _ = pair.caller().speak();
                    Voice _ = pair.anna().speak()) {
                press("anna", "*2701");
                AwkwardCasesTest.passMs(700);
                pair.anna().hangUp();
                SipDialog bert = phone("bert").awaitCall();
                AwkwardCasesTest.passMs(200);
                bert.answer();
                try (Voice _ = bert.speak()) {
                    AwkwardCasesTest.passMs(600);
                }
                bert.hangUp();
                pair.caller().await("is hung up on");
                pair.into(recording).of("bert", bert);
            }
        });
    }

    @Test
    void consultsAndReturns() {
        AwkwardCasesTest.record("keyed-consultation-returns", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2700");
            SipDialog bert = phone("bert").awaitCall();
            AwkwardCasesTest.passMs(300);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            press("anna", "*1");
            bert.await("is hung up on");
            AwkwardCasesTest.passMs(700);
            pair.anna().hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void handsOverWhileItRings() {
        AwkwardCasesTest.record("keyed-consultation-handed-over-ringing", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2700");
            SipDialog bert = phone("bert").awaitCall();
            AwkwardCasesTest.passMs(300);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(700);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            bert.hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void refuses() {
        AwkwardCasesTest.record("keyed-consultation-refused", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2700");
            SipDialog bert = phone("bert").awaitCall();
            AwkwardCasesTest.passMs(300);
            bert.reject("486 Busy Here");
            AwkwardCasesTest.passMs(900);
            pair.anna().hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void callerLeaves() {
        AwkwardCasesTest.record("keyed-consultation-caller-leaves", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2700");
            SipDialog bert = phone("bert").awaitCall();
            bert.answer();
            AwkwardCasesTest.passMs(600);
            pair.caller().hangUp();
            AwkwardCasesTest.passMs(700);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(300);
            pair.into(recording).of("bert", bert);
        });
    }

    @Test
    void waitsInAQueueAndIsHandedOver() {
        AwkwardCasesTest.record("keyed-consultation-waits", recording -> {
            AwkwardCasesTest.Pair pair = talking();
            press("anna", "*2701");
            AwkwardCasesTest.passMs(700);
            pair.anna().hangUp();
            SipDialog bert = phone("bert").awaitCall();
            AwkwardCasesTest.passMs(200);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            bert.hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("bert", bert);
        });
    }
}
