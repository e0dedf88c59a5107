package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offers that go wrong, limits, and people who leave at the worst moment. */
class OfferTest {

    private static final Map<String, Integer> NONE = Map.of();
    private static final Queue PLAIN = Queue.named("bills").build();

    private static Shift withAnn(Queue... queues) {
        return new Shift(queues).signIn("ann", NONE);
    }

    private static Command failed(long offer) {
        return new Command.OfferFailed(offer, OfferFailure.NO_ANSWER);
    }

    @Test
    void aFailedOfferLosesNoPlaceAndGoesToSomebodyElse() {
        Shift shift =
                withAnn(PLAIN).call("c1", "bills").at(1).call("c2", "bills").tell(failed(1));
        assertEquals(List.of("offer 1: c1 to ann"), shift.heard());
        shift.at(2).signIn("bob", NONE);
        assertEquals(List.of("offer 2: c1 to bob"), shift.heard());
    }

    @Test
    void whoDidNotAnswerRestsForRetryAfterAndThenGetsTheCallAgainIfNobodyElseIsThere() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").at(100).tell(failed(1)).at(5_099);
        assertEquals(List.of("offer 1: c1 to ann"), shift.heard());
        shift.at(5_100);
        assertEquals(List.of("offer 2: c1 to ann"), shift.heard());
    }

    @Test
    void whoDidNotAnswerIsAvoidedForAMinuteWhileSomebodyElseWorks() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").signIn("bob", NONE).call("c0", "bills");
        shift.tell(new Command.OfferAnswered(2)).tell(failed(1)).heard();
        shift.at(59_999);
        assertEquals(List.of(), shift.heard());
        shift.at(60_000);
        assertEquals(List.of("offer 3: c1 to ann"), shift.heard());
    }

    @Test
    void theOneAvoidedIsNeededAgainWhenTheOthersGo() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").signIn("bob", NONE).call("c0", "bills");
        shift.tell(new Command.OfferAnswered(2)).tell(failed(1)).at(10_000).heard();
        shift.tell(new Command.AgentPaused("bob", "lunch"));
        assertEquals(List.of("offer 3: c1 to ann"), shift.heard());
    }

    @Test
    void aFailureMayPauseTheAgent() {
        Shift shift = withAnn(
                Queue.named("bills").pauseOn(OfferFailure.NO_ANSWER, "away").build());
        shift.call("c1", "bills").tell(failed(1));
        assertEquals(new AgentState.Paused("away"), shift.router.agentState("ann"));
    }

    @Test
    void aPauseWhileItRingsWithdrawsTheOfferAndTheCallKeepsItsPlace() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").at(1).tell(new Command.AgentPaused("ann", "lunch"));
        shift.signIn("bob", NONE);
        assertEquals(List.of("offer 1: c1 to ann", "withdraw 1"), shift.heard());
        shift.tell(new Command.OfferWithdrawn(1));
        assertEquals(List.of("offer 2: c1 to bob"), shift.heard());
        assertEquals(new AgentState.Paused("lunch"), shift.router.agentState("ann"));
    }

    @Test
    void anAnswerThatCrossesTheWithdrawalIsATalkAndThePauseComesAfterIt() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").tell(new Command.AgentPaused("ann", "lunch"));
        shift.tell(new Command.OfferAnswered(1));
        assertEquals(new AgentState.Talking("c1"), shift.router.agentState("ann"));
        shift.tell(new Command.CallEnded("c1"));
        assertEquals(new AgentState.Paused("lunch"), shift.router.agentState("ann"));
    }

    @Test
    void aPauseDuringTheTalkWaitsForTheEndOfWrapUpAndInWrapUpItIsAtOnce() {
        Shift shift = withAnn(Queue.named("bills").wrapUpMs(10_000).build());
        shift.call("c1", "bills").tell(new Command.OfferAnswered(1)).tell(new Command.AgentPaused("ann", "lunch"));
        shift.tell(new Command.CallEnded("c1"));
        assertEquals(new AgentState.WrapUp(10_000), shift.router.agentState("ann"));
        shift.at(10_000);
        assertEquals(new AgentState.Paused("lunch"), shift.router.agentState("ann"));
        shift.tell(new Command.AgentResumed("ann")).call("c2", "bills").tell(new Command.OfferAnswered(2));
        shift.tell(new Command.CallEnded("c2")).tell(new Command.AgentPaused("ann", "tea"));
        assertEquals(new AgentState.Paused("tea"), shift.router.agentState("ann"));
    }

    @Test
    void aLateReportAboutAnotherOfferChangesNothing() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").tell(failed(1)).at(5_000);
        long before = shift.router.stateHash();
        shift.tell(new Command.OfferAnswered(1)).tell(failed(1)).tell(new Command.OfferWithdrawn(77));
        assertEquals(before, shift.router.stateHash());
    }

    @Test
    void neitherIsOfferedAnewBeforeTheWithdrawalIsConfirmed() {
        Shift shift = withAnn(PLAIN).call("c1", "bills").tell(new Command.CallLeft("c1", Departure.ABANDONED));
        shift.call("c2", "bills").at(10_000);
        assertEquals(List.of("offer 1: c1 to ann", "withdraw 1"), shift.heard());
        shift.tell(new Command.OfferWithdrawn(1));
        assertEquals(List.of("offer 2: c2 to ann"), shift.heard());
    }

    @Test
    void anAgentInACallOfHerOwnGetsNoneAndKeepsHerPlaceAmongTheIdle() {
        Shift shift = withAnn(PLAIN).at(1).signIn("bob", NONE).tell(new Command.PhoneBusy("ann"));
        shift.call("c1", "bills").at(2).tell(new Command.PhoneFree("ann"));
        assertEquals(List.of("offer 1: c1 to bob"), shift.heard());
        assertEquals(new AgentState.Available(0), shift.router.agentState("ann"));
    }

    @Test
    void aFullQueueRefusesOnlyACallThatNobodyCanTakeNow() {
        Shift shift = withAnn(Queue.named("bills").maxWaiting(1).build());
        shift.call("c1", "bills").call("c2", "bills");
        assertEquals(List.of("offer 1: c1 to ann", "release c2: FULL"), shift.heard());
        shift.tell(new Command.OfferAnswered(1)).call("c3", "bills").call("c4", "bills");
        assertEquals(List.of("release c4: FULL"), shift.heard());
        shift.tell(new Command.CallQueued("c5", "bills", 0, Requirement.anybody(), 0, null, List.of(), true));
        assertEquals(List.of(), shift.heard());
    }

    @Test
    void whoWaitedTooLongIsReleasedButNotWhileItRings() {
        Shift shift = new Shift(Queue.named("bills").maxWaitMs(10_000).build()).call("c1", "bills");
        shift.at(1).call("c2", "bills").at(9_000).signIn("ann", NONE).at(10_001);
        assertEquals(List.of("offer 1: c1 to ann", "release c2: OVERFLOW"), shift.heard());
        shift.tell(failed(1));
        assertEquals(List.of("release c1: OVERFLOW"), shift.heard());
    }

    @Test
    void aCallThatNoSignedInAgentCouldEverTakeIsReleasedWhereTheQueueSaysSo() {
        Queue queue = Queue.named("bills")
                .requires("billing >= 50")
                .releasesWithoutAgents(true)
                .build();
        Shift shift = new Shift(queue).signIn("ann", Map.of("billing", 50)).tell(new Command.AgentPaused("ann", "x"));
        shift.call("c1", "bills");
        assertEquals(List.of(), shift.heard());
        shift.tell(new Command.SkillsChanged("ann", Map.of("billing", 49)));
        assertEquals(List.of("release c1: NO_AGENTS"), shift.heard());
        shift.call("c2", "bills");
        assertEquals(List.of("release c2: NO_AGENTS"), shift.heard());
    }

    @Test
    void newRulesLoseNobodysPlaceAndReleaseOnlyTheCallsOfAQueueThatIsGone() {
        Shift shift = new Shift(PLAIN, Queue.named("sales").build());
        shift.at(1).call("c1", "bills").at(2).call("c2", "sales").at(3).call("c3", "bills");
        shift.tell(new Command.RulesChanged(
                Shift.rules(Queue.named("bills").priority(5).build())));
        assertEquals(List.of("release c2: CLOSED"), shift.heard());
        shift.at(4).signIn("ann", NONE).tell(new Command.OfferAnswered(1)).tell(new Command.CallEnded("c1"));
        assertEquals(List.of("offer 1: c1 to ann", "offer 2: c3 to ann"), shift.heard());
    }

    @Test
    void aTransferredCallIsTheOtherAgentsAndTheFirstWrapsUp() {
        Shift shift = withAnn(Queue.named("bills").wrapUpMs(10_000).build()).signIn("bob", NONE);
        shift.call("c1", "bills").tell(new Command.OfferAnswered(1)).at(5).tell(new Command.CallMoved("c1", "bob"));
        assertEquals(new AgentState.WrapUp(10_005), shift.router.agentState("ann"));
        assertEquals(new AgentState.Talking("c1"), shift.router.agentState("bob"));
        shift.at(9).tell(new Command.CallMoved("c1", null));
        assertEquals(new AgentState.WrapUp(10_009), shift.router.agentState("bob"));
    }

    @Test
    void afterAStartTheFirstToReconnectDoesNotJumpTheQueue() {
        Shift shift =
                new Shift(PLAIN).at(10_000).tell(new Command.StartHeld(12_000)).signIn("ann", NONE);
        shift.tell(new Command.CallQueued("young", "bills", 9_000, Requirement.anybody(), 0, null, List.of(), true));
        shift.tell(new Command.CallQueued("old", "bills", 1_000, Requirement.anybody(), 0, null, List.of(), true));
        assertEquals(List.of(), shift.heard());
        shift.at(12_000);
        assertEquals(List.of("offer 1: old to ann"), shift.heard());
    }

    @Test
    void theWaitingHearTheirPlaceAtTheIntervalOfTheirQueue() {
        Shift shift = new Shift(Queue.named("bills").announceEveryMs(30_000).build());
        shift.call("c1", "bills").at(10_000).call("c2", "bills").at(40_000);
        assertEquals(List.of("announce c1: 1", "announce c2: 2"), shift.heard());
    }
}
