package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.store.Database;
import org.jdbi.v3.core.Jdbi;

/**
 * What a round has left on record: calls in the journal, and in the database calls, contacts, offers and agents' time.
 *
 * @param journal calls that are over, by the journal
 * @param calls by the database, in the order of their beginning
 * @param offers in the order in which they were made
 * @param spans by agent, in the order of time
 */
record FloorRecords(
        List<CallRecord> journal, List<CallDetail> calls, List<Offer> offers, Map<String, List<Stretch>> spans) {

    private static final int CALLS_MAX = 1_000_000;
    private static final Duration CARRIED_WITHIN = Duration.ofSeconds(60);

    /** One row of the table of offers. */
    record Offer(String contact, String agent, long offeredAtMs, long ringMs, String outcome) {}

    /** One row of the table of agents' time. */
    record Stretch(long fromMs, long untilMs, String state) {}

    /** Reads what has begun since then, once the database has all that the journal has. */
    static FloorRecords since(EngineConfig config, Instant from) {
        try (Database database = Database.open(config.database())) {
            database.awaitReady(CARRIED_WITHIN);
            Jdbi jdbi = database.jdbi();
            SqlCallArchive archive = new SqlCallArchive(jdbi);
            List<CallRecord> journal = FileCallLog.finished(Engine.callLogFolder(config)).stream()
                    .filter(call -> !call.startedAt().isBefore(from))
                    .toList();
            await("the database has what the journal has")
                    .atMost(CARRIED_WITHIN)
                    .until(() -> ended(jdbi, from), count -> count >= journal.size());
            return new FloorRecords(journal, calls(archive, from), offers(jdbi, from), spans(jdbi, from));
        }
    }

    private static long ended(Jdbi jdbi, Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from calls where started_at >= :from and ended_at is not null")
                .bind("from", from)
                .mapTo(Long.class)
                .one());
    }

    private static List<CallDetail> calls(SqlCallArchive archive, Instant from) {
        CallFilter all = CallFilter.ALL;
        CallFilter since = new CallFilter(
                Optional.of(from),
                all.to(),
                all.caller(),
                all.called(),
                all.account(),
                all.status(),
                all.language(),
                all.steps(),
                all.operations(),
                DurationRange.ANY,
                ContactFilter.ANY);
        return archive.find(since, Optional.empty(), CALLS_MAX, CARRIED_WITHIN).calls().stream()
                .map(CallSummary::call)
                .map(id -> archive.call(id).orElseThrow())
                .sorted(Comparator.comparing(call -> call.summary().startedAt()))
                .toList();
    }

    private static List<Offer> offers(Jdbi jdbi, Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select contact, agent, offered_at, ring_ms, outcome from contact_offers"
                                + " where offered_at >= :from order by offered_at, contact")
                .bind("from", from)
                .map((row, _) -> new Offer(
                        row.getString("contact"),
                        row.getString("agent"),
                        row.getTimestamp("offered_at").getTime(),
                        row.getLong("ring_ms"),
                        row.getString("outcome")))
                .list());
    }

    private static Map<String, List<Stretch>> spans(Jdbi jdbi, Instant from) {
        Map<String, List<Stretch>> spans = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select agent, from_at, until_at, state from agent_spans"
                        + " where from_at >= :from order by agent, from_at, until_at")
                .bind("from", from)
                .map((row, _) -> {
                    spans.computeIfAbsent(row.getString("agent"), _ -> new ArrayList<>())
                            .add(new Stretch(
                                    row.getTimestamp("from_at").getTime(),
                                    row.getTimestamp("until_at").getTime(),
                                    row.getString("state")));
                    return true;
                })
                .list());
        return spans;
    }

    List<ContactVisit> contacts() {
        return calls.stream().flatMap(call -> call.contacts().stream()).toList();
    }

    /** In the order of their beginning. */
    Map<String, List<CallDetail>> callsByCaller() {
        return calls.stream()
                .collect(Collectors.groupingBy(call -> call.summary().caller(), TreeMap::new, Collectors.toList()));
    }
}
