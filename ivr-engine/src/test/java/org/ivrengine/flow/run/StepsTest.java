package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

/** Every kind of step that does not ask the caller. */
class StepsTest {

    private static final String LOOKUP = Rig.flow("""
            start:
              operation: orders.find
              with: {number: "10023", account: $account?}
              into: order
              on:
                found: read
                not_found: {say: no-such-order, next: out}
                unavailable: {say: system-down, next: out}
            read:
              choose:
                - when: order.state == "shipped" && order.total > 100
                  say: [shipped, {date: $order.due}, {money: $order.total}]
                - when: order.state == "shipped"
                  say: shipped-cheaply
                - otherwise:
                  say: {prompt: "state-{order.state}"}
              next: out
            """);

    private static Operations.Result order(String state, long cents) {
        return new Operations.Result(
                "found",
                Optional.of(new Value.Fields(Map.of(
                        "state", new Value.Text(state),
                        "total", new Value.Money(cents, "USD"),
                        "due", new Value.Date(LocalDate.of(2026, 12, 24))))));
    }

    @Test
    void anOperationsValueIsSpoken() {
        Rig rig = new Rig(LOOKUP);
        rig.operations.put("orders.find", _ -> order("shipped", 12_050));
        rig.hears("shipped", "date/2026-12-24", "money/12050usd", "out", "(hung up)");
        assertEquals(
                Map.of("number", new Value.Text("10023")),
                rig.requests.getFirst().inputs());
    }

    @Test
    void theFirstConditionThatHoldsDecides() {
        Rig rig = new Rig(LOOKUP);
        rig.operations.put("orders.find", _ -> order("shipped", 10_000));
        rig.hears("shipped-cheaply", "out", "(hung up)");
        assertEquals("read: 2", rig.path().get(1));
    }

    @Test
    void promptsAreChosenByValues() {
        Rig rig = new Rig(LOOKUP);
        rig.operations.put("orders.find", _ -> order("packed", 1));
        rig.hears("state-packed", "out", "(hung up)");
    }

    @Test
    void anOperationThatThrowsIsUnavailable() {
        Rig rig = new Rig(LOOKUP);
        rig.operations.put("orders.find", _ -> {
            throw new IllegalStateException("the database is away");
        });
        rig.hears("system-down", "out", "(hung up)");
        assertEquals(
                List.of("unavailable"),
                rig.operationVisits.stream().map(OperationVisit::outcome).toList());
    }

    @Test
    void anOperationTellsTheCallLogWhoWasIdentifiedAndWhatWasChanged() {
        Rig rig = new Rig(Rig.flow("""
                start: {operation: phone.change, on: {changed: out}}
                """));
        Facts facts = new Facts(Optional.of("200417"), List.of(new Change("account.phone", "555 1234", "555 9876")));
        rig.operations.put("phone.change", _ -> new Operations.Result("changed", Optional.empty(), facts));
        rig.begin();
        OperationVisit visit = rig.operationVisits.getFirst();
        assertEquals("phone.change", visit.name());
        assertEquals(facts, visit.facts());
        assertEquals(rig.requests.getFirst().idempotencyKey(), visit.idempotencyKey());
    }

    @Test
    void everyVisitToAnOperationHasAKeyOfItsOwn() {
        Rig rig = new Rig(Rig.flow("""
                start: {operation: count, on: {again: start, done: out}}
                """));
        rig.operations.put(
                "count", _ -> new Operations.Result(rig.requests.size() < 3 ? "again" : "done", Optional.empty()));
        rig.begin();
        assertEquals(
                3,
                rig.requests.stream()
                        .map(Operations.Request::idempotencyKey)
                        .distinct()
                        .count());
    }

    @Test
    void variablesAreSetOneAfterAnother() {
        Rig rig = new Rig(Rig.flow("""
                start:
                  set: {tries: 1, more: "= tries + 1", city: Bern}
                  next: read
                read: {say: [{number: $more}, {prompt: "city-{city}"}], next: out}
                """).replace("Bern", "bern"));
        rig.hears("number/2", "city-bern", "out", "(hung up)");
    }

