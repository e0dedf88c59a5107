package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MenuTest {

    private static final String ONE_KEY = Rig.flow("""
            start:
              menu: {say: choose, keys: {1: first, 2: second, 9: repeat}}
            first: {say: first, next: out}
            second: {say: second, next: out}
            """);

    private static final String LONG_KEYS = Rig.flow("""
            start:
              menu: {say: choose, inter_digit: 2s, keys: {1: short, 12: long, 345: longest}}
            short: {say: short, next: out}
            long: {say: long, next: out}
            longest: {say: longest, next: out}
            """);

    @Test
    void aKeyAfterThePromptChooses() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller.afterHearing("choose", "2");
        rig.hears("choose", "second", "out", "(hung up)");
        assertEquals(List.of("start: key 2", "second: said", "out: said", "out.hangup: hung up"), rig.path());
    }

    @Test
    void aMenuOfOneKeyChoicesReactsWithoutWaiting() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller.whileHearing("choose", "1");
        rig.begin();
        assertEquals(
                SimulatedCaller.SOUND_MS / 2,
                rig.visits.getFirst().leftAt().toEpochMilli()
                        - rig.visits.getFirst().enteredAt().toEpochMilli());
    }

    @Test
    void silenceEscalatesAndLeavesAfterTheLastTime() {
        Rig rig = new Rig(ONE_KEY);
        rig.hears("choose", "silent-once", "choose", "silent-twice", "choose", "out", "(hung up)");
        assertEquals("start: noinput", rig.path().getFirst());
        assertEquals(
                3 * 5_000 + 5 * SimulatedCaller.SOUND_MS,
                rig.visits.getFirst().leftAt().toEpochMilli()
                        - rig.visits.getFirst().enteredAt().toEpochMilli());
    }

    @Test
    void wrongKeysEscalateAndLeaveAfterTheLastTime() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller.afterHearing("choose", "7").afterHearing("choose", "8").afterHearing("choose", "7");
        rig.hears("choose", "wrong-once", "choose", "wrong-twice", "choose", "out", "(hung up)");
        assertEquals("start: nomatch", rig.path().getFirst());
    }

    @Test
    void silenceAndWrongKeysAreCountedApart() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller
                .ignores("choose")
                .afterHearing("choose", "7")
                .ignores("choose")
                .afterHearing("choose", "7")
                .afterHearing("choose", "1");
        rig.hears(
                "choose",
                "silent-once",
                "choose",
                "wrong-once",
                "choose",
                "silent-twice",
                "choose",
                "wrong-twice",
                "choose",
                "first",
                "out",
                "(hung up)");
    }

    @Test
    void theRepeatKeySaysTheMenuAgain() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller.whileHearing("choose", "9").afterHearing("choose", "1");
        rig.hears("choose", "choose", "first", "out", "(hung up)");
    }

    @Test
    void keysTypedAheadAnswerTheNextMenusWithoutTheirPrompts() {
        Rig rig = new Rig(Rig.flow("""
                start: {menu: {say: one, keys: {1: between}}}
                between: {say: between, next: two}
                two: {menu: {say: two, keys: {2: three}}}
                three: {menu: {say: three, keys: {3: done}}}
                done: {say: done, next: out}
                """));
        rig.caller.press("123", 0);
        rig.time.pass(1_000);
        rig.hears("done", "out", "(hung up)");
    }

    @Test
    void aWrongKeyDropsWhatWasTypedAhead() {
        Rig rig = new Rig(ONE_KEY);
        rig.caller.press("71", 0);
        rig.time.pass(1_000);
        rig.caller.afterHearing("choose", "2");
        rig.hears("wrong-once", "choose", "second", "out", "(hung up)");
    }

    @Test
    void withoutBargeInThePromptIsHeardToItsEndAndTheKeyCountsAllTheSame() {
        Rig rig = new Rig(Rig.flow("""
                start: {menu: {say: [choose, legal-notice], barge_in: false, keys: {1: first}}}
                first: {say: first, next: out}
                """));
        rig.caller.whileHearing("choose", "1");
        rig.hears("choose", "legal-notice", "first", "out", "(hung up)");
    }

    @Test
    void aChoiceThatALongerOneBeginsWithWaitsForTheInterDigitTimeoutOnly() {
        Rig rig = new Rig(LONG_KEYS);
        rig.caller.afterHearing("choose", "1");
        rig.hears("choose", "short", "out", "(hung up)");
        long tookMs = rig.visits.getFirst().leftAt().toEpochMilli()
                - rig.visits.getFirst().enteredAt().toEpochMilli();
        assertEquals(SimulatedCaller.SOUND_MS + 300 + 2_000, tookMs);
    }

    @Test
    void theLongestChoiceIsTakenAtOnce() {
        Rig rig = new Rig(LONG_KEYS);
        rig.caller.afterHearing("choose", "12");
        rig.hears("choose", "long", "out", "(hung up)");
        long tookMs = rig.visits.getFirst().leftAt().toEpochMilli()
                - rig.visits.getFirst().enteredAt().toEpochMilli();
        assertEquals(SimulatedCaller.SOUND_MS + 300 + SimulatedCaller.KEY_GAP_MS, tookMs);
    }

    @Test
    void theBeginningOfAChoiceAloneIsNoChoice() {
        Rig rig = new Rig(LONG_KEYS);
        rig.caller.afterHearing("choose", "34").afterHearing("choose", "345");
        rig.hears("choose", "wrong-once", "choose", "longest", "out", "(hung up)");
    }

    @Test
    void anEngineThatWasSlowHearsTheSameAsAFastOne() {
        // 1, and 2 five seconds later: two answers, though both are there when the menu looks.
        Rig rig = new Rig(Rig.flow("""
                start: {menu: {say: choose, inter_digit: 2s, keys: {1: next, 12: long}}}
                long: {say: long, next: out}
                next: {menu: {say: next, keys: {2: second}}}
                second: {say: second, next: out}
                """));
        long nowMs = rig.time.millis();
        rig.caller.pressAt('1', nowMs);
        rig.caller.pressAt('2', nowMs + 5_000);
        rig.time.pass(10_000);
        rig.hears("second", "out", "(hung up)");
    }

    @Test
    void globalKeysWorkInEveryMenuThatDoesNotUseThemItself() {
        String flow = Rig.flow("""
                start: {menu: {say: choose, keys: {1: inner, 0: zero}}}
                inner: {menu: {say: inner, keys: {1: out}}}
                zero: {say: zero, next: inner}
                person: {say: person, next: out}
                """) + "global_keys: {\"0\": person, \"*\": back}\n";
        Rig rig = new Rig(flow);
        rig.caller.afterHearing("choose", "0").afterHearing("inner", "0");
        rig.hears("choose", "zero", "inner", "person", "out", "(hung up)");
        assertEquals("inner: key 0", rig.path().get(2));
    }

    @Test
    void backLeadsToTheMenuBeforeAndFromTheFirstToItself() {
        String flow = Rig.flow("""
                start: {menu: {say: choose, keys: {1: said}}}
                said: {say: said, next: inner}
                inner: {menu: {say: inner, keys: {1: number}}}
                number: {collect: {say: number, into: n, digits: 2}, next: out}
                """) + "global_keys: {\"*\": back}\n";
        Rig rig = new Rig(flow);
        rig.caller
                .afterHearing("choose", "1")
                .afterHearing("inner", "1")
                .afterHearing("number", "*")
                .afterHearing("inner", "*")
                .afterHearing("choose", "*");
        rig.caller.afterHearing("choose", "1").afterHearing("inner", "1").afterHearing("number", "12");
        rig.hears(
                "choose",
                "said",
                "inner",
                "number",
                "inner",
                "choose",
                "choose",
                "said",
                "inner",
                "number",
                "out",
                "(hung up)");
    }
}
