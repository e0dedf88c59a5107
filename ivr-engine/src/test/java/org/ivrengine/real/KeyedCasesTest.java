package org.ivrengine.real;

import java.util.function.Function;
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

    /**
     * Anna talks with a caller, and can consult by keys.
     *
     * @param play returns Bert's call; who spoke is silent after it
     */
    private static void record(String name, Function<AwkwardCasesTest.Pair, SipDialog> play) {
        AwkwardCasesTest.record(name, recording -> {
            AwkwardCasesTest.Pair pair = talking();
            SipDialog bert = play.apply(pair);
            pair.into(recording).of("bert", bert);
        });
    }

    private static AwkwardCasesTest.Pair talking() {
        SipDialog caller = phone("caller").call("7anna");
        SipDialog anna = phone("anna").awaitCall();
        AwkwardCasesTest.passMs(200);
        anna.answer();
        caller.await("is answered");
        AwkwardCasesTest.passMs(400);
        return new AwkwardCasesTest.Pair(caller, anna);
    }

    private static SipPhone phone(String name) {
        return AwkwardCasesTest.room.phone(name);
    }

    private static void annaPresses(String keys) {
        Keypad.press(AwkwardCasesTest.asterisk(), "anna", keys);
    }

    /** Anna calls Bert, whose telephone rings for so long. */
    private static SipDialog consulted(long ringsMs) {
        annaPresses("*2700");
        return ringing(ringsMs);
    }

    private static SipDialog ringing(long ringsMs) {
        SipDialog bert = phone("bert").awaitCall();
        AwkwardCasesTest.passMs(ringsMs);
        return bert;
    }

    /** The two who talk still come to their end by Bert. */
    private static void bertEnds(AwkwardCasesTest.Pair pair, SipDialog bert) {
        bert.hangUp();
        pair.caller().await("is hung up on");
    }

    private static void annaEnds(AwkwardCasesTest.Pair pair) {
        pair.anna().hangUp();
        pair.caller().await("is hung up on");
    }

    @Test
    void consultsAndHandsOver() {
        record("keyed-consultation-handed-over", pair -> {
            SipDialog bert = consulted(300);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(700);
            bertEnds(pair, bert);
            return bert;
        });
    }

    @Test
    void consultsAndHandsOverAndAllSpeak() {
        record("keyed-consultation-with-sound", pair -> {
            try (Voice _ = pair.caller().speak();
                    Voice _ = pair.anna().speak()) {
                SipDialog bert = consulted(300);
                bert.answer();
                try (Voice _ = bert.speak()) {
                    AwkwardCasesTest.passMs(600);
                    pair.anna().hangUp();
                    AwkwardCasesTest.passMs(700);
                }
                bertEnds(pair, bert);
                return bert;
            }
        });
    }

    @Test
    void queueAnswersTheCallerWhoSpeaks() {
        record("keyed-consultation-waits-with-sound", pair -> {
            try (Voice _ = pair.caller().speak();
                    Voice _ = pair.anna().speak()) {
                annaPresses("*2701");
                AwkwardCasesTest.passMs(700);
                pair.anna().hangUp();
                SipDialog bert = ringing(200);
                bert.answer();
                try (Voice _ = bert.speak()) {
                    AwkwardCasesTest.passMs(600);
                }
                bertEnds(pair, bert);
                return bert;
            }
        });
    }

    @Test
    void consultsAndReturns() {
        record("keyed-consultation-returns", pair -> {
            SipDialog bert = consulted(300);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            annaPresses("*1");
            bert.await("is hung up on");
            AwkwardCasesTest.passMs(700);
            annaEnds(pair);
            return bert;
        });
    }

    @Test
    void handsOverWhileItRings() {
        record("keyed-consultation-handed-over-ringing", pair -> {
            SipDialog bert = consulted(300);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(700);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            bertEnds(pair, bert);
            return bert;
        });
    }

    @Test
    void refuses() {
        record("keyed-consultation-refused", pair -> {
            SipDialog bert = consulted(300);
            bert.reject("486 Busy Here");
            AwkwardCasesTest.passMs(900);
            annaEnds(pair);
            return bert;
        });
    }

    @Test
    void callerLeaves() {
        record("keyed-consultation-caller-leaves", pair -> {
            SipDialog bert = consulted(0);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            pair.caller().hangUp();
            AwkwardCasesTest.passMs(700);
            pair.anna().hangUp();
            AwkwardCasesTest.passMs(300);
            return bert;
        });
    }

    @Test
    void waitsInAQueueAndIsHandedOver() {
        record("keyed-consultation-waits", pair -> {
            annaPresses("*2701");
            AwkwardCasesTest.passMs(700);
            pair.anna().hangUp();
            SipDialog bert = ringing(200);
            bert.answer();
            AwkwardCasesTest.passMs(600);
            bertEnds(pair, bert);
            return bert;
        });
    }
}
