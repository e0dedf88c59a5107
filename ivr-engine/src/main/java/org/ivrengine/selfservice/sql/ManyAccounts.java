package org.ivrengine.selfservice.sql;

import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.ivrengine.selfservice.Pins;
import org.jdbi.v3.core.Jdbi;

/** Fills a database with accounts and orders for measurements, made by the database itself. */
public final class ManyAccounts {

    /** The PIN of all of them, kept with as little work as the algorithm takes. */
    public static final String PIN = "2748";

    public static final String POSTCODE = "73001";

    private static final long FIRST_ACCOUNT = 200_000_000L;
    private static final long FIRST_ORDER = 300_000_000L;
    private static final String PRODUCT = "900000001";

    /** Orders go round all accounts in strides, not one after the other. */
    private static final long STRIDE = 7_919;

    /** Rows of one statement, which is one transaction. */
    private static final long AT_A_TIME = 50_000;

    private ManyAccounts() {}

    public static String account(long index) {
        return Long.toString(FIRST_ACCOUNT + index);
    }

    public static String order(long index) {
        return Long.toString(FIRST_ORDER + index);
    }

    /**
     * Fills an empty database, each order with one line.
     *
     * @param progress told how many rows there are, from time to time
     */
    public static void fill(Jdbi jdbi, long accounts, long orders, LongConsumer progress) {
        String hash = Pins.hashForRehearsal(PIN);
        LocalDate day = LocalDate.of(2026, 1, 1);
        jdbi.useHandle(handle -> handle.execute(
                "insert into products (number, name, word, price_minor, currency, stock)"
                        + " values (?, 'Measured', 'kettle', 1000, 'USD', 1000000000) on conflict do nothing",
                PRODUCT));
        inSteps(accounts, (first, last) -> {
            jdbi.useHandle(handle -> {
                handle.execute(
                        "insert into accounts (number, name, street, house_number, postcode, city, country, language,"
                                + " email, notification, pin_hash, balance_minor, currency, created_at)"
                                + " select cast(" + FIRST_ACCOUNT + " + n as varchar), 'Customer ' || n, 'Main Street',"
                                + " '12', '" + POSTCODE + "', 'Springfield', 'US', 'en', '', 'sms', ?, 0, 'USD',"
                                + " current_timestamp from generate_series(?, ?) as g(n)",
                        hash,
                        first,
                        last);
                handle.execute(
                        "insert into account_phones (account, phone, is_main)"
                                + " select cast(" + FIRST_ACCOUNT + " + n as varchar),"
                                + " '+1' || cast(2000000000 + n as varchar), true from generate_series(?, ?) as g(n)",
                        first,
                        last);
            });
            progress.accept(last);
        });
        // Orders come in the order of their numbers, not of their accounts: kept up row by row, this index would be
        // read and
        // written all over, again and again.
        jdbi.useHandle(handle -> handle.execute("drop index orders_by_account"));
        inSteps(orders, (first, last) -> {
            jdbi.useHandle(handle -> {
                handle.execute(
                        "insert into orders (number, account, state, state_on, placed_on, due_on, total_minor, currency,"
                                + " carrier, tracking)"
                                + " select cast(" + FIRST_ORDER + " + n as varchar),"
                                + " cast(" + FIRST_ACCOUNT + " + mod(n * " + STRIDE + ", ?) as varchar), 'paid',"
                                + " cast(? as date), cast(? as date) + cast(mod(n, 300) as integer),"
                                + " cast(? as date) + 306, 1000, 'USD', 'none', '' from generate_series(?, ?) as g(n)",
                        accounts,
                        day,
                        day,
                        day,
                        first,
                        last);
                handle.execute(
                        "insert into order_lines (order_number, position, product, quantity, price_minor)"
                                + " select cast(" + FIRST_ORDER + " + n as varchar), 1, '" + PRODUCT + "', 1, 1000"
                                + " from generate_series(?, ?) as g(n)",
                        first,
                        last);
            });
            progress.accept(accounts + last);
        });
        jdbi.useHandle(handle ->
                handle.execute("create index orders_by_account on orders (account, placed_on desc, number desc)"));
    }

    /** @return whether so many of each are there already, from an earlier filling that came to its end */
    public static boolean isFilled(Jdbi jdbi, long accounts, long orders) {
        return jdbi.withHandle(handle -> handle.createQuery("select"
                        + " (select count(*) from accounts where number in (:account, :accountAfter))"
                        + " + (select count(*) from order_lines where order_number in (:order, :orderAfter))")
                .bind("account", account(accounts - 1))
                .bind("accountAfter", account(accounts))
                .bind("order", order(orders - 1))
                .bind("orderAfter", order(orders))
                .mapTo(Long.class)
                .one()
                .equals(2L));
    }

    private interface Step {
        void rows(long first, long last);
    }

    private static void inSteps(long count, Step step) {
        for (long first = 0; first < count; first += AT_A_TIME) {
            step.rows(first, Math.min(count, first + AT_A_TIME) - 1);
        }
    }
}
