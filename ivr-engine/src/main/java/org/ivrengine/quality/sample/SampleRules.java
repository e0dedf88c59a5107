package org.ivrengine.quality.sample;

import java.util.List;

/**
 * The rules in the order in which they draw.
 *
 * @param seed another one draws others
 */
public record SampleRules(long seed, List<SampleRule> rules) {

    public static final SampleRules NONE = new SampleRules(0, List.of());

    public SampleRules {
        rules = List.copyOf(rules);
    }

    /** @return how long before a week contacts must be known to tell who called again */
    public long lookBackMs() {
        return rules.stream()
                .mapToLong(rule -> rule.where().repeatWithinMs().orElse(0))
                .max()
                .orElse(0);
    }
}
