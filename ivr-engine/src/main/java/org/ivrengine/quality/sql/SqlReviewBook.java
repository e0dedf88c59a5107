package org.ivrengine.quality.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.Review.Standing;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.Score;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scoring;
import org.ivrengine.yaml.Suggestion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reviews in the database. Every change and its line of history are one transaction. */
public final class SqlReviewBook implements ReviewBook {

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final KeptScorecards cards = new KeptScorecards();

    public SqlReviewBook(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Review begin(Scorecard card, Review.Subject subject, String reviewer) {
        person(reviewer);
        if (subject.agent().filter(reviewer::equals).isPresent()) {
            throw new RefusedException(reviewer + " cannot review her own contact");
        }
        int version = cards.keep(jdbi, card, now());
        return jdbi.inTransaction(handle -> {
            Optional<Review> draft = find(
                            handle,
                            "r.call_id = :call and r.contact = :contact and r.scorecard = :card"
                                    + " and r.reviewer = :reviewer and r.state = 'DRAFT'",
                            Map.of(
                                    "call",
                                    subject.call(),
                                    "contact",
                                    subject.contact().orElse(""),
                                    "card",
                                    card.key(),
                                    "reviewer",
                                    reviewer))
                    .stream()
                    .findFirst();
            return draft.orElseGet(() -> {
                long number = ReviewWriter.insert(
                        handle, new ReviewWriter.New(subject, card.key(), version, reviewer, now()));
                ReviewWriter.event(handle, number, now(), reviewer, What.BEGUN, "");
                return one(handle, number);
            });
        });
    }

    @Override
    public Optional<Review> review(long number) {
        return jdbi.inTransaction(handle -> find(handle, "r.review = :review", Map.of("review", number)).stream()
                .findFirst());
    }

    @Override
    public Review answer(long number, Map<String, Review.Given> given, Optional<String> comment, String who) {
        return jdbi.inTransaction(handle -> {
            Review draft = draft(handle, number, who);
            given.forEach((key, each) -> {
                Criterion criterion = draft.card()
                        .criterion(key)
                        .orElseThrow(() ->
                                new RefusedException("scorecard " + draft.card().key() + " has no criterion \"" + key
                                        + "\"" + Suggestion.among(key, keys(draft.card()))));
                if (!criterion.takes(each.answer())) {
                    throw new RefusedException("\"" + each.answer().word() + "\" is no answer to " + key + "; "
                            + criterion.answers() + " is right");
                }
                ReviewWriter.answer(handle, number, key, each.answer(), text(each.comment()));
            });
            comment.ifPresent(
                    text -> handle.execute("update reviews set comment = ? where review = ?", text(text), number));
            return one(handle, number);
        });
    }

    private static List<String> keys(Scorecard card) {
        return card.criteria().stream().map(Criterion::key).toList();
    }

    @Override
    public Review close(long number, String who) {
        return jdbi.inTransaction(handle -> {
            Review draft = draft(handle, number, who);
            List<String> missing = Scoring.missing(draft.card(), draft.answers());
            if (!missing.isEmpty()) {
                throw new RefusedException(
                        draft.name() + " cannot be closed without an answer to " + String.join(", ", missing));
            }
            Score score = Scoring.score(draft.card(), draft.answers())
                    .orElseThrow(() -> new RefusedException(
                            draft.name() + " cannot be closed: nothing in it applies, so there is no score"));
            ReviewWriter.close(handle, number, score, now());
            ReviewWriter.event(handle, number, now(), who, What.CLOSED, "");
            draft.supersedes()
                    .ifPresent(old -> ReviewWriter.event(handle, old, now(), who, What.SUPERSEDED, "by r" + number));
            return one(handle, number);
        });
    }

    @Override
    public void discard(long number, String who) {
        jdbi.useTransaction(handle -> {
            draft(handle, number, who);
            handle.execute("delete from reviews where review = ?", number);
        });
    }

    @Override
    public Review supersede(long number, String reason, String who) {
        return jdbi.inTransaction(handle -> {
            Review old = closed(handle, number);
            person(who);
            if (old.subject().agent().filter(who::equals).isPresent()) {
                throw new RefusedException(who + " cannot review her own contact");
            }
            handle.createQuery("select review, reviewer from reviews where supersedes = :review")
                    .bind("review", number)
                    .map((row, _) -> "r" + row.getLong(1) + " of " + row.getString(2))
                    .findOne()
                    .ifPresent(taken -> {
                        throw new RefusedException(old.name() + " has " + taken + " in its place");
                    });
            long next = ReviewWriter.insert(
                    handle, new ReviewWriter.New(old.subject(), old.card().key(), old.version(), who, now()));
            handle.execute(
                    "update reviews set supersedes = ?, supersede_reason = ?, comment = ? where review = ?",
                    number,
                    reason(reason),
                    old.comment(),
                    next);
            old.given()
                    .forEach((key, given) -> ReviewWriter.answer(handle, next, key, given.answer(), given.comment()));
            ReviewWriter.event(handle, next, now(), who, What.BEGUN, "in the place of " + old.name());
            return one(handle, next);
        });
    }

    @Override
    public void acknowledge(long number, String text, String who) {
        said(number, What.ACKNOWLEDGED, text(text), who);
    }

    @Override
    public void dispute(long number, String why, String who) {
        said(number, What.DISPUTED, reason(why), who);
    }

    @Override
    public void uphold(long number, String why, String who) {
        said(number, What.UPHELD, reason(why), who);
    }

    private void said(long number, What what, String text, String who) {
        person(who);
        jdbi.useTransaction(handle -> {
            Review review = closed(handle, number);
            boolean isDisputed = review.standing() == Standing.DISPUTED;
            if (isDisputed != (what == What.UPHELD)) {
                throw new RefusedException(
                        isDisputed
                                ? review.name() + " is disputed; it is upheld or superseded first"
                                : review.name() + " is not disputed");
            }
            if (what == What.DISPUTED && review.standing() == Standing.UPHELD) {
                throw new RefusedException(review.name() + " was disputed, and stands");
            }
            if (what == What.UPHELD
                    && review.subject().agent().filter(who::equals).isPresent()) {
                throw new RefusedException(who + " cannot decide about a review of her own contact");
            }
            ReviewWriter.event(handle, number, now(), who, what, text);
        });
    }

    @Override
    public List<Review> find(Filter filter) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> values = new HashMap<>();
        filter.closedFrom().ifPresent(value -> condition(where, values, "r.closed_at >= :from", "from", value));
        filter.closedUntil().ifPresent(value -> condition(where, values, "r.closed_at < :until", "until", value));
        filter.closed()
                .ifPresent(value -> condition(where, values, "r.state = :state", "state", value ? "CLOSED" : "DRAFT"));
        filter.agent().ifPresent(value -> condition(where, values, "r.agent = :agent", "agent", value));
        filter.reviewer().ifPresent(value -> condition(where, values, "r.reviewer = :reviewer", "reviewer", value));
        filter.call().ifPresent(value -> condition(where, values, "r.call_id = :call", "call", value));
        return jdbi.inTransaction(handle -> find(handle, where.toString(), values));
    }

