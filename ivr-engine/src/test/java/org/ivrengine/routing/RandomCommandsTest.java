package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random commands, and after every one of them the statements of docs/ROUTING.md and a comparison with the naive router.
 * A failure prints the shortest list of commands found that still fails, and the line that plays it again:
 *
 * <pre>./ivr test -Dtest=RandomCommandsTest#replay -Drouting.seed=N -Drouting.commands=M</pre>
 */
class RandomCommandsTest {

    /** One life of a call center; then a new one begins, so that shrinking stays quick and starts are seen often. */
    private static final int COMMANDS_A_LIFE = 2_000;

    private final Set<AgentTransition> agentTransitions = EnumSet.noneOf(AgentTransition.class);
    private final Set<CallTransition> callTransitions = EnumSet.noneOf(CallTransition.class);

    @Test
    void theStatementsHoldAfterEachOfTwoHundredThousandCommands() {
        live(1, 100);
        assertEquals(EnumSet.allOf(AgentTransition.class), agentTransitions, "transitions never exercised");
        assertEquals(EnumSet.allOf(CallTransition.class), callTransitions, "transitions never exercised");
    }

    @Test
    @Tag("slow")
    void theStatementsHoldAfterEachOfTwoMillionCommands() {
        live(1_000, 1_000);
    }

    @Test
    @Tag("long")
    void theStatementsHoldAfterEachOfAHundredMillionCommands() {
        live(1_000_000, 50_000);
    }

    @Test
    void replay() {
        live(Long.getLong("routing.seed", 7), 1);
    }

    private void live(long firstSeed, int lives) {
        int commands = Integer.getInteger("routing.commands", COMMANDS_A_LIFE);
        for (long seed = firstSeed; seed < firstSeed + lives; seed++) {
            List<Script.Line> lines = new ArrayList<>();
            Trial trial = new Trial(seed, Orders.FAIR, true);
            String fault = play(seed, trial, commands, lines);
            if (fault != null) {
                report(seed, new Script(lines), fault);
            }
            agentTransitions.addAll(trial.router.agentTransitionsSeen());
            callTransitions.addAll(trial.router.callTransitionsSeen());
        }
    }

    private static @Nullable String play(long seed, Trial trial, int commands, List<Script.Line> lines) {
        ScriptWriter writer = new ScriptWriter(seed);
        for (int i = 0; i < commands; i++) {
            Script.Line line = writer.next(trial);
            lines.add(line);
            try {
                String fault = trial.tell(line);
                if (fault != null) {
                    return fault;
                }
            } catch (RuntimeException e) {
                return "threw " + e;
            }
        }
        return null;
    }

    private static void report(long seed, Script script, String fault) {
        Script shortest = script.shrink(part -> Trial.run(part, seed, Orders.FAIR, true) != null);
        fail("replay: ./ivr test -Dtest=RandomCommandsTest#replay -Drouting.seed=" + seed + " -Drouting.commands="
                + script.lines().size() + "\n" + fault + "\nshortest list found:\n" + shortest
                + Trial.run(shortest, seed, Orders.FAIR, true));
    }

    @Test
    void theSameCommandsGiveTheSameEffectsAndTheSameState() {
        List<Script.Line> lines = new ArrayList<>();
        Trial first = new Trial(5, Orders.FAIR, false);
        assertEquals(null, play(5, first, 10_000, lines));
        Trial second = new Trial(5, Orders.FAIR, false);
        lines.forEach(second::tell);
        assertEquals(first.hash(), second.hash());
        Trial shorter = new Trial(5, Orders.FAIR, false);
        lines.subList(0, lines.size() - 20).forEach(shorter::tell);
        assertTrue(first.hash() != shorter.hash(), "the hash tells states apart");
    }

    /** Wrong rules that somebody might write; the statements or the naive router must notice each of them. */
    enum Mistake {
        SHORTEST_IDLE_FIRST,
        LAST_COME_FIRST,
        PRIORITY_UPSIDE_DOWN,
        AGING_FORGOTTEN_BETWEEN_QUEUES
    }

    private static Orders broken(Mistake mistake) {
        return new Orders() {
            @Override
            int calls(Call one, Call other) {
                return switch (mistake) {
                    case LAST_COME_FIRST -> Long.compare(other.sequence, one.sequence);
                    case PRIORITY_UPSIDE_DOWN -> -super.calls(one, other);
                    case SHORTEST_IDLE_FIRST, AGING_FORGOTTEN_BETWEEN_QUEUES -> super.calls(one, other);
                };
            }

            @Override
            int callsAt(long nowMs, Call one, Call other) {
                return switch (mistake) {
                    case PRIORITY_UPSIDE_DOWN -> -super.callsAt(nowMs, one, other);
                    case AGING_FORGOTTEN_BETWEEN_QUEUES -> super.calls(one, other);
                    case SHORTEST_IDLE_FIRST, LAST_COME_FIRST -> super.callsAt(nowMs, one, other);
                };
            }

            @Override
            int agents(Agent one, Agent other) {
                return mistake == Mistake.SHORTEST_IDLE_FIRST ? -super.agents(one, other) : super.agents(one, other);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void aBrokenRuleIsNoticedAndShrunkToAShortList(Mistake mistake) {
        Orders broken = broken(mistake);
        List<Script.Line> lines = new ArrayList<>();
        String fault = play(3, new Trial(3, broken, true), 20_000, lines);
        assertNotNull(fault, "nobody noticed " + mistake);
        Script shortest = new Script(lines).shrink(part -> Trial.run(part, 3, broken, true) != null);
        assertTrue(shortest.lines().size() <= 12, () -> "not short:\n" + shortest);
        assertEquals(null, Trial.run(shortest, 3, Orders.FAIR, true), "the right rule passes what the wrong one fails");
    }

    @Test
    void theStatementsAloneNoticeWhoIsServedOutOfTurn() {
        String fault = play(3, new Trial(3, broken(Mistake.LAST_COME_FIRST), false), 20_000, new ArrayList<>());
        assertNotNull(fault);
        assertTrue(fault.contains("statement 3"), fault);
    }
}
