package org.ivrengine.selfservice.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ivrengine.flow.port.CallId;
import org.jdbi.v3.core.Handle;

/**
 * Counts failures and locks. An attempt counts as failed before it is looked at, so that many calls at a time have no more
 * attempts than one. What does not exist is counted like what does: the lock tells nobody which accounts there are.
 */
final class Attempts {

    private Attempts() {}

    static String account(String number) {
        return "account:" + number;
    }

    static String of(CallAccess.Kind kind, String number) {
        return switch (kind) {
            case ORDER -> "order:" + number;
            case APPLICATION -> "application:" + number;
        };
    }

    static String in(CallId call) {
        return "call:" + call;
    }

    private record Row(int failures, int locks, Optional<Instant> lockedUntil) {}

    /** @return false when it is locked; otherwise there is one attempt less */
    static boolean begin(Handle handle, String subject, Instant now) {
        handle.execute(
                "insert into attempts (subject, failures, locks, last_at) values (?, 0, 0, ?) on conflict do nothing",
                subject,
                now);
        Row row = handle.select(
                        "select failures, locks, locked_until from attempts where subject = ? for update", subject)
                .map((columns, _) -> new Row(
                        columns.getInt(1),
                        columns.getInt(2),
                        Optional.ofNullable(columns.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .one();
        if (row.lockedUntil().isPresent() && row.lockedUntil().get().isAfter(now)) {
            return false;
        }
        int failures = row.lockedUntil().isPresent() ? 1 : row.failures() + 1;
        boolean isLast = failures >= SqlLimits.FAILURES_MAX;
        handle.execute(
                "update attempts set failures = ?, locks = ?, locked_until = ?, last_at = ? where subject = ?",
                failures,
                row.locks() + (isLast ? 1 : 0),
                isLast ? now.plus(lockAfter(row.locks())) : null,
                now,
                subject);
        return true;
    }

    private static Duration lockAfter(int locksBefore) {
        Duration lock = SqlLimits.LOCK.multipliedBy(1L << Math.min(locksBefore, 16));
        return lock.compareTo(SqlLimits.LOCK_MAX) < 0 ? lock : SqlLimits.LOCK_MAX;
    }

    /** @return until when it is locked; empty when it is open */
    static Optional<Instant> lockedUntil(Handle handle, String subject, Instant now) {
        return handle.select("select locked_until from attempts where subject = ? and locked_until > ?", subject, now)
                .mapTo(Instant.class)
                .findOne();
    }

    /** All failures are forgotten. @return whether there were any */
    static boolean forget(Handle handle, String subject) {
        return handle.execute("delete from attempts where subject = ?", subject) > 0;
    }
}
