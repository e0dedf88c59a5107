package org.ivrengine.flow.trial;

import static org.ivrengine.flow.trial.Rehearsal.fails;
import static org.ivrengine.flow.trial.Rehearsal.flow;
import static org.ivrengine.flow.trial.Rehearsal.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ivrengine.flow.model.FlowSet;
import org.junit.jupiter.api.Test;

/** A call passes when it goes as its transcript says, and only then. Differences are "line: expected / happened". */
class TrialTest {

    private static final FlowSet MENU = flow("""
            start: {say: welcome, next: menu}
            menu:
              menu:
                say: main-menu
                first_digit: 5s
                inter_digit: 3s
                keys: {1: hours, 2: {language: es, next: hours}, 34: bye, 0: person}
            hours: {say: [open-from, {time: "09:00"}], next: bye}
            person:
              queue: general
              on: {talked: bye, no_agents: message, otherwise: menu}
            message: {voicemail: general, next: bye}
            """);

    @Test
    void aCallGoesAsWritten() {
        passes(MENU, """
                - hears: [welcome, main-menu]
                - presses: 1
                - hears: [open-from, {time: "09:00"}, bye]
                - call ends
                """);
    }

    @Test
    void whoWaitsMayPressTheKeysOfTheQueue() {
        FlowSet flow = flow("""
                start: {queue: general, keys: {1: message}, on: {otherwise: bye}}
                message: {voicemail: general, next: bye}
                """);
        passes(flow, """
                - queue: general
                - presses: 1
                - leaves message: general
                - hears: bye
                - call ends
                """);
        fails(flow, """
                - queue: general
                - presses: 2
                - hears: bye
                - call ends
                """, "3: hears: bye / the flow waits for a key; write \"waits\" here if she presses none");
    }

    @Test
    void anotherPromptThanExpectedFailsWithWhatWasHeard() {
        fails(MENU, """
                - hears: [welcome, main-menu]
                - presses: 1
                - hears: bye
                - call ends
                """, "3: hears: bye / hears: open-from   \"en open-from\"");
    }

    @Test
    void anotherValueThanExpectedFails() {
        fails(MENU, """
                - skips to: open-from
                - hears: {time: "08:00"}
                - hangs up
                """, "1: skips to: open-from / call ends");
        fails(MENU, """
                - skips to: main-menu
                - presses: 1
                - hears: open-from
                - hears: {time: "08:00"}
                - hangs up
                """, "4: hears: {time: \"08:00\"} / hears: {time: \"09:00\"}   \"en {time: \"09:00\"}\"");
    }

    @Test
    void aPromptThatTheTranscriptLeavesOutFails() {
        fails(MENU, """
                - hears: main-menu
                - hangs up
                """, "1: hears: main-menu / hears: welcome   \"en welcome\"");
    }

    @Test
    void theRightPromptInTheWrongLanguageFails() {
        fails(MENU, """
                - hears: [welcome, main-menu]
                - presses: 2
                - hears: open-from
                - hangs up
                """, "3: hears: open-from / hears: open-from   \"es open-from\" in language es, not en");
        passes(MENU, """
                - hears: [welcome, main-menu]
                - presses: 2
                - language: es
                - hears: open-from
                - hangs up
                """);
    }

    @Test
    void silenceIsWrittenDownAndItsLengthCounts() {
        passes(MENU, """
                - skips to: main-menu
                - waits: 5s
                - hears: [press-a-key, main-menu]
                - waits
                - hears: bye
                - call ends
                """);
        fails(MENU, """
                - skips to: main-menu
                - waits: 4s
                - hears: press-a-key
                - hangs up
                """, "2: waits: 4s / hears: press-a-key   \"en press-a-key\" after 5s");
        fails(MENU, """
                - hears: [welcome, main-menu]
                - hears: press-a-key
                - hangs up
                """, "2: hears: press-a-key / the flow waits for a key; write \"waits\" here if she presses none");
    }

    @Test
    void aKeyAfterAWaitComesInTimeOrTooLate() {
        passes(MENU, """
                - skips to: main-menu
                - waits: 4900ms
                - presses: 1
                - hears: open-from
                - hangs up
                """);
        fails(MENU, """
                - skips to: main-menu
                - waits: 7s
                - presses: 1
                - hears: open-from
                - hangs up
                """, "4: hears: open-from / hears: press-a-key   \"en press-a-key\"");
    }

    @Test
    void keysTypedAheadCutPromptsShortAndWhatIsCutShortIsNotHeard() {
        passes(MENU, """
                - presses: 1
                - hears: [open-from, {time: "09:00"}, bye]
                - call ends
                """);
        passes(MENU, """
                - hears: welcome
                - presses: 34
                - hears: bye
                - call ends
                """);
    }

