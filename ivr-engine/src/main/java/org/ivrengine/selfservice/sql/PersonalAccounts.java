package org.ivrengine.selfservice.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What self-service's tables tell about a person, found and taken out. Within the caller's transaction. */
public final class PersonalAccounts {

    private PersonalAccounts() {}

    /** @return accounts that have this telephone */
    public static List<String> withPhone(Handle handle, Collection<String> numbers) {
        return handle.createQuery(
                        "select distinct account from account_phones where phone = any(:numbers) order by account")
                .bindArray("numbers", String.class, List.copyOf(numbers))
                .mapTo(String.class)
                .list();
    }

    /** @return everything that is on record of an account, table by table, as columns and values */
    public static Map<String, List<Map<String, Object>>> find(Handle handle, String account) {
        Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
        Map.of(
                        "accounts",
                                "select number, name, street, house_number, postcode, city, country, language, email,"
                                        + " notification, created_at from accounts where number = :account",
                        "account_phones", "select phone, is_main from account_phones where account = :account",
                        "orders",
                                "select number, state, placed_on, total_minor, currency, tracking from orders"
                                        + " where account = :account",
                        "applications",
                                "select number, postcode, state, state_on from applications"
                                        + " where account = :account",
                        "appointment_slots",
                                "select number, on_day, begins from appointment_slots" + " where account = :account",
                        "audit", "select at, who, what, from_value, to_value from audit where account = :account")
                .forEach((table, query) -> found.put(
                        table,
                        handle.createQuery(query)
                                .bind("account", account)
                                .mapToMap()
                                .list()));
        return found;
    }

    /**
     * Empties an account. Its number stays with its orders, whose sums are the company's books; nobody can sign in to it.
     *
     * @return rows by table
     */
    public static Map<String, Long> eraseAccount(Handle handle, String account) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("account_phones", run(handle, "delete from account_phones where account = :account", account));
        rows.put(
                "applications",
                run(
                        handle,
                        "update applications set postcode = '' where postcode <> ''" + " and account = :account",
                        account));
        rows.put(
                "appointment_slots",
                run(handle, "update appointment_slots set account = null where account = :account", account));
        rows.put(
                "orders",
                run(handle, "update orders set tracking = '' where tracking <> '' and account = :account", account));
        rows.put(
                "audit",
                run(
                        handle,
                        "update audit set from_value = '', to_value = '', who = ''"
                                + " where account = :account and (from_value <> '' or to_value <> '' or who <> '')",
                        account));
        rows.put("call_access", run(handle, "delete from call_access where subject = :account", account));
        rows.put("attempts", (long) handle.createUpdate("delete from attempts where subject = :subject")
                .bind("subject", Attempts.account(account))
                .execute());
        rows.put(
                "accounts",
                run(
                        handle,
                        "update accounts set name = '', street = '', house_number = '', postcode = '',"
                                + " city = '', email = '', pin_hash = null, is_blocked = true, address_confirmed_at = null"
                                + " where number = :account and name <> ''",
                        account));
        return rows;
    }

    /** What calls of hers have left besides: results of operations, proofs and failures, and who did what in which call. */
    public static Map<String, Long> eraseCalls(Handle handle, Collection<String> calls) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String call : calls) {
            // The key is the call's id and the visit of its step.
            count(
                    rows,
                    "operation_results",
                    handle.createUpdate("delete from operation_results where idempotency_key like :prefix")
                            .bind("prefix", call + "-%")
                            .execute());
            count(
                    rows,
                    "call_access",
                    handle.createUpdate("delete from call_access where call_id = :call")
                            .bind("call", call)
                            .execute());
            count(
                    rows,
                    "attempts",
                    handle.createUpdate("delete from attempts where subject = :subject")
                            .bind("subject", "call:" + call)
                            .execute());
        }
        return rows;
    }

    /** Values that were numbers of hers, in whose account it may be. */
    public static long eraseNumbers(Handle handle, Collection<String> numbers) {
        long rows = 0;
        for (String column : List.of("from_value", "to_value", "who")) {
            rows += handle.createUpdate("update audit set " + column + " = '' where " + column + " = any(:numbers)")
                    .bindArray("numbers", String.class, List.copyOf(numbers))
                    .execute();
        }
        return rows;
    }

    /** Empties who changed what, before that time, but for some accounts. */
    public static long expireAudit(Handle handle, Instant before, Collection<String> held) {
        // With nobody held, the list is empty and fits nobody.
        return handle.createUpdate("update audit set from_value = '', to_value = '', who = '' where at < :before"
                        + " and (from_value <> '' or to_value <> '' or who <> '') and not (account = any(:held))")
                .bind("before", before)
                .bindArray("held", String.class, List.copyOf(held))
                .execute();
    }

    private static long run(Handle handle, String statement, String account) {
        return handle.createUpdate(statement).bind("account", account).execute();
    }

    private static void count(Map<String, Long> rows, String table, int more) {
        rows.merge(table, (long) more, Long::sum);
    }
}
