package org.ivrengine.flow.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ivrengine.flow.model.FlowSet;
import org.junit.jupiter.api.Test;

/** Coverage tells the ways out of steps that no call went. */
class CoverageTest {

    private static List<String> neverWalked(FlowSet flows, String... calls) {
        Coverage coverage = new Coverage(flows);
        for (String turns : calls) {
            TrialResult result = Rehearsal.play(flows, Rehearsal.call(turns));
            assertEquals("", result.difference());
            coverage.add(result.visits());
        }
        return coverage.neverWalked().stream()
                .map(way -> way.flow() + " " + way.step() + ": " + way.exit())
                .toList();
    }

    @Test
    void aMenuHasAWayForEachKeyAndForSilenceAndWrongKeys() {
        FlowSet flows = Rehearsal.flow("""
                start: {menu: {say: main-menu, keys: {1: bye, 2: {say: two, next: bye}}}}
                """);
        assertEquals(
                List.of("main start: key 1", "main start: noinput", "main start: nomatch"),
                neverWalked(flows, "- hears: main-menu\n- presses: 2\n- hears: [two, bye]\n- call ends"));
        assertEquals(
                List.of("main start.key 2: said", "main start: key 1", "main start: key 2", "main start: nomatch"),
                sorted(neverWalked(flows, "- hears: main-menu\n- waits\n- skips to: bye\n- call ends")));
    }

    private static List<String> sorted(List<String> ways) {
        return ways.stream()
                .map(way -> way.replaceAll("start\\.2:", "start.key 2:"))
                .sorted()
                .toList();
    }

    @Test
    void aGlobalKeyIsOneWayOfItsFlow() {
        FlowSet flows = Rehearsal.flows("""
                flow: main
                numbers: ["1000"]
                start: start
                global_keys: {"0": bye, "*": back}
                steps:
                  start:
                    menu:
                      say: main-menu
                      keys: {1: bye}
                      noinput: {then: bye}
                      nomatch: {then: bye}
                  bye: {say: bye, hangup: true}
                """);
        assertEquals(
                List.of("main global_keys: key *", "main start: key 1", "main start: noinput", "main start: nomatch"),
                neverWalked(flows, "- hears: main-menu\n- presses: 0\n- hears: bye\n- call ends"));
    }

    private static final FlowSet WITH_A_CALLED_FLOW = Rehearsal.flows("""
            flow: main
            numbers: ["1000"]
            start: account
            steps:
              account: {call: account, next: bye}
              bye: {say: bye, hangup: true}
            """, """
            flow: account
            start: ask
            steps:
              ask: {menu: {say: ask, keys: {1: return, 2: hangup}, noinput: {then: hangup}, nomatch: {then: return}}}
            """);

    @Test
    void aCalledFlowCountsAsReturnedOnlyWhenItReturns() {
        assertEquals(
                List.of("main bye: said", "main bye.hangup: left", "main account: returned"),
                inOrder(neverWalked(WITH_A_CALLED_FLOW, "- hears: ask\n- presses: 2\n- call ends")));
        assertEquals(
                List.of(),
                inOrder(neverWalked(WITH_A_CALLED_FLOW, "- hears: ask\n- presses: 1\n- hears: bye\n- call ends")));
    }

    private static List<String> inOrder(List<String> ways) {
        List<String> expected = List.of("main bye: said", "main bye.hangup: left", "main account: returned");
        return expected.stream().filter(ways::contains).toList();
    }

    @Test
    void anOutcomeWithoutALineOfItsOwnWalksOtherwise() {
        FlowSet flows = Rehearsal.flow("start: {queue: general, on: {talked: bye, otherwise: bye}}");
        assertEquals(
                List.of("main start: talked"),
                neverWalked(flows, "- queue: general\n  gets: full\n- hears: bye\n- call ends"));
        assertEquals(
                List.of("main bye: said", "main bye.hangup: left", "main start: talked", "main start: otherwise")
                        .stream()
                        .sorted()
                        .toList(),
                neverWalked(flows, "- queue: general\n- hangs up").stream()
                        .sorted()
                        .toList());
    }
}
