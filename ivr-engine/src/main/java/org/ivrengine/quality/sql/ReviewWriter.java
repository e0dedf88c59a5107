package org.ivrengine.quality.sql;

import java.time.Instant;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook.What;
import org.ivrengine.quality.Score;
import org.jdbi.v3.core.Handle;

/** Rows of reviews, written within the transaction of whoever decides. */
final class ReviewWriter {

    private ReviewWriter() {}

    record New(Review.Subject subject, String card, int version, String reviewer, Instant at) {}

    /** @return its number */
    static long insert(Handle handle, New review) {
        Review.Subject subject = review.subject();
        return handle.createUpdate("insert into reviews (call_id, contact, agent, queue, called_at, scorecard, version,"
                        + " reviewer, begun_at, comment, state, supersede_reason) values (:call, :contact, :agent,"
                        + " :queue, :called, :card, :version, :reviewer, :at, '', 'DRAFT', '')")
                .bind("call", subject.call())
                .bind("contact", subject.contact().orElse(""))
                .bind("agent", subject.agent().orElse(null))
                .bind("queue", subject.queue().orElse(null))
                .bind("called", subject.calledAt())
                .bind("card", review.card())
                .bind("version", review.version())
                .bind("reviewer", review.reviewer())
                .bind("at", review.at())
                .executeAndReturnGeneratedKeys("review")
                .mapTo(Long.class)
                .one();
    }

    static void answer(Handle handle, long review, String criterion, Answer answer, String comment) {
        int changed = handle.execute(
                "update review_answers set answer = ?, comment = ? where review = ? and criterion = ?",
                answer.word(),
                comment,
                review,
                criterion);
        if (changed == 0) {
            handle.execute(
                    "insert into review_answers (review, criterion, answer, comment) values (?, ?, ?, ?)",
                    review,
                    criterion,
                    answer.word(),
                    comment);
        }
    }

    /** Sections first: once it is closed, nothing can be added. */
    static void close(Handle handle, long review, Score score, Instant at) {
        score.sections()
                .forEach((section, permille) -> handle.createUpdate(
                                "insert into review_sections (review, section, score_permille)"
                                        + " values (:review, :section, :permille)")
                        .bind("review", review)
                        .bind("section", section)
                        .bind("permille", permille.isPresent() ? (Integer) permille.getAsInt() : null)
                        .execute());
        handle.execute(
                "update reviews set state = 'CLOSED', closed_at = ?, score_permille = ?, is_fatal = ?, is_passed = ?"
                        + " where review = ?",
                at,
                score.permille(),
                score.fatal(),
                score.passed(),
                review);
    }

    static void event(Handle handle, long review, Instant at, String who, What what, String text) {
        handle.execute(
                "insert into review_events (review, at, who, what, text) values (?, ?, ?, ?, ?)",
                review,
                at,
                who,
                what.name(),
                text);
    }
}
