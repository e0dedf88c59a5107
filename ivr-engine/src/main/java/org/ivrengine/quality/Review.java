package org.ivrengine.quality;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One reviewer's judgement of one contact, or of a call without one.
 *
 * @param number by which it is called {@code r12}
 * @param card exactly as it was when the review was begun
 * @param version of the scorecard, counted from 1
 * @param given answers so far, by criterion
 * @param comment about the whole
 * @param closedAt empty for a draft
 * @param score empty for a draft
 * @param supersedes the closed review that this one takes the place of
 * @param supersededBy the closed review that took this one's place
 */
public record Review(
        long number,
        Subject subject,
        Scorecard card,
        int version,
        String reviewer,
        Instant begunAt,
        Map<String, Given> given,
        String comment,
        Optional<Instant> closedAt,
        Optional<Score> score,
        Optional<Long> supersedes,
        Optional<Long> supersededBy,
        Standing standing) {

    public Review {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /**
     * What is judged.
     *
     * @param call our id of it
     * @param contact the stay in a queue; empty when the call had none
     * @param calledAt when the call began
     */
    public record Subject(
            String call, Optional<String> contact, Optional<String> agent, Optional<String> queue, Instant calledAt) {}

    /** @param comment why; empty for none */
    public record Given(Answer answer, String comment) {}

    /** What the agent has said to it. */
    public enum Standing {
        /** Nothing yet. */
        SILENT,
        ACKNOWLEDGED,
        DISPUTED,
        /** She disputed it, and it stands. */
        UPHELD
    }

    public boolean isClosed() {
        return closedAt.isPresent();
    }

    /** @return answers without their comments */
    public Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        given.forEach((criterion, each) -> answers.put(criterion, each.answer()));
        return answers;
    }

    /** As people call it. */
    public String name() {
        return "r" + number;
    }
}