    @Test
    void theLanguageChangesWhatIsSaidFromThereOn() {
        Rig rig = new Rig(Rig.flow("""
                start: {say: hello, next: spanish}
                spanish: {language: es, next: again}
                again: {say: hello, next: out}
                """));
        rig.hears("hello", "es:hello", "es:out", "(hung up)");
        assertEquals(
                List.of("en", "en", "es", "es", "es"),
                rig.visits.stream().map(v -> v.language()).toList());
    }

    @Test
    void anotherFlowIsCalledAndComesBack() {
        Rig rig = new Rig(Rig.flow("""
                start: {call: account, next: after}
                after: {say: [after, {digits: $account}], next: out}
                """), """
                flow: account
                start: set
                steps:
                  set: {set: {account: "7"}, next: said}
                  said: {say: in-account, next: return}
                """);
        rig.hears("in-account", "after", "digits/7", "out", "(hung up)");
    }

    @Test
    void gotoAnotherFlowDoesNotComeBack() {
        Rig rig = new Rig(Rig.flow("""
                start: {goto: {flow: other}}
                """), """
                flow: other
                start: said
                steps:
                  said: {say: in-other, next: return}
                """);
        rig.hears("in-other", "(hung up)");
    }

    @Test
    void aFlowThatCallsItselfForEverEndsWithAnApology() {
        Rig rig = new Rig(Rig.flow("""
                start: {call: main, next: out}
                """));
        assertEquals(Ending.FAILED, rig.begin());
        assertEquals(List.of("system-down", "(hung up)"), rig.caller.transcript());
    }

    @Test
    void aFlowThatRunsInCirclesEndsWithAnApology() {
        Rig rig = new Rig(Rig.flow("""
                start: {set: {n: 1}, next: more}
                more: {goto: start}
                """));
        assertEquals(Ending.FAILED, rig.begin());
    }

    @Test
    void hoursDecideByTheTimeOfTheCall() {
        String flow = Rig.flow("""
                start: {hours: office, open: open, closed: closed, holiday: {say: holiday, next: out}}
                open: {say: open, next: out}
                closed: {say: closed, next: out}
                """);
        assertEquals("open", firstHeard(flow, "week: {mon: 09:00-17:00}"));
        assertEquals("closed", firstHeard(flow, "week: {mon: 11:00-17:00}"));
        assertEquals("holiday", firstHeard(flow, "week: {mon: 09:00-17:00}\n  days: {2026-03-02: closed}"));
    }

    /** The call is at 10:00 on a Monday in New York. */
    private static String firstHeard(String flow, String hours) {
        Rig rig = new Rig(flow);
        Faults faults = new Faults("hours.yaml");
        rig.schedules = HoursReader.read("office:\n  zone: America/New_York\n  " + hours + "\n", faults);
        assertTrue(faults.isEmpty(), () -> faults.sorted().toString());
        rig.begin();
        return rig.caller.transcript().getFirst();
    }

    @Test
    void aScheduleThatIsGoneCountsAsClosed() {
        Rig rig = new Rig(Rig.flow("""
                start: {hours: office, open: start, closed: out}
                """));
        rig.hears("out", "(hung up)");
    }

    @Test
    void aQueueLeadsOnByWhatCameOfWaiting() {
        String flow = Rig.flow("""
                start: {say: one-moment, queue: general, on: {talked: survey, otherwise: message}}
                survey: {say: survey, next: out}
                message: {voicemail: general, next: out}
                """);
        Rig talked = new Rig(flow);
        talked.hears("one-moment", "(queue general)", "survey", "out", "(hung up)");
        Rig nobody = new Rig(flow);
        nobody.queueEnd = (_, _) -> new QueueDesk.Ended.With(QueueDesk.Outcome.OVERFLOW);
        nobody.hears("one-moment", "(queue general)", "(recorded)", "out", "(hung up)");
        assertEquals("start.queue: overflow", nobody.path().get(1));
    }

    @Test
    void aKeyEndsTheWaitingWhereTheFlowSaysSo() {
        Rig rig = new Rig(Rig.flow("""
                start: {queue: general, keys: {1: message, "*": {say: sorry, next: out}}, on: {otherwise: out}}
                message: {voicemail: general, next: out}
                """));
        rig.queueEnd = (_, _) -> new QueueDesk.Ended.ByKey('*');
        rig.hears("(queue general)", "sorry", "out", "(hung up)");
        assertEquals("start: key *", rig.path().getFirst());
        assertEquals("[*, 1]", rig.stays.getFirst().keys().toString());
    }

