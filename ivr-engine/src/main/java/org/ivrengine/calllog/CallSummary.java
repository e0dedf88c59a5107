package org.ivrengine.calllog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a list of calls.
 *
 * @param endedAt empty while it goes on
 * @param account whose the call turned out to be
 * @param isSelfService whether an operation served the caller
 * @param askedForPerson whether she came to a queue or to somebody outside
 */
public record CallSummary(
        String call,
        Instant startedAt,
        Optional<Instant> endedAt,
        CallStatus status,
        String caller,
        String callerName,
        String called,
        Optional<String> account,
        String language,
        boolean isSelfService,
        boolean askedForPerson) {

    public static CallSummary of(CallRecord record) {
        return new CallSummary(
                record.call(),
                record.startedAt(),
                Optional.of(record.endedAt()),
                CallStatus.of(record.ending()),
                record.caller(),
                record.callerName(),
                record.called(),
                record.account(),
                record.language(),
                record.isSelfService(),
                record.askedForPerson());
    }

    /** @return whether she was served without asking for anybody, and nothing went wrong */
    public boolean isContained() {
        return isContained(isSelfService, askedForPerson, status);
    }

    public static boolean isContained(boolean isSelfService, boolean askedForPerson, CallStatus status) {
        return isSelfService && !askedForPerson && (status == CallStatus.BY_FLOW || status == CallStatus.BY_CALLER);
    }

    /** From beginning to end; empty while it goes on. A clock that was put back makes none negative. */
    public Optional<Duration> lasted() {
        return endedAt.map(end -> Duration.between(startedAt, end))
                .map(time -> time.isNegative() ? Duration.ZERO : time);
    }
}
