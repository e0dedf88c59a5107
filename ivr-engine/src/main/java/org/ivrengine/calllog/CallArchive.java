package org.ivrengine.calllog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where calls are found again. Safe for use by many threads. */
public interface CallArchive {

    /**
     * Finds calls, newest first.
     *
     * @param before only calls older than this one
     * @param limit most calls that are given back
     * @param within after that time the search stops where it is
     */
    Found find(CallFilter filter, Optional<String> before, int limit, Duration within);

    /** @return up to {@code limit} ids that begin with this, of 1 to 32 hexadecimal digits */
    List<String> idsThatBegin(String prefix, int limit);

    /** @return the call of this id, all that is stored of it */
    Optional<CallDetail> call(String id);

    /** @return up to where a journal has been carried */
    Optional<JournalPosition> position(String journal);

    /**
     * What a search has found.
     *
     * @param unsearched calls that began before this time were not looked at, for lack of time; empty when all were or
     *     the limit was reached
     */
    record Found(List<CallSummary> calls, Optional<Instant> unsearched) {
        public Found {
            calls = List.copyOf(calls);
        }
    }
}
