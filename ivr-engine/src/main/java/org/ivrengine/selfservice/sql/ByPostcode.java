package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.text;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.selfservice.Outcomes;
import org.jdbi.v3.core.Handle;

/** Something that whoever knows its number and its postcode may hear of. */
interface ByPostcode {

    String number();

    String postcode();

    /**
     * Opens it to the rest of the call if the postcode of the request is right. The attempt counts before it is looked at,
     * for the call and for the number, whether there is such a number or not.
     *
     * @param found looks it up by its number
     * @param told the answer to a caller who may hear of it
     */
    static <T extends ByPostcode> Result open(
            Handle handle,
            Request request,
            CallAccess.Kind kind,
            Instant now,
            Function<String, Optional<T>> found,
            Function<T, Result> told) {
        Optional<String> number = Answers.number(request, "number");
        String subject = Attempts.of(kind, number.orElse("none"));
        if (!Attempts.begin(handle, Attempts.in(request.call()), now) || !Attempts.begin(handle, subject, now)) {
            return plain(Outcomes.LOCKED);
        }
        Optional<T> right = number.flatMap(found)
                .filter(candidate -> text(request, "postcode")
                        .filter(candidate.postcode()::equals)
                        .isPresent());
        if (right.isEmpty()) {
            return plain(Outcomes.NOT_FOUND);
        }
        Attempts.forget(handle, Attempts.in(request.call()));
        Attempts.forget(handle, subject);
        CallAccess.open(handle, request.call(), kind, right.get().number(), now);
        return told.apply(right.get());
    }
}
