package org.ivrengine.app.bench.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What most systems do: who becomes free is tried on every waiting call, who calls on every agent. The decision alone,
 * without states, offers or deadlines, so that the comparison is to its advantage.
 */
final class NaiveScan {

    /** Waits in its last step, as most do in a long line. */
    private record Waiting(Requirement own, Requirement queue, long base, int aging, long joinedAtMs) {
        long score(long nowMs) {
            return base + aging * (nowMs - joinedAtMs);
        }
    }

    private final List<Map<String, Integer>> agents = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Waiting> arriving = new ArrayList<>();

    NaiveScan(RoutingScale scale) {
        RoutingPopulation population = new RoutingPopulation(scale);
        Rules rules = population.rules();
        for (int i = 0; i < scale.agents(); i++) {
            agents.add(population.agentSkills(i));
        }
        for (int i = 0; i < scale.waiting(); i++) {
            waiting.add(waiting(population.caller(i, i), rules, true));
        }
        for (int i = 0; i < 1_000; i++) {
            arriving.add(waiting(population.caller(i, i), rules, false));
        }
    }

    private static Waiting waiting(Command.CallQueued call, Rules rules, boolean lastStep) {
        Queue queue =
                rules.queues().getOrDefault(call.queue(), Queue.named("none").build());
        List<Requirement> steps = Requirement.widening(
                queue.steps().stream().map(Queue.Step::requirement).toList());
        return new Waiting(
                call.own(),
                lastStep ? steps.getLast() : steps.getFirst(),
                (queue.priority() + call.priority()) * 60_000L,
                queue.agingPerMinute(),
                call.joinedAtMs());
    }

    /** Decisions a second, half of them about an agent and half about a call. */
    double decisionsPerSecond(long forNs) {
        SplittableRandom random = new SplittableRandom(1);
        long begunNs = System.nanoTime();
        long decisions = 0;
        long found = 0;
        while (System.nanoTime() - begunNs < forNs) {
            found += bestCall(agents.get(random.nextInt(agents.size()))) == null ? 0 : 1;
            found += bestAgent(arriving.get(random.nextInt(arriving.size()))) == null ? 0 : 1;
            decisions += 2;
        }
        if (found == 0) {
            throw new IllegalStateException("nobody matches anybody");
        }
        return decisions * 1e9 / (System.nanoTime() - begunNs);
    }

    private @Nullable Waiting bestCall(Map<String, Integer> agent) {
        Waiting best = null;
        long nowMs = waiting.size();
        for (Waiting call : waiting) {
            if ((best == null || call.score(nowMs) > best.score(nowMs))
                    && call.own().metBy(agent)
                    && call.queue().metBy(agent)) {
                best = call;
            }
        }
        return best;
    }

    private @Nullable Map<String, Integer> bestAgent(Waiting call) {
        Map<String, Integer> best = null;
        for (Map<String, Integer> agent : agents) {
            if ((best == null || agent.size() < best.size())
                    && call.own().metBy(agent)
                    && call.queue().metBy(agent)) {
                best = agent;
            }
        }
        return best;
    }
}
