package org.ivrengine.app.bench.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.routing.AgentRule;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.Rules;

/** The agents, queues and callers of a call center of some size, the same for every run. */
final class RoutingPopulation {

    private static final int LANGUAGES = 4;
    private static final List<AgentRule> RULES = List.of(
            AgentRule.LONGEST_IDLE,
            AgentRule.LONGEST_IDLE,
            AgentRule.MOST_SKILLED,
            AgentRule.FEWEST_SKILLS,
            AgentRule.LEAST_OCCUPIED);

    private final RoutingScale scale;
    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final List<Map<String, Integer>> sharedProfiles = new ArrayList<>();
    private final List<Requirement> languages = new ArrayList<>();

    RoutingPopulation(RoutingScale scale) {
        this.scale = scale;
        for (int i = 0; i < RoutingScale.SHARED_PROFILES; i++) {
            sharedProfiles.add(randomSkills());
        }
        for (int i = 0; i < LANGUAGES; i++) {
            languages.add(Requirement.parse(skill(i) + " >= " + 20 * i));
        }
    }

    private static String skill(int number) {
        return "s" + number;
    }

    Rules rules() {
        TreeSet<String> skills = new TreeSet<>();
        for (int i = 0; i < scale.skills(); i++) {
            skills.add(skill(i));
        }
        List<Queue> queues = new ArrayList<>();
        for (int i = 0; i < scale.queues(); i++) {
            queues.add(queue(i));
        }
        return Rules.of(skills, queues);
    }

    /** A third age, half announce once a minute; every queue widens twice. */
    private Queue queue(int number) {
        String skill = skill(number % scale.skills());
        String other = skill((number * 7 + 3) % scale.skills());
        return Queue.named("q" + number)
                .steps(List.of(
                        new Queue.Step(0, Requirement.parse(skill + " >= 60")),
                        new Queue.Step(30_000, Requirement.parse(skill + " >= 20")),
                        new Queue.Step(90_000, Requirement.parse(skill + " >= 1 || " + other + " >= 50"))))
                .priority(number % 4)
                .agingPerMinute(number % 3 == 0 ? 1 + number % 5 : 0)
                .agents(RULES.get(number % RULES.size()))
                .wrapUpMs(number % 2 == 0 ? 10_000 : 0)
                .announceEveryMs(number % 2 == 0 ? 60_000 : 0)
                .build();
    }

    Map<String, Integer> agentSkills(int agent) {
        return scale.ownProfiles() ? randomSkills() : sharedProfiles.get(agent % sharedProfiles.size());
    }

    /** Four to twelve skills; the first few, which are languages, with everybody's one of them. */
    Map<String, Integer> randomSkills() {
        Map<String, Integer> levels = new TreeMap<>();
        for (int i = random.nextInt(4, 13); i > 0; i--) {
            levels.put(skill(random.nextInt(scale.skills())), random.nextInt(1, 101));
        }
        levels.put(skill(random.nextInt(LANGUAGES)), random.nextInt(40, 101));
        return levels;
    }

    /** A third of the callers want a language, a tenth have a priority of their own. */
    Command.CallQueued caller(int number, long joinedAtMs) {
        Requirement own = random.nextInt(3) == 0 ? languages.get(random.nextInt(LANGUAGES)) : Requirement.anybody();
        int priority = random.nextInt(10) == 0 ? random.nextInt(1, 4) : 0;
        String queue = "q" + random.nextInt(scale.queues());
        return new Command.CallQueued("call-" + number, queue, joinedAtMs, own, priority, null, List.of(), false);
    }

    SplittableRandom random() {
        return random;
    }
}
