package org.ivrengine.calllog.sql.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Finds the newest calls that fit several conditions. The rarest gives candidates, newest first, in blocks that grow; the
 * others say which of them fit. So the time depends on how rare the calls are that are looked for, never on what a
 * database's planner takes for clever.
 */
final class KeySearch {

    private static final int FIRST_BLOCK = 64;
    private static final int BLOCK_MAX = 2_048;

    private final Handle handle;
    private final List<KeyFilter> filters;

    /** @param filters all of which a call must fit */
    KeySearch(Handle handle, List<KeyFilter> filters) {
        this.handle = handle;
        this.filters = filters;
    }

    private record Opening(KeyFilter filter, KeyBlock block) {}

    CallSearch.Keys find(KeyRange range, int limit, Duration within) {
        long deadlineNs = System.nanoTime() + within.toNanos();
        List<Opening> rarestFirst = filters.stream()
                .map(filter -> new Opening(filter, filter.newest(handle, range, FIRST_BLOCK)))
                .sorted(Comparator.comparingDouble(
                        (Opening opening) -> -opening.block().span()))
                .toList();
        KeyFilter rarest = rarestFirst.getFirst().filter();
        List<KeyCheck> checks = rarestFirst.stream()
                .map(Opening::filter)
                .filter(filter -> !filter.equals(rarest) || !filter.isSure())
                .map(KeyFilter::check)
                .distinct()
                .toList();
        KeyBlock block = rarestFirst.getFirst().block();
        List<Long> found = new ArrayList<>();
        int size = FIRST_BLOCK;
        while (true) {
            found.addAll(KeyCheck.fitting(handle, block.keys(), checks));
            if (found.size() >= limit || block.isLast()) {
                return new CallSearch.Keys(found.subList(0, Math.min(limit, found.size())), Optional.empty());
            }
            long last = block.keys().getLast();
            if (System.nanoTime() - deadlineNs > 0) {
                return new CallSearch.Keys(found, Optional.of(last));
            }
            size = Math.min(2 * size, BLOCK_MAX);
            block = rarest.newest(handle, range.below(last), size);
        }
    }
}