    private static void condition(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    @Override
    public List<Event> events(long number) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select at, who, what, text from review_events where review = :review" + " order by event")
                .bind("review", number)
                .map((row, _) -> new Event(
                        new Columns(row).time("at").orElseThrow(),
                        row.getString("who"),
                        What.valueOf(row.getString("what")),
                        row.getString("text")))
                .list());
    }

    private Review draft(Handle handle, long number, String who) {
        Review review = locked(handle, number);
        if (review.isClosed()) {
            throw new RefusedException(review.name() + " is closed; --supersede begins one in its place");
        }
        if (!review.reviewer().equals(who)) {
            throw new RefusedException(review.name() + " is the draft of " + review.reviewer() + ", not of " + who);
        }
        return review;
    }

    private Review closed(Handle handle, long number) {
        Review review = locked(handle, number);
        if (!review.isClosed()) {
            throw new RefusedException(review.name() + " is not closed yet");
        }
        review.supersededBy().ifPresent(by -> {
            throw new RefusedException(review.name() + " is superseded by r" + by);
        });
        return review;
    }

    /** Who changes the same review waits until we are done. */
    private Review locked(Handle handle, long number) {
        boolean isThere = handle.createQuery("select review from reviews where review = :review for update")
                .bind("review", number)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (!isThere) {
            throw new RefusedException("there is no review r" + number);
        }
        return one(handle, number);
    }

    private Review one(Handle handle, long number) {
        return find(handle, "r.review = :review", Map.of("review", number)).getFirst();
    }

    private List<Review> find(Handle handle, String where, Map<String, Object> values) {
        return ReviewRows.read(handle, cards, where, values);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void person(String who) {
        if (who.isBlank() || who.length() > QualityLimits.PERSON_MAX) {
            throw new RefusedException(
                    "a person's name has 1 to " + QualityLimits.PERSON_MAX + " characters, not " + who.length());
        }
    }

    private static String reason(String text) {
        if (text.isBlank()) {
            throw new RefusedException("a reason is needed");
        }
        return text(text);
    }

    private static String text(String text) {
        String stripped = text.strip();
        if (stripped.length() > QualityLimits.COMMENT_MAX || stripped.indexOf('\0') >= 0) {
            throw new RefusedException("a comment of " + stripped.length() + " characters; at most "
                    + QualityLimits.COMMENT_MAX + " are kept, none of them NUL");
        }
        return stripped;
    }
}
