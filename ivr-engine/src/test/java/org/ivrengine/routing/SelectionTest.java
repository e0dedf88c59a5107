package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is chosen: which call for an agent, and which agent for a call. */
class SelectionTest {

    private static final Map<String, Integer> ALL = Map.of("billing", 50, "english", 50, "spanish", 50);

    private static Queue.Builder billing(AgentRule rule) {
        return Queue.named("bills").requires("billing >= 1 || english >= 1").agents(rule);
    }

    @Test
    void theLongestIdleAgentIsNext() {
        Shift shift = new Shift(billing(AgentRule.LONGEST_IDLE).build());
        shift.at(1)
                .signIn("zoe", ALL)
                .at(2)
                .signIn("ann", ALL)
                .at(3)
                .call("c1", "bills")
                .call("c2", "bills");
        assertEquals(List.of("offer 1: c1 to zoe", "offer 2: c2 to ann"), shift.heard());
    }

    @Test
    void theOnlyOneWithTheSkillIsFoundBehindHundredsWhoAreIdleLonger() {
        Shift shift = new Shift(billing(AgentRule.LONGEST_IDLE).build());
        for (int i = 0; i < 300; i++) {
            shift.at(i).signIn("sales-" + i, Map.of("sales", 1 + i % 100));
        }
        shift.at(300).signIn("zoe", ALL).signIn("ann", ALL).call("c1", "bills");
        assertEquals(List.of("offer 1: c1 to ann"), shift.heard());
    }

    @Test
    void ofAgentsIdleSinceTheSameMomentTheSmallestIdIsNext() {
        Shift shift = new Shift(billing(AgentRule.LONGEST_IDLE).build());
        shift.at(1).signIn("zoe", ALL).signIn("ann", ALL).call("c1", "bills");
        assertEquals(List.of("offer 1: c1 to ann"), shift.heard());
    }

    @Test
    void theMostSkilledIsWhoHasTheLargestSumOverTheSkillsNamed() {
        Shift shift = new Shift(billing(AgentRule.MOST_SKILLED).build());
        shift.signIn("ann", Map.of("billing", 90)).signIn("bob", Map.of("billing", 60, "english", 40));
        shift.at(1).signIn("cat", Map.of("billing", 50, "spanish", 100)).call("c1", "bills");
        assertEquals(List.of("offer 1: c1 to bob"), shift.heard());
    }

    @Test
    void theOneWithTheFewestSkillsGoesFirstSoThatGeneralistsStayFree() {
        Shift shift = new Shift(billing(AgentRule.FEWEST_SKILLS).build());
        shift.signIn("ann", ALL).at(1).signIn("bob", Map.of("billing", 50)).call("c1", "bills");
        assertEquals(List.of("offer 1: c1 to bob"), shift.heard());
    }

    @Test
    void theLeastOccupiedIsWhoWorkedTheSmallestPartOfHerTime() {
        Shift shift = new Shift(billing(AgentRule.LEAST_OCCUPIED).build()).signIn("ann", ALL);
        shift.at(1_000).call("c1", "bills").tell(new Command.OfferAnswered(1));
        shift.at(2_000).tell(new Command.CallEnded("c1")).signIn("bob", ALL);
        // Ann: 1 s of 2 s, and idle as long as Bob. Bob: none of none.
        shift.at(3_000).call("c2", "bills").tell(new Command.OfferAnswered(2));
        shift.at(3_400).tell(new Command.CallEnded("c2"));
        // Ann: 1 s of 3.4 s. Bob: 0.4 s of 1.4 s.
        shift.call("c3", "bills");
        assertEquals(List.of("offer 1: c1 to ann", "offer 2: c2 to bob", "offer 3: c3 to bob"), shift.heard());
    }

