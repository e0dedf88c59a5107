package org.ivrengine.flow.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong in a transcript is told with its place and what would be right, all of it at once. */
class TranscriptFaultsTest {

    private static void faults(String file, String... expected) {
        assertEquals(List.of(expected), Rehearsal.faultsOf(file));
    }

    private static void turnFaults(String turns, String... expected) {
        faults("calls:\n- call: A\n  turns:\n" + turns.indent(2), expected);
    }

    @Test
    void everyFaultOfAFileIsTold() {
        faults(
                """
                dials: front desk
                clock: 10 o'clock
                calls:
                  - call: Nothing happens
                    turns: []
                  - turns: [hangs up]
                    colour: red
                """,
                "test.yaml:1:8: \"front desk\" is not a telephone number; right would be \"1000\"",
                "test.yaml:2:8: \"10 o'clock\" is no date and time with its distance from UTC; right would be"
                        + " 2026-11-23T10:00:00-05:00",
                "test.yaml:6:5: a call needs \"call\", for example: call: She has her order number read back",
                "test.yaml:7:5: a call has no \"colour\"; there is call, flow, dials, caller, language, clock,"
                        + " given, turns");
    }

    @Test
    void aWordThatIsNoTurnGetsASuggestion() {
        turnFaults(
                "- hear: welcome\n- hang up\n- presses\n- waits: soon\n- hangs up: now",
                "test.yaml:4:5: \"hear\" is no turn; did you mean \"hears\"?",
                "test.yaml:5:5: \"hang up\" is no turn; did you mean \"hangs up\"?",
                "test.yaml:6:5: \"presses\" is no turn; it needs a value: \"presses: …\"",
                "test.yaml:7:12: \"soon\" is not a time; right would be for example 5s, 500ms or 2m",
                "test.yaml:8:5: \"hangs up\" is no turn; write it without the colon");
    }

    @Test
    void aPoundKeyWithoutQuotesIsAComment() {
        turnFaults(
                "- presses: #\n- hangs up",
                "test.yaml:4:13: no key is written here; \"#\" and \"*\" stand in quotes, for example: presses: \"#\"");
    }

    @Test
    void aTranscriptSaysHowTheCallEndsAndNothingAfterThat() {
        turnFaults(
                "- hears: welcome",
                "test.yaml:4:12: the last turn says how the call ends: \"call ends\", \"hangs up\" or"
                        + " \"transferred to: …\"");
        turnFaults("- hangs up\n- call ends", "test.yaml:5:5: the call is over before this turn");
    }

    @Test
    void aWaitBeforeAKeyHasALength() {
        turnFaults(
                "- waits\n- presses: 1\n- hangs up",
                "test.yaml:4:5: how long does she wait before that? For example: waits: 3s");
    }

    @Test
    void waitingInAQueueEndsSomehow() {
        turnFaults(
                "- queue: general\n- call ends",
                "test.yaml:4:5: how does waiting end? For example: gets: talked. Or she presses a key or hangs up in the next turn");
        turnFaults(
                "- queue: general\n  gets: talkd\n- call ends",
                "test.yaml:5:11: \"talkd\" is not how waiting ends; did you mean \"talked\"?");
    }

    @Test
    void anOperationIsHeldToItsSignature() {
        turnFaults(
                """
                - operation: orders.find
                  with: {nummer: "10023"}
                  gets: found
                  output: {state: lost, due: soon}
                - operation: orders.find
                  gets: fund
                - call ends
                """,
                "test.yaml:5:12: there is no \"nummer\"; did you mean \"number\"?",
                "test.yaml:7:21: \"lost\" is not of the type one of shipped",
                "test.yaml:7:32: \"soon\" is not of the type date; right would be for example 2026-12-24",
                "test.yaml:9:11: orders.find never ends with \"fund\"; did you mean \"found\"?");
    }

    @Test
    void whatIsHeardIsWrittenOutAndHasNoVariables() {
        turnFaults(
                "- hears: {digits: $order_number}\n- hears: {prompt: \"state-{order.state}\"}\n- hangs up",
                "test.yaml:4:21: write the value itself; a transcript has no variables",
                "test.yaml:5:21: write the prompt's whole id; a transcript has no variables");
    }
}
