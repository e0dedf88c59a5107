package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers and agents live through, one rule at a time. */
class RouterTest {

    private static final Map<String, Integer> BILLING = Map.of("billing", 60);
    private static final Queue.Builder PLAIN = Queue.named("bills").requires("billing >= 50");

    @Test
    void aCallIsOfferedToAnAgentWithTheSkillAndNotToTheOneWithout() {
        Shift shift =
                new Shift(PLAIN.build()).signIn("ann", Map.of("billing", 49)).signIn("bob", BILLING);
        shift.at(10).call("c1", "bills");
        assertEquals(List.of("offer 1: c1 to bob"), shift.heard());
        shift.call("c2", "bills");
        assertEquals(List.of(), shift.heard());
    }

    @Test
    void whoWaitsLongestIsNextWhenAnAgentIsFree() {
        Shift shift = new Shift(PLAIN.build()).at(1).call("c1", "bills").at(2).call("c2", "bills");
        shift.at(9).signIn("ann", BILLING);
        assertEquals(List.of("offer 1: c1 to ann"), shift.heard());
        shift.tell(new Command.OfferAnswered(1)).tell(new Command.CallEnded("c1"));
        assertEquals(List.of("offer 2: c2 to ann"), shift.heard());
    }

    @Test
    void wrapUpEndsByTheClockOrByTheAgent() {
        Queue queue =
                Queue.named("bills").requires("billing >= 50").wrapUpMs(30_000).build();
        Shift shift =
                new Shift(queue).signIn("ann", BILLING).call("c1", "bills").call("c2", "bills");
        shift.tell(new Command.OfferAnswered(1)).at(1_000).tell(new Command.CallEnded("c1"));
        assertEquals(31_000, shift.router.nextDeadlineMs());
        shift.heard();
        shift.at(30_999);
        assertEquals(List.of(), shift.heard());
        shift.at(31_000);
        assertEquals(List.of("offer 2: c2 to ann"), shift.heard());
    }

    @Test
    void whenTheCallerHangsUpWhileItRingsTheAgentKeepsHerPlaceAmongTheIdle() {
        Shift shift =
                new Shift(PLAIN.build()).at(1).signIn("ann", BILLING).at(2).signIn("bob", BILLING);
        shift.at(5).call("c1", "bills").at(6).tell(new Command.CallLeft("c1", Departure.ABANDONED));
        shift.at(7).tell(new Command.OfferWithdrawn(1));
        assertEquals(List.of("offer 1: c1 to ann", "withdraw 1"), shift.heard());
        assertEquals(new AgentState.Available(1), shift.router.agentState("ann"));
        shift.at(8).call("c2", "bills");
        assertEquals(List.of("offer 2: c2 to ann"), shift.heard());
    }

    @Test
    void timeNeverGoesBack() {
        Shift shift = new Shift(PLAIN.build()).at(10);
        assertThrows(
                IllegalArgumentException.class, () -> shift.router.apply(9, new Command.TimePassed()), "from 10 to 9");
    }
}
