package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a supervisor can do about a waiting call. */
class SupervisedRoutingTest {

    private static final Map<String, Integer> NONE = Map.of();
    private static final Queue PLAIN = Queue.named("bills").build();

    private final Shift shift =
            new Shift(PLAIN).call("c1", "bills").at(1).call("c2", "bills").at(2).call("c3", "bills");

    @Test
    void aLaterCallWithMorePriorityIsServedFirst() {
        shift.tell(new Command.PriorityChanged("c3", 1)).signIn("ann", NONE).signIn("bob", NONE);
        assertEquals(List.of("offer 1: c3 to ann", "offer 2: c1 to bob"), shift.heard());
    }

    @Test
    void whoGoesToTheFrontIsBeforeEverybodyAndKeepsHerJoinedAt() {
        shift.tell(new Command.PriorityChanged("c2", 7));
        long inFront = shift.router.priorityInFront("c3").orElseThrow();
        assertEquals(8, inFront);
        shift.tell(new Command.PriorityChanged("c3", (int) inFront));
        assertEquals(List.of("c3", "c2", "c1"), shift.router.waiting("bills"));
        assertEquals(OptionalLong.of(8), shift.router.priorityInFront("c3"), "she is there already");
    }

    @Test
    void inAQueueThatAgesTheFrontIsTheFrontForGood() {
        Shift aging = new Shift(Queue.named("bills").agingPerMinute(10).build());
        aging.call("c1", "bills").at(600_000).call("c2", "bills");
        assertEquals(OptionalLong.of(101), aging.router.priorityInFront("c2"));
        aging.tell(new Command.PriorityChanged("c2", 101)).at(6_000_000);
        assertEquals(List.of("c2", "c1"), aging.router.waiting("bills"));
    }

    @Test
    void aPriorityGivenWhileItRingsCountsWhenTheOfferFails() {
        shift.signIn("ann", NONE).tell(new Command.PriorityChanged("c1", -1));
        shift.tell(new Command.OfferFailed(1, OfferFailure.BUSY));
        assertEquals(List.of("c2", "c3", "c1"), shift.router.waiting("bills"));
        assertEquals(OptionalInt.of(-1), shift.router.ownPriority("c1"));
    }

    @Test
    void aSupervisorsOfferGoesBeforeTheOrderAndTheRequirement() {
        Shift skilled = new Shift(Queue.named("bills").requires("billing >= 1").build());
        skilled.signIn("ann", NONE).call("c1", "bills").call("c2", "bills");
        skilled.tell(new Command.OfferAsked("c2", "ann"));
        assertEquals(List.of("offer 1: c2 to ann"), skilled.heard());
        skilled.tell(new Command.OfferAsked("c1", "ann"));
        assertEquals(List.of(), skilled.heard(), "she has one already");
    }

    @Test
    void nobodyIsOfferedACallWhileSheIsOnThePhoneOrPausedOrDuringAStartHold() {
        Shift closed = new Shift(Queue.named("bills").requires("billing >= 1").build()).call("c1", "bills");
        closed.signIn("ann", NONE).tell(new Command.PhoneBusy("ann")).tell(new Command.OfferAsked("c1", "ann"));
        closed.tell(new Command.PhoneFree("ann")).tell(new Command.AgentPaused("ann", "lunch"));
        closed.tell(new Command.OfferAsked("c1", "ann")).tell(new Command.AgentResumed("ann"));
        closed.tell(new Command.StartHeld(5_000)).tell(new Command.OfferAsked("c1", "ann"));
        assertEquals(List.of(), closed.heard());
        closed.tell(new Command.StartReleased()).tell(new Command.OfferAsked("c1", "ann"));
        assertEquals(List.of("offer 1: c1 to ann"), closed.heard());
    }

    @Test
    void aRecalledOfferIsATalkWhenTheAnswerComesFirstAndElseTheCallWaitsWhereItStood() {
        shift.signIn("ann", NONE).signIn("bob", NONE);
        shift.tell(new Command.OfferRecalled(1))
                .tell(new Command.OfferRecalled(2))
                .tell(new Command.OfferRecalled(2));
        assertEquals(List.of("offer 1: c1 to ann", "offer 2: c2 to bob", "withdraw 1", "withdraw 2"), shift.heard());
        shift.tell(new Command.OfferAnswered(1));
        assertEquals(new AgentState.Talking("c1"), shift.router.agentState("ann"));
        shift.tell(new Command.OfferWithdrawn(2));
        assertEquals(List.of("offer 3: c2 to bob"), shift.heard());
    }
}
