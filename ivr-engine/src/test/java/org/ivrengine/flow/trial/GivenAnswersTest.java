package org.ivrengine.flow.trial;

import static org.ivrengine.flow.trial.Rehearsal.fails;
import static org.ivrengine.flow.trial.Rehearsal.flow;
import static org.ivrengine.flow.trial.Rehearsal.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ivrengine.flow.model.FlowSet;
import org.junit.jupiter.api.Test;

/** What operations, queues and schedules answer stands in the turns, or once for all calls under "given". */
class GivenAnswersTest {

    private static final FlowSet ORDERS = flow("""
            start:
              collect: {say: order-number, into: number, digits: 4..10}
              next: find
            find:
              operation: orders.find
              with: {number: $number}
              into: order
              on:
                found: read-order
                not_found: {say: no-such-order, next: start}
                unavailable: bye
            read-order: {say: [order-is, {prompt: "state-{order.state}"}, {date: $order.due}], next: bye}
            """);

    @Test
    void anOperationMustBeAskedWithTheseInputsAndGivesThisOutput() {
        passes(ORDERS, """
                - hears: order-number
                - presses: "10023#"
                - operation: orders.find
                  with: {number: "10023"}
                  gets: found
                  output: {state: shipped, due: 2026-12-01}
                - hears: [order-is, state-shipped, {date: 2026-12-01}, bye]
                - call ends
                """);
    }

    @Test
    void otherInputsFail() {
        fails(
                ORDERS,
                """
                - hears: order-number
                - presses: "10023#"
                - operation: orders.find
                  with: {number: "10024"}
                  gets: not_found
                - hears: no-such-order
                - hangs up
                """,
                "3: operation: orders.find with {number: \"10024\"} / operation: orders.find with {number: \"10023\"}");
    }

    @Test
    void anOperationThatTheFlowDoesNotAskFails() {
        fails(ORDERS, """
                - operation: orders.find
                  gets: not_found
                - hangs up
                """, "1: operation: orders.find / hears: order-number   \"en order-number\"");
    }

    @Test
    void whatIsGivenAnswersEveryTimeAndATurnAnswersOnce() {
        Transcript transcript = Rehearsal.calls("""
                given:
                  operations: {orders.find: {gets: found, output: {state: shipped, due: 2026-12-01}}}
                calls:
                  - call: The second time the order is there
                    turns:
                      - hears: order-number
                      - presses: "10023#"
                      - operation: orders.find
                        gets: not_found
                      - hears: [no-such-order, order-number]
                      - presses: "10024#"
                      - hears: [order-is, state-shipped]
                      - hangs up
                """).getFirst();
        assertEquals("", Rehearsal.play(ORDERS, transcript).difference());
    }

    @Test
    void aCallGivesWhatItsFileGivesOtherwise() {
        FlowSet flows = flow("""
                start: {hours: office, open: person, closed: {say: closed, next: bye}, holiday: {say: holiday, next: bye}}
                person: {queue: general, on: {talked: bye, otherwise: {say: nobody-free, next: bye}}}
                """);
        for (Transcript transcript : Rehearsal.calls("""
                given:
                  hours: {office: open}
                  queues: {general: full}
                calls:
                  - {call: Open, turns: [hears: [nobody-free, bye], call ends]}
                  - {call: Talked, given: {queues: {general: talked}}, turns: [hears: bye, call ends]}
                  - {call: Closed, given: {hours: {office: closed}}, turns: [hears: [closed, bye], call ends]}
                  - {call: Holiday, given: {hours: {office: holiday}}, turns: [hears: [holiday, bye], call ends]}
                """)) {
            assertEquals("", Rehearsal.play(flows, transcript).difference());
        }
    }

    @Test
    void anOperationThatNobodyAnswersFailsWhereItIsAsked() {
        fails(ORDERS, """
                - hears: order-number
                - presses: "10023#"
                - hears: bye
                - call ends
                """, "3: hears: bye / operation: orders.find with {number: \"10023\"}");
    }
}
