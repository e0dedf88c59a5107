package org.ivrengine.calllog.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.jdbi.v3.core.Handle;

/** What the call log's tables tell about a person, found and taken out; figures stay. Within the caller's transaction. */
public final class SqlPersonalCalls {

    /** Calls of one statement. */
    private static final int AT_ONCE = 1_000;

    /** Rows of some calls, in any table but theirs. */
    static final String OF_CALLS = "call_key in (select call_key from calls where call_id = any(:calls))";

    private SqlPersonalCalls() {}

    /** @return ids of calls that have one of the terms as their caller or account */
    public static Set<String> calls(Handle handle, Set<String> terms) {
        Set<String> calls = new TreeSet<>();
        for (String query : List.of(
                "select call_id from calls where caller = any(:terms)",
                "select call_id from calls where account = any(:terms)",
                "select call_id from calls where call_key in"
                        + " (select call_key from call_operations where account = any(:terms))",
                "select call_id from calls where call_key in (select call_key from contacts where caller = any(:terms))")) {
            handle.createQuery(query)
                    .bindArray("terms", String.class, List.copyOf(terms))
                    .map((row, _) -> CallIds.text(row.getObject(1, UUID.class)))
                    .forEach(calls::add);
        }
        return calls;
    }

    /** @return those of these calls that go on */
    public static Set<String> open(Handle handle, Collection<String> calls) {
        Set<String> open = new TreeSet<>();
        for (List<Object> some : pieces(calls)) {
            handle.createQuery("select call_id from calls where call_id = any(:calls) and ending = 'OPEN'")
                    .bindArray("calls", UUID.class, some)
                    .map((row, _) -> CallIds.text(row.getObject(1, UUID.class)))
                    .forEach(open::add);
        }
        return open;
    }

    /**
     * Empties what is personal in these calls.
     *
     * @param terms hers, for contacts whose call was never logged
     * @param pseudonym stands for her where figures tell callers apart
     * @return rows by table
     */
    public static Map<String, Long> erase(
            Handle handle, Collection<String> calls, Set<String> terms, String pseudonym) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (List<Object> some : pieces(calls)) {
            count(
                    rows,
                    "call_operations",
                    update(
                            handle,
                            "update call_operations set account = null where account is not null and " + OF_CALLS,
                            some));
            count(
                    rows,
                    "call_changes",
                    update(
                            handle,
                            "update call_changes set from_value = '', to_value = ''"
                                    + " where (from_value <> '' or to_value <> '') and " + OF_CALLS,
                            some));
            // As long as what it replaces, at most: the journal's lines have no more room.
            count(
                    rows,
                    "contacts",
                    handle.createUpdate("update contacts set caller ="
                                    + " substring(cast(:pseudonym as varchar(80)) from 1 for char_length(caller))"
                                    + " where caller is not null and caller not like '~%' and " + OF_CALLS)
                            .bindArray("calls", UUID.class, some)
                            .bind("pseudonym", pseudonym)
                            .execute());
            count(
                    rows,
                    "calls",
                    update(
                            handle,
                            "update calls set caller = '', caller_name = '', account = null"
                                    + " where (caller <> '' or caller_name <> '' or account is not null) and call_id = any(:calls)",
                            some));
        }
        if (!terms.isEmpty()) {
            count(
                    rows,
                    "contacts",
                    handle.createUpdate("update contacts set caller ="
                                    + " substring(cast(:pseudonym as varchar(80)) from 1 for char_length(caller))"
                                    + " where caller = any(:terms)")
                            .bindArray("terms", String.class, List.copyOf(terms))
                            .bind("pseudonym", pseudonym)
                            .execute());
        }
        return rows;
    }

    private static int update(Handle handle, String statement, List<Object> calls) {
        return handle.createUpdate(statement)
                .bindArray("calls", UUID.class, calls)
                .execute();
    }

    private static void count(Map<String, Long> rows, String table, int more) {
        rows.merge(table, (long) more, Long::sum);
    }

    private static List<List<Object>> pieces(Collection<String> calls) {
        List<List<Object>> pieces = new ArrayList<>();
        List<Object> ids = new ArrayList<>();
        for (String call : calls) {
            ids.add(CallIds.uuid(call));
            if (ids.size() == AT_ONCE) {
                pieces.add(List.copyOf(ids));
                ids.clear();
            }
        }
        if (!ids.isEmpty()) {
            pieces.add(ids);
        }
        return pieces;
    }

    /** @return when the oldest call began */
    public static Optional<Instant> oldest(Handle handle) {
        return handle.createQuery("select min(call_key) from calls")
                .mapTo(Long.class)
                .findOne()
                .map(CallKeys::time);
    }

    /** Empties numbers and names of callers who called in that time, but for some calls. */
    public static long eraseCallers(Handle handle, Instant from, Instant until, Collection<String> held) {
        return during(
                        handle,
                        "update calls set caller = '', caller_name = '' where (caller <> '' or caller_name <> '')"
                                + " and ending <> 'OPEN' and call_key >= :from and call_key < :until" + but(held),
                        from,
                        until,
                        held)
                + during(
                        handle,
                        "update contacts set caller = null where caller is not null and call_key >= :from"
                                + " and call_key < :until" + butOf(held),
                        from,
                        until,
                        held);
    }

    /** Removes steps, operations and changes of calls of that time, but for some calls; the calls themselves stay. */
    public static long removeDetails(Handle handle, Instant from, Instant until, Collection<String> held) {
        long rows = 0;
        for (String table : List.of("call_changes", "call_operations", "call_steps", "call_resumptions")) {
            rows += during(
                    handle,
                    "delete from " + table + " where call_key >= :from and call_key < :until" + butOf(held),
                    from,
                    until,
                    held);
        }
        return rows
                + during(
                        handle,
                        "update calls set account = null where account is not null and ending <> 'OPEN'"
                                + " and call_key >= :from and call_key < :until" + but(held),
                        from,
                        until,
                        held);
    }

    private static String but(Collection<String> held) {
        return held.isEmpty() ? "" : " and not (call_id = any(:held))";
    }

    private static String butOf(Collection<String> held) {
        return held.isEmpty() ? "" : " and call_key not in (select call_key from calls where call_id = any(:held))";
    }

    private static long during(Handle handle, String statement, Instant from, Instant until, Collection<String> held) {
        var update = handle.createUpdate(statement)
                .bind("from", CallKeys.first(from))
                .bind("until", CallKeys.first(until));
        if (!held.isEmpty()) {
            update.bindArray(
                    "held", UUID.class, held.stream().map(CallIds::uuid).toList());
        }
        return update.execute();
    }
}
