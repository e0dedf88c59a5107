package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ivrengine.flow.port.QueueDesk.Outcome;
import org.ivrengine.flow.port.QueueDesk.ToVoicemail;
import org.junit.jupiter.api.Test;

/** Which ways out of a queue are ways to a voicemail. */
class WayToVoicemailTest {

    private static ToVoicemail of(String... texts) {
        Rig rig = new Rig(texts);
        rig.begin();
        return rig.stays.getFirst().toVoicemail();
    }

    @Test
    void aKeyAndAnOutcomeThatLeadToAMessageAreTold() {
        assertEquals(new ToVoicemail(Set.of('1'), Set.of(Outcome.OVERFLOW)), of(Rig.flow("""
                start:
                  queue: general
                  keys: {1: message, "*": out}
                  on: {talked: out, overflow: message, otherwise: out}
                message: {say: sorry, voicemail: general, next: out}
                """)));
    }

    @Test
    void otherwiseStandsForEveryOutcomeButATalk() {
        assertEquals(
                new ToVoicemail(Set.of(), Set.of(Outcome.OVERFLOW, Outcome.FULL, Outcome.CLOSED, Outcome.NO_AGENTS)),
                of(Rig.flow("""
                start: {queue: general, on: {otherwise: message}}
                message: {voicemail: general, next: out}
                """)));
    }

    @Test
    void theWayGoesThroughStepsThatAskNobodyAndIntoOtherFlows() {
        assertEquals(new ToVoicemail(Set.of('1', '2'), Set.of()), of(Rig.flow("""
                start:
                  queue: general
                  keys: {1: called, 2: elsewhere}
                  on: {otherwise: out}
                called: {call: greeting, next: told}
                told: {language: en, next: message}
                message: {voicemail: general, next: out}
                elsewhere: {goto: {flow: mailbox}}
                """), """
                flow: greeting
                start: hello
                steps:
                  hello: {say: sorry, next: return}
                """, """
                flow: mailbox
                start: message
                steps:
                  message: {voicemail: general, next: hangup}
                """));
    }

    @Test
    void outOfAFlowThatWasCalledItGoesBackIntoTheOneThatCalledIt() {
        assertEquals(Set.of(Outcome.FULL), of(Rig.flow("""
                start: {call: person, next: message}
                message: {voicemail: general, next: out}
                """), """
                flow: person
                start: wait
                steps:
                  wait: {queue: general, on: {full: return, otherwise: hangup}}
                """).outcomes());
    }

    @Test
    void behindAQuestionOrADecisionNothingIsCertain() {
        assertEquals(ToVoicemail.NONE, of(Rig.flow("""
                start:
                  queue: general
                  keys: {1: asked, 2: late, 3: again}
                  on: {otherwise: out}
                asked: {menu: {say: which, keys: {1: message}}}
                late: {hours: office, open: message, closed: message}
                again: {say: sorry, next: again-too}
                again-too: {say: sorry, next: start}
                message: {voicemail: general, next: out}
                """)));
    }
}
