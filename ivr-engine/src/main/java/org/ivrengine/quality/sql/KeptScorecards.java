package org.ivrengine.quality.sql;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.file.ScorecardText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Versions of scorecards, each kept once. */
final class KeptScorecards {

    /** Two who keep the same new version at once: one of them has to look again. */
    private static final int TRIES = 5;

    /** A version never changes, so what was read once stays right. */
    private final Map<String, Scorecard> read = new ConcurrentHashMap<>();

    /** @return the version of this scorecard, which is a new one when it was never kept like this */
    int keep(Jdbi jdbi, Scorecard card, Instant now) {
        String content = ScorecardText.write(card);
        if (content.length() > QualityLimits.SCORECARD_MAX) {
            throw new RefusedException("scorecard " + card.key() + " has " + content.length() + " characters; at most "
                    + QualityLimits.SCORECARD_MAX + " are kept");
        }
        String hash = ScorecardText.hash(content);
        for (int tried = 1; ; tried++) {
            Optional<Integer> known = jdbi.withHandle(handle -> version(handle, card.key(), hash));
            if (known.isPresent()) {
                return known.get();
            }
            try {
                jdbi.useHandle(handle -> insert(handle, card.key(), hash, content, now));
            } catch (UnableToExecuteStatementException taken) {
                if (tried == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static Optional<Integer> version(Handle handle, String key, String hash) {
        return handle.createQuery("select version from scorecards where scorecard = :key and hash = :hash")
                .bind("key", key)
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void insert(Handle handle, String key, String hash, String content, Instant now) {
        handle.createUpdate("insert into scorecards (scorecard, version, hash, content, registered_at)"
                        + " select :key, coalesce(max(version), 0) + 1, :hash, :content, :now from scorecards"
                        + " where scorecard = :key")
                .bind("key", key)
                .bind("hash", hash)
                .bind("content", content)
                .bind("now", now)
                .execute();
    }

    Scorecard card(Handle handle, String key, int version) {
        return read.computeIfAbsent(
                key + " " + version,
                _ -> ScorecardText.read(
                        key,
                        handle.createQuery(
                                        "select content from scorecards where scorecard = :key and version = :version")
                                .bind("key", key)
                                .bind("version", version)
                                .mapTo(String.class)
                                .one()));
    }
}