    @Test
    void theBeginningOfALongerChoiceWaitsForTheRest() {
        passes(MENU, """
                - skips to: main-menu
                - presses: 3
                - waits: 3s
                - hears: not-a-choice
                - hangs up
                """);
    }

    @Test
    void aQueueEndsAsTheTranscriptSaysAndAMessageIsLeft() {
        passes(MENU, """
                - skips to: main-menu
                - presses: 0
                - queue: general
                  gets: no_agents
                - leaves message: general
                - hears: bye
                - call ends
                """);
        fails(MENU, """
                - skips to: main-menu
                - presses: 0
                - queue: sales
                  gets: talked
                - hears: bye
                - call ends
                """, "3: queue: sales / queue: general");
        fails(MENU, """
                - skips to: main-menu
                - presses: 0
                - queue: general
                  gets: no_agents
                - leaves message: sales
                - hangs up
                """, "5: leaves message: sales / leaves message: general");
    }

    @Test
    void aCallerMayHangUpInAQueueInAPromptAndAfterAMessage() {
        passes(MENU, """
                - hears: welcome
                - hangs up
                """);
        passes(MENU, """
                - skips to: main-menu
                - presses: 0
                - queue: general
                - hangs up
                """);
        passes(MENU, """
                - skips to: main-menu
                - presses: 0
                - queue: general
                  gets: no_agents
                - leaves message
                - hangs up
                """);
    }

    @Test
    void aCallThatEndsTooEarlyOrTooLateFails() {
        fails(MENU, """
                - skips to: bye
                - hears: main-menu
                - hangs up
                """, "2: hears: main-menu / call ends");
        fails(MENU, """
                - skips to: open-from
                - call ends
                """, "1: skips to: open-from / call ends");
        fails(MENU, """
                - skips to: main-menu
                - presses: 1
                - hears: open-from
                - call ends
                """, "4: call ends / hears: {time: \"09:00\"}   \"en {time: \"09:00\"}\"");
    }

    @Test
    void aCallGoesOnFromItsCheckpointWhenTheEngineRestarts() {
        passes(MENU, """
                - skips to: main-menu
                - presses: 2
                - language: es
                - hears: open-from
                - engine restarts
                - hears: [interrupted, open-from, {time: "09:00"}, bye]
                - call ends
                """);
    }

    @Test
    void theTransferOfACallEndsIt() {
        FlowSet flows = flow("start: {transfer: front-desk}");
        passes(flows, "- transferred to: front-desk");
        fails(flows, "- transferred to: back-door", "1: transferred to: back-door / transferred to: front-desk");
    }

    @Test
    void aPromptThatDoesNotExistFailsWithTheReasonAndNotWithTheApology() {
        fails(
                flow("start: {say: unheard-of, next: bye}"),
                """
                - hears: bye
                - call ends
                """,
                "1: hears: bye / the flow cannot go on: no prompt \"unheard-of\" in en");
    }

    @Test
    void aFlowThatNeverEndsIsStopped() {
        FlowSet endless = flow("""
                start:
                  menu: {say: again, keys: {1: bye}, noinput: {then: start}}
                """);
        fails(endless, """
                - waits
                - skips to: bye
                - call ends
                """, "1: waits / the call goes on for over 4 hours");
    }

    @Test
    void anUnknownNumberFails() {
        TrialResult result = Rehearsal.play(
                MENU,
                Rehearsal.calls("dials: \"2000\"\ncalls: [{call: A, turns: [hangs up]}]")
                        .getFirst());
        assertEquals(
                "no flow begins with this number",
                result.mismatch().orElseThrow().happened());
    }

    @Test
    void aCallBeginsInTheFlowThatItNames() {
        FlowSet flows = Rehearsal.flows("""
                flow: survey
                start: thanks
                steps:
                  thanks: {say: thanks, hangup: true}
                """);
        Transcript named = Rehearsal.calls("""
                flow: survey
                calls: [{call: A, turns: [hears: thanks, call ends]}]
                """).getFirst();
        assertEquals("", Rehearsal.play(flows, named).difference());
    }

    @Test
    void theDifferenceTellsPlaceConversationAndStep() {
        assertEquals("""
                test.yaml:6:16: A call
                     0.00 s  hears: welcome   "en welcome"
                     1.00 s  hears: main-menu   "en main-menu"
                     2.00 s  presses: 1
                   expected  hears: bye
                    but got  hears: open-from   "en open-from"
                    in flow  main, step hours
                """, Rehearsal.play(MENU, Rehearsal.call("""
                - hears: [welcome, main-menu]
                - presses: 1
                - hears: bye
                - call ends
                """)).difference());
    }
}
