package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.about;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.text;
import static org.ivrengine.selfservice.sql.Answers.with;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Outcomes;
import org.ivrengine.selfservice.PhoneNumbers;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** Who is calling: guessed by the number, proven by account number and PIN. */
final class SignIn {

    private final Desk desk;
    private final PinChecks pins;

    SignIn(Desk desk, PinChecks pins) {
        this.desk = desk;
        this.pins = pins;
    }

    private record Account(String number, String language, boolean isBlocked, Optional<String> pinHash) {}

    /** Opens nothing: anybody can call with any number. */
    Result identify(Request request) {
        Optional<String> phone = text(request, "caller")
                .flatMap(caller -> PhoneNumbers.normal(caller, desk.settings().region()));
        if (phone.isEmpty()) {
            return plain("unknown");
        }
        return desk.read(handle -> {
            List<String> accounts = handle.select(
                            "select p.account from account_phones p join accounts a on a.number = p.account"
                                    + " where p.phone = ? and not a.is_blocked limit 2",
                            phone.get())
                    .mapTo(String.class)
                    .list();
            return switch (accounts.size()) {
                case 0 -> plain("unknown");
                case 1 ->
                    with("known", told(account(handle, accounts.getFirst()).orElseThrow()));
                default -> plain("several");
            };
        });
    }

    /**
     * An account that does not exist is counted, locked and hashed for like one that does. Nothing is remembered under the
     * idempotency key: a PIN does not survive a crash, so the caller is asked again and it is another attempt.
     */
    Result verify(Request request) {
        Optional<String> number = number(request, "account");
        String pin = text(request, "pin").orElse("");
        String subject = Attempts.account(number.orElse("none"));
        String call = Attempts.in(request.call());
        try {
            Instant now = desk.now();
            boolean isOpen = desk.inTransaction(
                    handle -> Attempts.begin(handle, call, now) && Attempts.begin(handle, subject, now));
            if (!isOpen) {
                return plain(Outcomes.LOCKED);
            }
            Optional<Account> account =
                    desk.jdbi().withHandle(handle -> number.flatMap(given -> account(handle, given)));
            boolean isRight = pins.isRight(pin, account.flatMap(Account::pinHash));
            return isRight && account.isPresent()
                    ? entered(request, account.get())
                    : refused(request, account.map(Account::number), subject);
        } catch (ConnectionException away) {
            return plain(Operations.UNAVAILABLE);
        }
    }

    private Result entered(Request request, Account account) {
        return desk.inTransaction(handle -> {
            Attempts.forget(handle, Attempts.in(request.call()));
            Attempts.forget(handle, Attempts.account(account.number()));
            if (account.isBlocked()) {
                return plain("blocked");
            }
            CallAccess.grantAccount(handle, request.call(), account.number(), desk.now());
            return about(account.number(), "verified", told(account));
        });
    }

    private Result refused(Request request, Optional<String> account, String subject) {
        return desk.inTransaction(handle -> {
            Instant now = desk.now();
            Optional<Instant> until = Attempts.lockedUntil(handle, subject, now);
            if (until.isEmpty()) {
                return plain("wrong");
            }
            account.ifPresent(number -> Audit.write(
                    handle,
                    now,
                    number,
                    Audit.CALLER,
                    request.call().value(),
                    List.of(new Change("account.locked_until", "", until.get().toString()))));
            return plain(Outcomes.LOCKED);
        });
    }

    private Value told(Account account) {
        String language = desk.settings().languages().contains(account.language())
                ? account.language()
                : desk.settings().languages().iterator().next();
        return fields("number", digits(account.number()), "language", digits(language));
    }

    private static Optional<Account> account(Handle handle, String number) {
        return handle.select("select number, language, is_blocked, pin_hash from accounts where number = ?", number)
                .map((row, _) -> new Account(
                        row.getString(1), row.getString(2), row.getBoolean(3), Optional.ofNullable(row.getString(4))))
                .findOne();
    }
}
