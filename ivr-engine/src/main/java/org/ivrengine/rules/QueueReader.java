package org.ivrengine.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ivrengine.routing.AgentRule;
import org.ivrengine.routing.Limits;
import org.ivrengine.routing.OfferFailure;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.RequirementFault;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads one queue with the keys of {@code config/queues.yaml}. */
public final class QueueReader {

    private static final String REQUIRES_EXAMPLE = "\"billing >= 50\"";

    private enum NoAgents {
        WAIT,
        RELEASE
    }

    private final Values values;
    private final Collection<String> skills;

    /** @param skills those that may be required */
    public QueueReader(Values values, Collection<String> skills) {
        this.values = values;
        this.skills = skills;
    }

    public List<Queue> readAll(@Nullable YamlNode value) {
        List<Queue> queues = new ArrayList<>();
        Section.entries(value, values, "queues")
                .forEach(entry -> queues.add(read(entry.key().text(), entry.value())));
        return queues;
    }

    public Queue read(String id, YamlNode value) {
        Section section = Section.of(value, values, "queue " + id);
        Queue.Builder queue = Queue.named(id);
        YamlNode requires = section.optional("requires");
        if (requires != null) {
            queue.steps(steps(requires));
        }
        whenThere(
                section,
                "priority",
                given -> queue.priority(values.wholeNumber(given, -Limits.PRIORITY_MAX, Limits.PRIORITY_MAX)));
        whenThere(section, "aging", given -> queue.agingPerMinute(values.wholeNumber(given, 0, Limits.AGING_MAX)));
        whenThere(
                section, "agents", given -> queue.agents(values.word(given, AgentRule.class, AgentRule.LONGEST_IDLE)));
        whenThere(section, "ring", given -> queue.ringTimeMs(wholeMs(given, 1)));
        whenThere(section, "wrap_up", given -> queue.wrapUpMs(wholeMs(given, 0)));
        whenThere(section, "max_wait", given -> queue.maxWaitMs(wholeMs(given, 1)));
        whenThere(section, "max_waiting", given -> queue.maxWaiting(values.wholeNumber(given, 1, Integer.MAX_VALUE)));
        whenThere(section, "short_abandon", given -> queue.shortAbandonMs(wholeMs(given, 0)));
        whenThere(section, "service_level", given -> queue.serviceLevelMs(wholeMs(given, 0)));
        whenThere(section, "announce_every", given -> queue.announceEveryMs(wholeMs(given, 1)));
        whenThere(section, "retry_after", given -> queue.retryAfterMs(wholeMs(given, 0)));
        for (OfferFailure failure : OfferFailure.values()) {
            whenThere(section, "on_" + failure.name().toLowerCase(Locale.ROOT), given -> {
                String reason = values.text(given, "the reason to pause the agent with, or available");
                if (!reason.isEmpty() && !reason.equals("available")) {
                    queue.pauseOn(failure, reason);
                }
            });
        }
        whenThere(
                section,
                "on_no_agents",
                given -> queue.releasesWithoutAgents(
                        values.word(given, NoAgents.class, NoAgents.WAIT) == NoAgents.RELEASE));
        section.done();
        return queue.build();
    }

    public Requirement requirement(YamlNode value) {
        if (value instanceof YamlNode.Scalar(String text, var _, var _, Place textPlace) && !text.isEmpty()) {
            try {
                return Requirement.parse(text, skills);
            } catch (RequirementFault e) {
                values.faults().add(textPlace.right(e.column() - 1), String.valueOf(e.getMessage()));
                return Requirement.anybody();
            }
        }
        values.refused(value, "a requirement, for example " + REQUIRES_EXAMPLE, 0);
        return Requirement.anybody();
    }

    private List<Queue.Step> steps(YamlNode requires) {
        if (!(requires instanceof YamlNode.Mapping(var fields, Place at))) {
            return List.of(new Queue.Step(0, requirement(requires)));
        }
        List<Queue.Step> steps = new ArrayList<>();
        fields.forEach(field -> {
            String after = field.key().text();
            long afterMs = wholeMs(field.key(), 0);
            if (steps.stream().anyMatch(step -> step.afterMs() == afterMs)) {
                values.faults().add(field.key().place(), "a second step at " + after);
            } else {
                steps.add(new Queue.Step(afterMs, requirement(field.value())));
            }
        });
        steps.sort(Comparator.comparingLong(Queue.Step::afterMs));
        if (steps.isEmpty() || steps.getFirst().afterMs() != 0) {
            values.faults().add(at, "no step for a caller who has just come; expected 0s: " + REQUIRES_EXAMPLE);
            return List.of(new Queue.Step(0, Requirement.anybody()));
        }
        return steps;
    }

    private long wholeMs(YamlNode value, long least) {
        return Math.round(values.durationMs(value, (double) least, Limits.DURATION_MAX_MS));
    }

    private interface Use {
        void of(YamlNode value);
    }

    private static void whenThere(Section section, String key, Use use) {
        YamlNode value = section.optional(key);
        if (value != null) {
            use.of(value);
        }
    }
}
