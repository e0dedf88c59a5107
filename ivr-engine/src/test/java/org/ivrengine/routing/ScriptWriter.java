package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one random line after the other, with an eye on what is going on, so that much of it matters. */
final class ScriptWriter {

    private static final List<String> SKILLS = List.of("a", "b", "c", "d");
    private static final List<Requirement> OWN = List.of(
            Requirement.anybody(),
            Requirement.anybody(),
            Requirement.anybody(),
            Requirement.parse("a >= 1"),
            Requirement.parse("b >= 50 || c >= 50"),
            Requirement.parse("!(d >= 30)"));
    private static final List<OfferFailure> FAILURES = List.of(OfferFailure.values());
    private static final List<AgentRule> RULES = List.of(AgentRule.values());
    private static final int AGENTS = 8;
    private static final int QUEUES = 4;
    private static final int CALLS_REMEMBERED = 14;

    private final SplittableRandom random;
    private final List<String> recent = new ArrayList<>();
    private long nowMs = 1_000_000;
    private int callsMade;
    private boolean isFirst = true;

    ScriptWriter(long seed) {
        random = new SplittableRandom(seed);
    }

    Script.Line next(Trial trial) {
        if (isFirst) {
            isFirst = false;
            return new Script.Line(nowMs, new Command.RulesChanged(rules()));
        }
        nowMs = nextTime(trial.router.nextDeadlineMs());
        int dice = random.nextInt(1000);
        if (dice < 300 && !trial.openOffers.isEmpty()) {
            List<String> open = List.copyOf(trial.openOffers);
            return new Script.Line(nowMs, offerEnd(), open.get(random.nextInt(open.size())));
        }
        return dice < 320 ? new Script.Line(nowMs, offerEnd(), anyCall()) : new Script.Line(nowMs, command());
    }

    private long nextTime(long deadlineMs) {
        int dice = random.nextInt(100);
        if (dice < 45) {
            return nowMs;
        }
        if (dice < 60 && deadlineMs > nowMs && deadlineMs < nowMs + 120_000) {
            return deadlineMs;
        }
        return nowMs + (dice < 95 ? random.nextInt(1_500) : random.nextInt(40_000));
    }

    private Command command() {
        int dice = random.nextInt(1000);
        if (dice < 300) {
            return queued();
        }
        if (dice < 380) {
            return new Command.CallLeft(anyCall(), Departure.ABANDONED);
        }
        if (dice < 530) {
            return new Command.CallEnded(anyCall());
        }
        if (dice < 560) {
            return new Command.CallMoved(anyCall(), random.nextInt(4) == 0 ? null : anyAgent());
        }
        if (dice < 565) {
            return new Command.TalkFound(anyCall(), anyQueue(), anyAgent());
        }
        if (dice < 575) {
            return new Command.RulesChanged(rules());
        }
        if (dice < 580) {
            return random.nextBoolean() ? new Command.StartReleased() : new Command.StartHeld(nowMs + 500);
        }
        if (dice < 605) {
            return new Command.PriorityChanged(anyCall(), random.nextInt(-3, 4));
        }
        if (dice < 620) {
            return new Command.OfferAsked(anyCall(), anyAgent());
        }
        return dice < 640 ? new Command.TimePassed() : agentCommand();
    }

    private Command agentCommand() {
        String agent = anyAgent();
        int dice = random.nextInt(100);
        if (dice < 30) {
            return new Command.AgentSignedIn(agent, skills());
        }
        if (dice < 37) {
            return new Command.AgentSignedOut(agent);
        }
        if (dice < 50) {
            return new Command.AgentPaused(agent, random.nextBoolean() ? "lunch" : "meeting");
        }
        if (dice < 68) {
            return new Command.AgentResumed(agent);
        }
        if (dice < 78) {
            return new Command.WrapUpDone(agent);
        }
        if (dice < 84) {
            return new Command.PhoneBusy(agent);
        }
        return dice < 92 ? new Command.PhoneFree(agent) : new Command.SkillsChanged(agent, skills());
    }

