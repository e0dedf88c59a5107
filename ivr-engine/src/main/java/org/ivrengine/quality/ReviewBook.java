package org.ivrengine.quality;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where reviews are kept. Safe for use by many threads; every change is on record with who made it. */
public interface ReviewBook {

    /** Begins a review, or goes on with the draft that this reviewer has of the same thing by the same scorecard. */
    Review begin(Scorecard card, Review.Subject subject, String reviewer);

    Optional<Review> review(long number);

    /**
     * Adds answers to a draft, or replaces them.
     *
     * @param comment about the whole; empty leaves it as it is
     */
    Review answer(long number, Map<String, Review.Given> given, Optional<String> comment, String who);

    /** From now on it is as it is. All criteria must be answered. */
    Review close(long number, String who);

    /** Throws a draft away. */
    void discard(long number, String who);

    /**
     * Begins a draft that takes the place of a closed review once it is closed itself: the same scorecard in the same
     * version, with the answers as they are.
     */
    Review supersede(long number, String reason, String who);

    /** The agent has seen it. */
    void acknowledge(long number, String text, String who);

    void dispute(long number, String why, String who);

    /** The dispute is turned down. */
    void uphold(long number, String why, String who);

    /** @return oldest first */
    List<Review> find(Filter filter);

    /** @return what happened to it, oldest first */
    List<Event> events(long number);

    /**
     * Which reviews are asked for; empty conditions fit all.
     *
     * @param closedFrom drafts never fit when one of the times is given
     * @param closedUntil first moment that no longer fits
     */
    record Filter(
            Optional<Instant> closedFrom,
            Optional<Instant> closedUntil,
            Optional<Boolean> closed,
            Optional<String> agent,
            Optional<String> reviewer,
            Optional<String> call) {

        public static final Filter ALL = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public static Filter ofCall(String call) {
            return new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(call));
        }
    }

    /** One line of a review's own history. */
    record Event(Instant at, String who, What what, String text) {}

    /** What can happen to a review. */
    enum What {
        BEGUN,
        CLOSED,
        ACKNOWLEDGED,
        DISPUTED,
        UPHELD,
        SUPERSEDED
    }

    /** What was asked for cannot be done; the message says why, and what can. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public RefusedException(String message) {
            super(message);
        }
    }
}
