package org.ivrengine.selfservice.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** How operations get at the database: to read, or to change something exactly once. */
record Desk(Jdbi jdbi, SelfServiceSettings settings, InstantSource clock) {

    /** A key that is there already, a deadlock or a lock that was waited for too long: whoever begins again gets through. */
    private static final Set<String> PASSING = Set.of("23505", "40001", "40P01", "HYT00");

    /** Databases keep microseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return local().toLocalDate();
    }

    /** Date and time on the company's wall. */
    LocalDateTime local() {
        return LocalDateTime.ofInstant(clock.instant(), settings.zone());
    }

    Result read(Function<Handle, Result> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (ConnectionException away) {
            // The database's keeper says so once, not every call.
            return new Result(Operations.UNAVAILABLE, Optional.empty());
        }
    }

    /**
     * Does it and remembers the result under the request's key in the same transaction; done already, it gives that result
     * and does nothing.
     */
    Result once(Request request, Function<Handle, Result> work) {
        try {
            return again(() -> jdbi.inTransaction(handle -> {
                Optional<Result> before = handle.select(
                                "select result from operation_results where idempotency_key = ?",
                                request.idempotencyKey())
                        .mapTo(String.class)
                        .findOne()
                        .map(ResultText::read);
                return before.orElseGet(() -> remember(handle, request, work.apply(handle)));
            }));
        } catch (ConnectionException away) {
            return new Result(Operations.UNAVAILABLE, Optional.empty());
        }
    }

    /** In a transaction, again when others got in the way. */
    <T> T inTransaction(Function<Handle, T> work) {
        return again(() -> jdbi.inTransaction(work::apply));
    }

    private Result remember(Handle handle, Request request, Result result) {
        handle.execute(
                "insert into operation_results (idempotency_key, operation, result, done_at) values (?, ?, ?, ?)",
                request.idempotencyKey(),
                request.name(),
                ResultText.write(result),
                now());
        return result;
    }

    private interface Work<T> {
        T run();
    }

    private static <T> T again(Work<T> work) {
        for (int left = SqlLimits.TRIES_MAX; ; left--) {
            try {
                return work.run();
            } catch (JdbiException e) {
                if (left == 1 || !isPassing(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isPassing(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && PASSING.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
