package org.ivrengine.quality.sample;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;

/**
 * Which contacts of a week are drawn.
 *
 * @param scorecard by which they shall be reviewed
 * @param queues whose contacts; empty: all
 * @param where what a contact must be like besides
 * @param size how many
 * @param reviewers among whom they are shared out; empty: whoever comes first
 */
public record SampleRule(
        String key, String scorecard, Set<String> queues, Where where, Size size, List<String> reviewers) {

    public SampleRule {
        queues = Collections.unmodifiableSet(new TreeSet<>(queues));
        reviewers = List.copyOf(reviewers);
    }

    /** How many contacts a week. */
    public sealed interface Size {
        int contacts();

        record PerAgent(int contacts) implements Size {}

        record InAll(int contacts) implements Size {}
    }

    /**
     * What a contact must be like; what is empty fits all.
     *
     * @param repeatWithinMs the same caller had a contact of the same queue so long before or less
     * @param step the call went through this step with one of these outcomes
     */
    public record Where(
            OptionalLong talkMinMs,
            OptionalLong talkMaxMs,
            OptionalLong holdMinMs,
            OptionalLong waitMinMs,
            Optional<Boolean> transferred,
            OptionalLong repeatWithinMs,
            Optional<StepOutcome> step) {

        public static final Where ANY = new Where(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());

        boolean fits(Contact contact) {
            return talkMinMs.orElse(0) <= contact.talkMs()
                    && contact.talkMs() <= talkMaxMs.orElse(Long.MAX_VALUE)
                    && holdMinMs.orElse(0) <= contact.holdMs()
                    && waitMinMs.orElse(0) <= contact.waitMs()
                    && transferred
                            .filter(wanted -> wanted != contact.transferred())
                            .isEmpty();
        }
    }

    /** @param step of any flow, or as {@code flow.step} */
    public record StepOutcome(String step, Set<String> outcomes) {
        public StepOutcome {
            outcomes = Set.copyOf(outcomes);
        }
    }

    /** Everything but what takes a look at other contacts or at the call. */
    boolean fits(Contact contact) {
        return contact.outcome() == Outcome.ANSWERED
                && (queues.isEmpty() || queues.contains(contact.queue()))
                && where.fits(contact);
    }
}