    private Command offerEnd() {
        int dice = random.nextInt(100);
        if (dice < 5) {
            return new Command.OfferRecalled(0);
        }
        if (dice < 55) {
            return new Command.OfferAnswered(0);
        }
        return dice < 80
                ? new Command.OfferFailed(0, FAILURES.get(random.nextInt(FAILURES.size())))
                : new Command.OfferWithdrawn(0);
    }

    private Command queued() {
        String call = random.nextInt(20) == 0 ? anyCall() : "c" + ++callsMade;
        recent.add(call);
        if (recent.size() > CALLS_REMEMBERED) {
            recent.removeFirst();
        }
        long joinedMs = random.nextInt(10) == 0 ? nowMs - random.nextInt(100_000) : nowMs;
        @Nullable
        Preferred preferred = random.nextInt(6) == 0 ? new Preferred(anyAgent(), nowMs + random.nextInt(30_000)) : null;
        List<String> avoid = random.nextInt(10) == 0 ? List.of(anyAgent()) : List.of();
        int priority = random.nextInt(8) == 0 ? random.nextInt(-3, 4) : 0;
        Requirement own = OWN.get(random.nextInt(OWN.size()));
        return new Command.CallQueued(
                call, anyQueue(), joinedMs, own, priority, preferred, avoid, random.nextInt(5) == 0);
    }

    private Rules rules() {
        List<Queue> queues = new ArrayList<>();
        for (int q = 0; q < QUEUES; q++) {
            if (random.nextInt(8) != 0) {
                queues.add(queue("q" + q));
            }
        }
        return Rules.of(Set.copyOf(SKILLS), queues);
    }

    private Queue queue(String id) {
        List<Queue.Step> steps = new ArrayList<>(List.of(new Queue.Step(0, requirement())));
        for (int extra = random.nextInt(3); extra > 0; extra--) {
            long after = steps.getLast().afterMs() + 1_000 + random.nextInt(20) * 1_000L;
            steps.add(new Queue.Step(after, requirement()));
        }
        Queue.Builder queue = Queue.named(id)
                .steps(steps)
                .priority(random.nextInt(3) == 0 ? random.nextInt(-2, 5) : 0)
                .agingPerMinute(random.nextInt(3) == 0 ? random.nextInt(1, 10) : 0)
                .agents(RULES.get(random.nextInt(RULES.size())))
                .wrapUpMs(random.nextInt(3) * 5_000L)
                .maxWaitMs(random.nextInt(3) == 0 ? 20_000 : 0)
                .maxWaiting(random.nextInt(3) == 0 ? 3 : 0)
                .announceEveryMs(random.nextInt(3) == 0 ? 10_000 : 0)
                .retryAfterMs(random.nextInt(3) * 2_500L)
                .releasesWithoutAgents(random.nextInt(3) == 0);
        if (random.nextInt(3) == 0) {
            queue.pauseOn(OfferFailure.NO_ANSWER, "no answer");
        }
        return queue.build();
    }

    private Requirement requirement() {
        String one = SKILLS.get(random.nextInt(SKILLS.size()));
        String other = SKILLS.get(random.nextInt(SKILLS.size()));
        int bound = random.nextInt(3) * 30;
        return switch (random.nextInt(6)) {
            case 0 -> Requirement.anybody();
            case 1 -> Requirement.parse(one + " > " + bound);
            case 2 -> Requirement.parse(one + " >= " + bound + " && " + other + " >= 1");
            case 3 -> Requirement.parse(one + " >= 60 || " + other + " >= 60");
            case 4 -> Requirement.parse("!(" + one + " == 0) && " + other + " <= 90");
            default -> Requirement.parse(one + " >= " + (bound + 1));
        };
    }

    private Map<String, Integer> skills() {
        Map<String, Integer> skills = new TreeMap<>();
        for (String skill : SKILLS) {
            if (random.nextInt(3) != 0) {
                skills.put(skill, 1 + random.nextInt(4) * 33);
            }
        }
        return skills;
    }

    private String anyCall() {
        return recent.isEmpty() ? "c0" : recent.get(random.nextInt(recent.size()));
    }

    private String anyAgent() {
        return "agent" + random.nextInt(AGENTS);
    }

    private String anyQueue() {
        return "q" + random.nextInt(QUEUES);
    }
}
