package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CollectTest {

    private static final String NUMBER = Rig.flow("""
            start:
              collect: {say: enter, into: number, digits: 4..10, inter_digit: 3s}
              next: read
            read: {say: [{digits: $number}], next: out}
            """);

    private static final String CONFIRMED = Rig.flow("""
            start:
              collect: {say: enter, into: number, digits: 3, confirm: {say: [{digits: $number}, right]}}
              next: done
            done: {say: done, next: out}
            """);

    private static long tookMs(Rig rig) {
        return rig.visits.getFirst().leftAt().toEpochMilli()
                - rig.visits.getFirst().enteredAt().toEpochMilli();
    }

    @Test
    void theTerminationKeyEndsACollectionAtOnceAndIsNotPartOfIt() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "10023#");
        rig.hears("enter", "digits/10023", "out", "(hung up)");
        assertEquals(SimulatedCaller.SOUND_MS + 300 + 5 * SimulatedCaller.KEY_GAP_MS, tookMs(rig));
        assertEquals("start: collected", rig.path().getFirst(), "digits are never in the log's outcome");
    }

    @Test
    void theFullLengthEndsACollectionAtOnce() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "1234567890");
        rig.hears("enter", "digits/1234567890", "out", "(hung up)");
        assertEquals(SimulatedCaller.SOUND_MS + 300 + 9 * SimulatedCaller.KEY_GAP_MS, tookMs(rig));
    }

    @Test
    void aPauseEndsACollectionThatIsLongEnough() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "1002");
        rig.hears("enter", "digits/1002", "out", "(hung up)");
        assertEquals(SimulatedCaller.SOUND_MS + 300 + 3 * SimulatedCaller.KEY_GAP_MS + 3_000, tookMs(rig));
    }

    @Test
    void tooFewDigitsAreNomatchAfterThePauseAndAtTheTerminationKey() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "100").afterHearing("enter", "100#").afterHearing("enter", "1000#");
        rig.hears("enter", "wrong-once", "enter", "wrong-twice", "enter", "digits/1000", "out", "(hung up)");
    }

    @Test
    void nothingAtAllIsNoinput() {
        Rig rig = new Rig(NUMBER);
        rig.hears("enter", "silent-once", "enter", "silent-twice", "enter", "out", "(hung up)");
    }

    @Test
    void theTerminationKeyAloneIsNomatch() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "#").afterHearing("enter", "1000#");
        rig.hears("enter", "wrong-once", "enter", "digits/1000", "out", "(hung up)");
    }

    @Test
    void leadingZerosCount() {
        Rig rig = new Rig(NUMBER);
        rig.caller.afterHearing("enter", "0007#");
        rig.hears("enter", "digits/0007", "out", "(hung up)");
    }

    @Test
    void aTerminationKeyAfterTheFullLengthDoesNotAnswerTheNextQuestion() {
        Rig rig = new Rig(CONFIRMED);
        rig.caller.afterHearing("enter", "123#");
        rig.caller.afterHearing("right", "1");
        // The prompts are cut by the stray key, and then said from their beginning.
        rig.hears("enter", "digits/123", "digits/123", "right", "done", "out", "(hung up)");
    }

    @Test
    void aTerminationKeyThatComesMuchLaterIsAnAnswer() {
        Rig rig = new Rig(CONFIRMED);
        rig.caller.afterHearing("enter", "123").ignores("right").afterHearing("right", "1");
        rig.caller.afterHearing("silent-once", "#");
        rig.begin();
        assertTrue(rig.caller.transcript().contains("wrong-once"), rig.caller.transcript()::toString);
    }

    @Test
    void noAsksForTheDigitsAgain() {
        Rig rig = new Rig(CONFIRMED);
        rig.caller.afterHearing("enter", "123").afterHearing("right", "2");
        rig.caller.afterHearing("enter", "456").afterHearing("right", "1");
        rig.hears("enter", "digits/123", "right", "enter", "digits/456", "right", "done", "out", "(hung up)");
    }

    @Test
    void digitsAndTheAnswerCanBeTypedAheadInOneGo() {
        Rig rig = new Rig(CONFIRMED);
        rig.caller.press("1231", 0);
        rig.time.pass(1_000);
        rig.hears("done", "out", "(hung up)");
    }

    @Test
    void collectionsWithoutTerminationKeyTakeHashAsAnyOtherKey() {
        Rig rig = new Rig(Rig.flow("""
                start: {collect: {say: enter, into: number, digits: 2..4, end_key: none}, next: read}
                read: {say: [{digits: $number}], next: out}
                """));
        rig.caller.afterHearing("enter", "12#").afterHearing("enter", "12");
        rig.hears("enter", "wrong-once", "enter", "digits/12", "out", "(hung up)");
    }
}
