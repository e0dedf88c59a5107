package org.ivrengine.calllog.sql.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.jdbi.v3.core.Handle;

/** Calls that ended in some time, counted from their rows by quarters of an hour. */
final class EndedCalls {

    /** A call that lasted longer is not looked for at the borders of a report. */
    private static final Duration CALL_MAX = Duration.ofDays(1);

    private EndedCalls() {}

    /** @return those of all the time together; nothing when it is no time at all */
    static CallCounts count(Handle handle, Instant from, Instant until) {
        return from.isBefore(until)
                ? byQuarters(handle, from, until, CALL_MAX.toMillis()).values().stream()
                        .reduce(CallCounts.NONE, CallCounts::plus)
                : CallCounts.NONE;
    }

    /** @param longestMs no call lasted longer */
    static Map<Instant, CallCounts> byQuarters(Handle handle, Instant from, Instant until, long longestMs) {
        Map<Instant, CallCounts> quarters = new TreeMap<>();
        handle.createQuery("select ended_at, self_service, asked_for_person, ending from calls"
                        + " where call_key >= :least and call_key < :end and ended_at >= :from and ended_at < :until")
                .bind("least", CallKeys.first(from.minusMillis(longestMs + 1)))
                .bind("end", CallKeys.first(until))
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> {
                    boolean isSelfService = row.getBoolean("self_service");
                    boolean isContained = CallSummary.isContained(
                            isSelfService,
                            row.getBoolean("asked_for_person"),
                            CallStatus.valueOf(row.getString("ending")));
                    long endMs = row.getObject("ended_at", OffsetDateTime.class)
                            .toInstant()
                            .toEpochMilli();
                    return Map.entry(
                            Instant.ofEpochMilli(FigureTable.QUARTERS.at(endMs).fromMs()),
                            new CallCounts(1, isSelfService ? 1 : 0, isContained ? 1 : 0));
                })
                .forEach(call -> quarters.merge(call.getKey(), call.getValue(), CallCounts::plus));
        return quarters;
    }
}
