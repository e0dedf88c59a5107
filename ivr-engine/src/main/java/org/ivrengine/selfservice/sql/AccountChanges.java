package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.changed;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.text;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.selfservice.Outcomes;
import org.ivrengine.selfservice.PhoneNumbers;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.Words;
import org.jdbi.v3.core.Handle;

/** What the caller changes in her own account. Each change once, audited, in one transaction. */
final class AccountChanges {

    private final Desk desk;
    private final PinChecks pins;

    AccountChanges(Desk desk, PinChecks pins) {
        this.desk = desk;
        this.pins = pins;
    }

    private record Row(String language, String email, String notification, String postcode, String houseNumber) {}

    Result confirmAddress(Request request) {
        return change(request, (handle, account) -> {
            handle.execute("update accounts set address_confirmed_at = ? where number = ?", desk.now(), account);
            Row row = row(handle, account);
            String address = row.houseNumber() + ", " + row.postcode();
            return audited(
                    handle, request, account, "confirmed", new Change("account.address_confirmed", address, address));
        });
    }

    Result changePhone(Request request) {
        Optional<String> typed = text(request, "phone");
        Optional<String> phone =
                typed.flatMap(text -> PhoneNumbers.normal(text, desk.settings().region()));
        return change(request, (handle, account) -> {
            if (phone.isEmpty()) {
                return plain("invalid");
            }
            String before = handle.select("select phone from account_phones where account = ? and is_main", account)
                    .mapTo(String.class)
                    .findFirst()
                    .orElse("");
            handle.execute(
                    "delete from account_phones where account = ? and (is_main or phone = ?)", account, phone.get());
            handle.execute(
                    "insert into account_phones (account, phone, is_main) values (?, ?, true)", account, phone.get());
            List<Change> changes = audit(handle, request, account, new Change("account.phone", before, phone.get()));
            return changed(
                    account,
                    Outcomes.CHANGED,
                    digits(PhoneNumbers.spoken(phone.get(), desk.settings().region())),
                    changes);
        });
    }

    Result changePin(Request request) {
        String pin = text(request, "pin").orElse("");
        // Before the transaction: it takes longer than anything that holds a lock should.
        String hash = pins.hash(pin);
        return change(request, (handle, account) -> {
            if (Pins.isWeak(pin, account)) {
                return plain("weak");
            }
            handle.execute("update accounts set pin_hash = ? where number = ?", hash, account);
            return audited(handle, request, account, Outcomes.CHANGED, new Change("account.pin", "", ""));
        });
    }

    Result changeLanguage(Request request) {
        String language = text(request, "language").orElse("");
        return change(request, (handle, account) -> {
            if (!desk.settings().languages().contains(language)) {
                return plain("unknown");
            }
            String before = row(handle, account).language();
            handle.execute("update accounts set language = ? where number = ?", language, account);
            return audited(
                    handle, request, account, Outcomes.CHANGED, new Change("account.language", before, language));
        });
    }

    Result changeNotification(Request request) {
        String notification = text(request, "notification")
                .filter(Words.NOTIFICATIONS::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        "notification is one of " + String.join(", ", Words.NOTIFICATIONS)));
        return change(request, (handle, account) -> {
            Row row = row(handle, account);
            if (notification.equals("email") && row.email().isEmpty()) {
                return plain("no_email");
            }
            handle.execute("update accounts set notification = ? where number = ?", notification, account);
            return audited(
                    handle,
                    request,
                    account,
                    Outcomes.CHANGED,
                    new Change("account.notification", row.notification(), notification));
        });
    }

    private Result change(Request request, BiFunction<Handle, String, Result> work) {
        return desk.once(
                request,
                handle -> CallAccess.account(handle, request.call(), desk.now())
                        .map(account -> work.apply(handle, locked(handle, account)))
                        .orElse(plain(Outcomes.NOT_VERIFIED)));
    }

    /** Two changes of one account come one after the other, so that each knows what was before. */
    private static String locked(Handle handle, String account) {
        return handle.select("select number from accounts where number = ? for update", account)
                .mapTo(String.class)
                .one();
    }

    private static Row row(Handle handle, String account) {
        return handle.select(
                        "select language, email, notification, postcode, house_number from accounts where number = ?",
                        account)
                .map((row, _) -> new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .one();
    }

    private Result audited(Handle handle, Request request, String account, String outcome, Change change) {
        return changed(account, outcome, null, audit(handle, request, account, change));
    }

    /** What is as it was is no change, but for a PIN and a confirmation, of which that cannot be seen. */
    private List<Change> audit(Handle handle, Request request, String account, Change change) {
        boolean isNone = change.from().equals(change.to())
                && !change.what().equals("account.pin")
                && !change.what().equals("account.address_confirmed");
        List<Change> changes = isNone ? List.of() : List.of(change);
        Audit.write(handle, desk.now(), account, Audit.CALLER, request.call().value(), changes);
        return changes;
    }
}
