package org.ivrengine.quality.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Texts of reviews taken out, and old reviews removed: the only ways in which a closed review changes, each on record before.
 * Within the caller's transaction.
 */
public final class SqlReviewErasure {

    private SqlReviewErasure() {}

    /** Empties what was written about these calls; scores stay. @return reviews */
    public static long eraseTexts(Handle handle, Collection<String> calls, long proof) {
        List<Long> reviews = handle.createQuery("select review from reviews where call_id = any(:calls)")
                .bindArray("calls", String.class, List.copyOf(calls))
                .mapTo(Long.class)
                .list();
        for (long review : reviews) {
            permit(handle, review, proof);
            handle.execute("update reviews set comment = '', supersede_reason = '' where review = ?", review);
            handle.execute("update review_answers set comment = '' where review = ?", review);
            handle.execute("update review_events set text = '' where review = ?", review);
        }
        return reviews.size();
    }

    /** Removes reviews that were begun before that time, but for those of some calls. @return reviews */
    public static long remove(Handle handle, Instant before, Collection<String> held, long proof) {
        // The newest first: a correction refers to what it corrects.
        List<Long> reviews = handle.createQuery("select review from reviews r where begun_at < :before"
                        + " and not (call_id = any(:held)) and not exists (select 1 from reviews s"
                        + " where s.supersedes = r.review and s.begun_at >= :before) order by review desc")
                .bind("before", before)
                .bindArray("held", String.class, List.copyOf(held))
                .mapTo(Long.class)
                .list();
        for (long review : reviews) {
            permit(handle, review, proof);
            handle.execute("delete from reviews where review = ?", review);
        }
        handle.createUpdate("delete from review_samples where joined_at < :before and not (call_id = any(:held))")
                .bind("before", before)
                .bindArray("held", String.class, List.copyOf(held))
                .execute();
        return reviews.size();
    }

    private static void permit(Handle handle, long review, long proof) {
        if (handle.execute("update review_erasures set proof = ? where review = ?", proof, review) == 0) {
            handle.execute("insert into review_erasures (review, proof) values (?, ?)", review, proof);
        }
    }
}
