package org.ivrengine.quality.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where it is kept what was drawn. Safe for use by many threads. */
public interface SampleBook {

    /** What was drawn, oldest contact first. */
    List<Assignment> drawn(Instant from, Instant until);

    /** @return what this reviewer has still to do, or anybody may, oldest first */
    List<Assignment> open(Optional<String> reviewer);

    /** @return calls of that time that have a review, a draft or a closed one */
    Set<String> reviewed(Instant from, Instant until);

    /**
     * Keeps what was drawn; calls that somebody else has drawn meanwhile stay hers.
     *
     * @return what was kept
     */
    List<Drawn> keep(List<Drawn> drawn);

    /** @param review the closed review of the contact, if there is one */
    record Assignment(Drawn drawn, Optional<Long> review) {
        public boolean isDone() {
            return review.isPresent();
        }
    }
}
