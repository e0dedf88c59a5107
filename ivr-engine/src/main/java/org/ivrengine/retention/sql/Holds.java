package org.ivrengine.retention.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.calllog.sql.SqlPersonalCalls;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.Terms;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What stays whatever the rules say. */
public final class Holds {

    private final Jdbi jdbi;
    private final InstantSource clock;

    public Holds(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return its number */
    public long place(Hold.Kind kind, String subject, String reason, String who) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return jdbi.inTransaction(handle -> {
            long hold = handle.createUpdate("insert into retention_holds (kind, subject, reason, who, at)"
                            + " values (:kind, :subject, :reason, :who, :at)")
                    .bind("kind", kind.name())
                    .bind("subject", subject)
                    .bind("reason", reason)
                    .bind("who", who)
                    .bind("at", now)
                    .executeAndReturnGeneratedKeys("hold")
                    .mapTo(Long.class)
                    .one();
            ProofChain.add(
                    handle, now, who, "hold " + hold, "hold", 1, kind.name().toLowerCase(Locale.ROOT));
            return hold;
        });
    }

    /** From now on rules and requests go for it, too; rules look at all of the past again. */
    public void lift(long hold, String who) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbi.useTransaction(handle -> {
            // Who the hold was about is nobody's business any more.
            int lifted = handle.execute(
                    "update retention_holds set lifted_at = ?, lifted_by = ?, subject = '' where hold = ?"
                            + " and lifted_at is null",
                    now,
                    who,
                    hold);
            if (lifted == 0) {
                throw new RefusedException("there is no hold " + hold + " that could be lifted");
            }
            handle.execute("delete from retention_progress");
            ProofChain.add(handle, now, who, "hold " + hold, "lifted", 1, "");
        });
    }

    public List<Hold> all() {
        return jdbi.withHandle(Holds::read);
    }

    private static List<Hold> read(Handle handle) {
        return handle.createQuery("select * from retention_holds order by hold")
                .map((row, _) -> new Hold(
                        row.getLong("hold"),
                        Hold.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    private static List<Hold> inForce(Handle handle) {
        return read(handle).stream().filter(hold -> hold.liftedAt().isEmpty()).toList();
    }

    /** @return calls that stay */
    static Set<String> calls(Handle handle) {
        Set<String> calls = new TreeSet<>();
        for (Hold hold : inForce(handle)) {
            if (hold.kind() == Hold.Kind.CALL) {
                calls.add(hold.subject());
            } else {
                calls.addAll(SqlPersonalCalls.calls(handle, Terms.of(hold.kind(), hold.subject())));
            }
        }
        return calls;
    }

    /** @return accounts that stay */
    static Set<String> accounts(Handle handle) {
        Set<String> accounts = new TreeSet<>();
        inForce(handle).stream()
                .filter(hold -> hold.kind() == Hold.Kind.ACCOUNT)
                .forEach(hold -> accounts.add(hold.subject()));
        return accounts;
    }
}
