package org.ivrengine.quality.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.quality.sample.Drawn;
import org.ivrengine.quality.sample.SampleBook;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** What was drawn, in the database. */
public final class SqlSampleBook implements SampleBook {

    private static final String SELECT = "select d.call_id, d.contact, d.agent, d.queue, d.joined_at, d.rule, d.week,"
            + " d.scorecard, d.reviewer, (select min(r.review) from reviews r where r.call_id = d.call_id"
            + " and r.contact = d.contact and r.state = 'CLOSED') as review from review_samples d";

    private final Jdbi jdbi;
    private final InstantSource clock;

    public SqlSampleBook(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public List<Assignment> drawn(Instant from, Instant until) {
        return read(" where d.joined_at >= :from and d.joined_at < :until", Map.of("from", from, "until", until));
    }

    @Override
    public List<Assignment> open(Optional<String> reviewer) {
        String done = " where not exists (select 1 from reviews r where r.call_id = d.call_id"
                + " and r.contact = d.contact and r.state = 'CLOSED')";
        return reviewer.isPresent()
                ? read(
                        done + " and d.reviewer in (:reviewer, '') and d.agent <> :reviewer",
                        Map.of("reviewer", reviewer.get()))
                : read(done, Map.of());
    }

    private List<Assignment> read(String where, Map<String, Object> values) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(SELECT + where + " order by d.joined_at, d.call_id");
            values.forEach(query::bind);
            return query.map((row, _) -> new Assignment(
                            new Drawn(
                                    row.getString("call_id"),
                                    row.getString("contact"),
                                    row.getString("agent"),
                                    row.getString("queue"),
                                    new Columns(row).time("joined_at").orElseThrow(),
                                    row.getString("rule"),
                                    row.getString("week"),
                                    row.getString("scorecard"),
                                    row.getString("reviewer")),
                            new Columns(row).number("review")))
                    .list();
        });
    }

    @Override
    public Set<String> reviewed(Instant from, Instant until) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery(
                        "select distinct call_id from reviews where called_at >= :from and called_at < :until")
                .bind("from", from)
                .bind("until", until)
                .mapTo(String.class)
                .list()));
    }

    @Override
    public List<Drawn> keep(List<Drawn> drawn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return jdbi.inTransaction(handle -> {
            List<Drawn> kept = new ArrayList<>();
            for (Drawn each : drawn) {
                if (insert(handle, each, now) == 1) {
                    kept.add(each);
                }
            }
            return kept;
        });
    }

    private static int insert(Handle handle, Drawn drawn, Instant now) {
        return handle.createUpdate("insert into review_samples (call_id, contact, agent, queue, joined_at, rule, week,"
                        + " scorecard, reviewer, drawn_at) values (:call, :contact, :agent, :queue, :joined, :rule, :week,"
                        + " :scorecard, :reviewer, :now) on conflict do nothing")
                .bind("call", drawn.call())
                .bind("contact", drawn.contact())
                .bind("agent", drawn.agent())
                .bind("queue", drawn.queue())
                .bind("joined", drawn.joinedAt())
                .bind("rule", drawn.rule())
                .bind("week", drawn.week())
                .bind("scorecard", drawn.scorecard())
                .bind("reviewer", drawn.reviewer())
                .bind("now", now)
                .execute();
    }
}
