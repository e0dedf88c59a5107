package org.ivrengine.calllog.sql.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the facts of days that are over, so that several conditions on old calls are searched at once. Whatever changes
 * afterwards makes the day uncounted; its calls are then searched in their rows until it is counted again.
 */
public final class FactCount {

    /** So long after a day hardly a call of it still goes on. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private final Jdbi jdbi;

    public FactCount(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Counts what is not counted, a day in each transaction, the newest first.
     *
     * @param goesOn asked before each day
     * @return days that were counted
     */
    public int countDaysOver(Instant now, BooleanSupplier goesOn) {
        int days = 0;
        int today = CallKeys.day(CallKeys.first(now.minus(AFTERWARDS)));
        for (int day : jdbi.withHandle(handle -> FactDays.uncounted(handle, today))) {
            if (!goesOn.getAsBoolean()) {
                break;
            }
            if (jdbi.inTransaction(handle -> isCounted(handle, day))) {
                days++;
            }
        }
        return days;
    }

    private static boolean isCounted(Handle handle, int day) {
        OptionalLong version = FactDays.version(handle, day);
        if (version.isEmpty()) {
            return false;
        }
        DayOfFacts facts = facts(handle, day);
        FactNumbers.store(handle, day, facts.numbers());
        DayKeys.store(handle, day, facts.keys());
        // Last: who writes this day meanwhile is waited for, and has raised the version then.
        return FactDays.isCountedAs(handle, day, version.getAsLong());
    }

    private static DayOfFacts facts(Handle handle, int day) {
        DayOfFacts facts = new DayOfFacts(handle, day);
        facts.values("calls", "called", "ending", "language");
        facts.durations("calls", "duration");
        facts.values("call_steps", "place");
        facts.values("call_operations", "kind");
        facts.values("contacts", "queue", "agent", "outcome");
        facts.values("recordings", "state");
        facts.durations("contacts", "wait", "talk", "hold", "handle");
        return facts;
    }
}