    @Test
    void whoComesBackToAQueueAfterACrashHasJoinedItWhenSheFirstDid() {
        Rig rig = new Rig(Rig.flow("""
                start: {queue: general, on: {otherwise: out}}
                """));
        rig.queueEnd = (_, _) -> {
            throw new SessionEnded(SessionEnded.Why.CONNECTION_LOST);
        };
        assertThrows(SessionEnded.class, rig::begin);
        rig.time.pass(7_000);
        rig.queueEnd = (_, _) -> new QueueDesk.Ended.With(QueueDesk.Outcome.TALKED);
        rig.resume(new SimulatedCaller(rig.time));
        QueueDesk.Stay first = rig.stays.getFirst();
        QueueDesk.Stay second = rig.stays.getLast();
        assertEquals(first.joinedAt(), second.joinedAt());
        assertEquals(first.visit(), second.visit());
        assertFalse(first.returning());
        assertTrue(second.returning());
        assertEquals(0, rig.backElsewhere, "she counts as back when she has joined her queue, not before");
    }

    @Test
    void aQueueDoesNotWaitForWhoComesBackToAnotherStepAfterACrash() {
        Rig rig = new Rig(Rig.flow("""
                start: {operation: orders.find, with: {number: "1"}, on: {otherwise: out}}
                """));
        rig.operations.put("orders.find", _ -> {
            throw new SessionEnded(SessionEnded.Why.CONNECTION_LOST);
        });
        assertThrows(SessionEnded.class, rig::begin);
        assertEquals(0, rig.backElsewhere, "a new call holds up nobody");
        rig.operations.put("orders.find", _ -> new Operations.Result("found", Optional.empty()));
        rig.resume(new SimulatedCaller(rig.time));
        assertEquals(1, rig.backElsewhere);
    }

    @Test
    void aQueueHearsWhatTheFlowAsksForThisCaller() {
        Rig rig = new Rig(Rig.flow("""
                start: {set: {who: anna, points: 7}, next: wait}
                wait:
                  queue: general
                  requires: "spanish >= 50"
                  priority: $points
                  agent: $who
                  agent_for: 20s
                  on: {otherwise: out}
                """));
        rig.begin();
        assertEquals(
                new QueueDesk.Wishes("spanish >= 50", 7, Optional.of("anna"), Duration.ofSeconds(20)),
                rig.stays.getFirst().wishes());
        Rig none = new Rig(Rig.flow("start: {queue: general, agent: $who?, on: {otherwise: out}}\n"));
        none.begin();
        assertEquals(
                new QueueDesk.Wishes("", 0, Optional.empty(), Duration.ofMinutes(1)),
                none.stays.getFirst().wishes());
    }

    @Test
    void keysFromBeforeATalkAnswerNothingAfterIt() {
        Rig rig = new Rig(Rig.flow("""
                start: {queue: general, on: {otherwise: survey}}
                survey: {menu: {say: survey, keys: {1: first, 2: second}}}
                first: {say: first, next: out}
                second: {say: second, next: out}
                """));
        rig.caller.press("1", 0);
        rig.time.pass(1_000);
        rig.caller.afterHearing("survey", "2");
        rig.hears("(queue general)", "survey", "second", "out", "(hung up)");
    }

    @Test
    void aTransferGivesTheCallAway() {
        Rig rig = new Rig(Rig.flow("""
                start: {transfer: front-desk}
                """));
        assertEquals(Ending.TRANSFERRED, rig.begin());
        assertEquals(List.of("(transferred to 200)"), rig.caller.transcript());
    }

    @Test
    void theEndOfTheOutermostFlowIsTheEndOfTheCall() {
        Rig rig = new Rig(Rig.flow("""
                start: {say: hello, next: return}
                """));
        assertEquals(Ending.BY_FLOW, rig.begin());
        assertEquals(List.of("hello", "(hung up)"), rig.caller.transcript());
    }

    @Test
    void whatACallerSaysHerselfIsKnownToEveryFlow() {
        Rig rig = new Rig(Rig.flow("""
                start:
                  choose:
                    - {when: 'call.called == "1000" && call.language == "en"', say: yes, next: out}
                    - {otherwise: out}
                """));
        rig.hears("yes", "out", "(hung up)");
    }
}
