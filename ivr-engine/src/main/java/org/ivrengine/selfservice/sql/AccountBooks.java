package org.ivrengine.selfservice.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Change;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Accounts as an operator sees them. */
public final class AccountBooks {

    private static final int CHANGES_SHOWN = 20;
    private static final int ORDERS_SHOWN = 10;

    private static final String COLUMNS = "select a.number, a.name, a.language, a.notification, a.is_blocked,"
            + " a.balance_minor, a.currency, t.locked_until,"
            + " (select max(p.phone) from account_phones p where p.account = a.number and p.is_main) as phone"
            + " from accounts a left join attempts t on t.subject = 'account:' || a.number";

    private final Jdbi jdbi;
    private final InstantSource clock;

    public AccountBooks(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * An account without its secrets.
     *
     * @param balanceMinor what the customer owes, in minor units; negative: what we owe
     * @param lockedUntil empty when it is open
     */
    public record Account(
            String number,
            String name,
            String phone,
            String language,
            String notification,
            boolean isBlocked,
            long balanceMinor,
            String currency,
            Optional<Instant> lockedUntil) {}

    /** One of an account's orders. */
    public record Order(String number, String state, long totalMinor, String currency) {}

    /**
     * A change, as it was audited.
     *
     * @param who {@code caller}, or an operator
     * @param call our id of the call; empty when it was made outside of one
     */
    public record Audited(Instant at, String who, String call, String what, String from, String to) {}

    /**
     * @param orders the latest ones first, at most ten
     * @param changes the latest ones first, at most twenty
     */
    public record Details(Account account, List<Order> orders, List<Audited> changes) {
        public Details {
            orders = List.copyOf(orders);
            changes = List.copyOf(changes);
        }
    }

    /** In the order of their numbers, from that number on. */
    public List<Account> list(String from, int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        COLUMNS + " where a.number >= ? order by a.number limit ?", from, limit)
                .map((row, _) -> account(
                        row.getString("number"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("phone")),
                        row.getString("language"),
                        row.getString("notification"),
                        row.getBoolean("is_blocked"),
                        row.getLong("balance_minor"),
                        row.getString("currency"),
                        Optional.ofNullable(row.getObject("locked_until", OffsetDateTime.class))))
                .list());
    }

    private Account account(
            String number,
            String name,
            Optional<String> phone,
            String language,
            String notification,
            boolean isBlocked,
            long balanceMinor,
            String currency,
            Optional<OffsetDateTime> lockedUntil) {
        return new Account(
                number,
                name,
                phone.orElse(""),
                language,
                notification,
                isBlocked,
                balanceMinor,
                currency,
                lockedUntil.map(OffsetDateTime::toInstant).filter(until -> until.isAfter(clock.instant())));
    }

    /** @return empty when there is no such account */
    public Optional<Details> show(String number) {
        return list(number, 1).stream()
                .filter(account -> account.number().equals(number))
                .findFirst()
                .map(account -> jdbi.withHandle(
                        handle -> new Details(account, orders(handle, number), changes(handle, number))));
    }

    private static List<Order> orders(Handle handle, String account) {
        return handle.select(
                        "select number, state, total_minor, currency from orders where account = ?"
                                + " order by placed_on desc, number desc limit ?",
                        account,
                        ORDERS_SHOWN)
                .map((row, _) -> new Order(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
    }

    private static List<Audited> changes(Handle handle, String account) {
        return handle.select(
                        "select at, who, call_id, what, from_value, to_value from audit where account = ?"
                                + " order by at desc, id desc limit ?",
                        account,
                        CHANGES_SHOWN)
                .map((row, _) -> new Audited(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** How unlocking ended. */
    public enum Unlocked {
        DONE,
        WAS_OPEN,
        NO_SUCH_ACCOUNT
    }

    /**
     * Forgets the account's failures and locks, which is audited.
     *
     * @param operator name of who does it
     */
    public Unlocked unlock(String number, String operator) {
        return jdbi.inTransaction(handle -> {
            boolean isThere = handle.select("select 1 from accounts where number = ?", number)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!isThere) {
                return Unlocked.NO_SUCH_ACCOUNT;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String subject = Attempts.account(number);
            String until = Attempts.lockedUntil(handle, subject, now)
                    .map(Instant::toString)
                    .orElse("");
            if (!Attempts.forget(handle, subject)) {
                return Unlocked.WAS_OPEN;
            }
            Audit.write(
                    handle,
                    now,
                    number,
                    "operator " + operator,
                    Audit.NO_CALL,
                    List.of(new Change("account.locked_until", until, "")));
            return Unlocked.DONE;
        });
    }
}
