package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.date;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.text;
import static org.ivrengine.selfservice.sql.Answers.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.selfservice.Outcomes;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** How far an application is: for the account that made it, or with the postcode that stands on it. */
final class Applications {

    private final Desk desk;

    Applications(Desk desk) {
        this.desk = desk;
    }

    private record Application(
            String number, Optional<String> account, String postcode, String state, LocalDate stateOn)
            implements ByPostcode {}

    Result status(Request request) {
        Optional<String> number = number(request, "number");
        Result known = desk.read(handle -> known(handle, request, number));
        if (known.outcome().equals(Outcomes.FOUND) || text(request, "postcode").isEmpty()) {
            return known;
        }
        try {
            return desk.inTransaction(handle -> ByPostcode.open(
                    handle,
                    request,
                    CallAccess.Kind.APPLICATION,
                    desk.now(),
                    given -> application(handle, given),
                    Applications::told));
        } catch (ConnectionException away) {
            return plain(Operations.UNAVAILABLE);
        }
    }

    private Result known(Handle handle, Request request, Optional<String> number) {
        Instant now = desk.now();
        Optional<String> account = CallAccess.account(handle, request.call(), now);
        return number.flatMap(given -> application(handle, given))
                .filter(found -> (account.isPresent() && account.equals(found.account()))
                        || CallAccess.isOpen(handle, request.call(), CallAccess.Kind.APPLICATION, found.number(), now))
                .map(Applications::told)
                .orElse(plain(account.isPresent() ? Outcomes.NOT_FOUND : Outcomes.NOT_VERIFIED));
    }

    private static Optional<Application> application(Handle handle, String number) {
        return handle.select(
                        "select number, account, postcode, state, state_on from applications where number = ?", number)
                .map((row, _) -> new Application(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .findOne();
    }

    private static Result told(Application application) {
        return with(
                Outcomes.FOUND,
                fields(
                        "number", digits(application.number()),
                        "state", digits(application.state()),
                        "state_on", date(application.stateOn())));
    }
}
