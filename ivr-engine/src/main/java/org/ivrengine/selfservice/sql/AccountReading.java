package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.about;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.money;
import static org.ivrengine.selfservice.sql.Answers.plain;

import java.util.function.BiFunction;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.selfservice.Outcomes;
import org.jdbi.v3.core.Handle;

/** What the caller hears of her own account. */
final class AccountReading {

    private final Desk desk;

    AccountReading(Desk desk) {
        this.desk = desk;
    }

    Result balance(Request request) {
        return forVerified(
                request,
                (handle, account) -> handle.select(
                                "select balance_minor, currency from accounts where number = ?", account)
                        .map((row, _) -> {
                            long owed = row.getLong(1);
                            String side = owed > 0 ? "owed" : owed < 0 ? "credit" : "even";
                            return about(
                                    account,
                                    Outcomes.FOUND,
                                    fields("balance", money(Math.abs(owed), row.getString(2)), "side", digits(side)));
                        })
                        .one());
    }

    /** What can be said of an address without a voice for names. */
    Result address(Request request) {
        return forVerified(
                request,
                (handle, account) -> handle.select(
                                "select house_number, postcode from accounts where number = ?", account)
                        .map((row, _) -> {
                            String house = row.getString(1);
                            String postcode = row.getString(2);
                            return isDigits(house) && isDigits(postcode)
                                    ? about(
                                            account,
                                            Outcomes.FOUND,
                                            fields("house_number", digits(house), "postcode", digits(postcode)))
                                    : about(account, Outcomes.NONE);
                        })
                        .one());
    }

    private Result forVerified(Request request, BiFunction<Handle, String, Result> work) {
        return desk.read(handle -> CallAccess.account(handle, request.call(), desk.now())
                .map(account -> work.apply(handle, account))
                .orElse(plain(Outcomes.NOT_VERIFIED)));
    }

    private static boolean isDigits(String text) {
        return text.matches("[0-9]+");
    }
}