    @Test
    void randomIsRepeatableAndReachesEverybody() {
        Set<String> reached = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            assertEquals(firstOffer(seed), firstOffer(seed));
            reached.add(firstOffer(seed));
        }
        assertEquals(Set.of("ann", "bob", "cat"), reached);
    }

    private static String firstOffer(long seed) {
        Router router = new Router(seed);
        router.apply(
                0,
                new Command.RulesChanged(Shift.rules(billing(AgentRule.RANDOM).build())));
        List.of("ann", "bob", "cat").forEach(agent -> router.apply(0, new Command.AgentSignedIn(agent, ALL)));
        return router.apply(0, new Command.CallQueued("c1", "bills", 0)).stream()
                .filter(Effect.Offer.class::isInstance)
                .map(effect -> ((Effect.Offer) effect).agent())
                .findAny()
                .orElseThrow();
    }

    @Test
    void theHigherPriorityGoesFirstAndACallersOwnIsAdded() {
        Shift shift = new Shift(
                Queue.named("bills").build(), Queue.named("gold").priority(2).build());
        shift.at(1).call("c1", "bills").at(2).call("c2", "gold");
        shift.at(3).tell(new Command.CallQueued("c3", "bills", 3, Requirement.anybody(), 3, null, List.of(), false));
        shift.signIn("ann", ALL).signIn("bob", ALL).signIn("cat", ALL);
        assertEquals(List.of("offer 1: c3 to ann", "offer 2: c2 to bob", "offer 3: c1 to cat"), shift.heard());
    }

    @Test
    void agingLetsALowQueueOvertakeAHighOneInTheEnd() {
        Queue low = Queue.named("low").agingPerMinute(2).build();
        Queue high = Queue.named("high").priority(3).build();
        Shift shift = new Shift(low, high).call("old", "low").at(89_999).call("new", "high");
        shift.signIn("ann", ALL);
        assertEquals(List.of("offer 1: new to ann"), shift.heard());
        shift = new Shift(low, high)
                .call("old", "low")
                .at(90_000)
                .call("new", "high")
                .at(90_001)
                .signIn("ann", ALL);
        assertEquals(List.of("offer 1: old to ann"), shift.heard());
    }

    @Test
    void requirementsWidenWithTheTimeWaitedAndNeverNarrow() {
        Queue queue = Queue.named("bills")
                .steps(List.of(
                        new Queue.Step(0, Requirement.parse("billing >= 80")),
                        new Queue.Step(30_000, Requirement.parse("billing >= 40")),
                        new Queue.Step(60_000, Requirement.parse("spanish >= 1"))))
                .build();
        Shift shift = new Shift(queue).signIn("bob", Map.of("billing", 40)).signIn("eva", Map.of("spanish", 5));
        shift.call("c1", "bills").call("c2", "bills").at(29_999);
        assertEquals(List.of(), shift.heard());
        shift.at(30_000);
        assertEquals(List.of("offer 1: c1 to bob"), shift.heard());
        shift.at(60_000).at(60_001).signIn("ann", Map.of("billing", 80));
        assertEquals(List.of("offer 2: c2 to eva"), shift.heard());
    }

    @Test
    void aCallIsHeldForItsPreferredAgentUntilTheLimit() {
        Shift shift = new Shift(Queue.named("bills").build()).signIn("ann", ALL);
        shift.call("c0", "bills").tell(new Command.OfferAnswered(1)).signIn("bob", ALL);
        shift.tell(preferring("c1", "ann", 10_000)).at(9_999);
        assertEquals(List.of("offer 1: c0 to ann"), shift.heard());
        shift.at(10_000);
        assertEquals(List.of("offer 2: c1 to bob"), shift.heard());
    }

    @Test
    void aHoldThatIsLostDoesNotReturn() {
        Shift shift = new Shift(Queue.named("bills").build()).signIn("ann", ALL);
        shift.call("c0", "bills").tell(new Command.OfferAnswered(1));
        shift.tell(preferring("c1", "ann", 10_000));
        shift.tell(new Command.AgentPaused("ann", "lunch")).tell(new Command.AgentResumed("ann"));
        shift.at(5).signIn("bob", ALL);
        assertEquals(List.of("offer 1: c0 to ann", "offer 2: c1 to bob"), shift.heard());
    }

    @Test
    void theHeldCallGoesToItsAgentThoughAnotherHasWaitedShorter() {
        Shift shift = new Shift(Queue.named("bills").build()).signIn("ann", ALL);
        shift.call("c0", "bills").tell(new Command.OfferAnswered(1));
        shift.at(1).tell(preferring("c1", "ann", 10_000)).at(2).call("c2", "bills");
        shift.at(3).tell(new Command.CallEnded("c0"));
        assertEquals(List.of("offer 1: c0 to ann", "offer 2: c1 to ann"), shift.heard());
    }

    private static Command preferring(String call, String agent, long untilMs) {
        return new Command.CallQueued(
                call, "bills", 0, Requirement.anybody(), 0, new Preferred(agent, untilMs), List.of(), false);
    }

    @Test
    void anAgentToAvoidNeverGetsTheCall() {
        Shift shift = new Shift(Queue.named("bills").build()).signIn("ann", ALL);
        shift.tell(new Command.CallQueued("c1", "bills", 0, Requirement.anybody(), 0, null, List.of("ann"), false));
        shift.at(600_000);
        assertEquals(List.of(), shift.heard());
    }
}
