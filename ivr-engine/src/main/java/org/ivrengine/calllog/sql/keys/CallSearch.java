package org.ivrengine.calllog.sql.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.ivrengine.calllog.CallFilter;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Finds the newest calls that fit a filter. Several conditions that many calls fit are searched by the facts of counted days,
 * everything else in the rows. Belongs to one search.
 */
public final class CallSearch {

    /** Calls that are looked at in the rows sooner than days are. */
    private static final int FEW = 64;

    private static final int FIRST_DAYS = 4;
    private static final int DAYS_MAX = 128;

    /** Calls that are looked at in the rows at once. */
    private static final int LOOKS_MIN = 64;

    private static final int LOOKS_MAX = 2_048;

    private final Handle handle;
    private final List<KeyFilter> filters;
    private final List<KeyCheck> checks;
    private final KeyRange range;
    private final int limit;
    private final DaysOfKeys days;
    private final NavigableSet<Long> found = new TreeSet<>(Comparator.reverseOrder());
    private final long deadlineNs;

    /**
     * What was found.
     *
     * @param keys of calls, newest first
     * @param unsearched calls below this key were not looked at, for lack of time
     */
    public record Keys(List<Long> keys, Optional<Long> unsearched) {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    private CallSearch(Handle handle, List<KeyFilter> filters, KeyRange range, int limit, Duration within) {
        this.handle = handle;
        this.filters = filters;
        this.range = range;
        this.limit = limit;
        days = new DaysOfKeys(handle);
        checks = filters.stream().map(KeyFilter::check).distinct().toList();
        deadlineNs = System.nanoTime() + within.toNanos();
    }

    /**
     * Searches.
     *
     * @param range calls that are looked at
     * @param limit how many calls are enough
     * @param within after that time, what was found by then is the answer
     */
    public static Keys find(Handle handle, CallFilter filter, KeyRange range, int limit, Duration within) {
        if (range.isEmpty()) {
            return new Keys(List.of(), Optional.empty());
        }
        return new CallSearch(handle, KeyFilter.of(handle, filter), range, limit, within).find();
    }

    private Keys find() {
        Optional<Long> unsearched = isQuickByRows() ? byRows(range) : byDays(new FactSearch(handle, filters, days));
        return new Keys(found.stream().limit(limit).toList(), unsearched);
    }

    /** One condition whose index says all, one that few calls fit, or none that has facts. */
    private boolean isQuickByRows() {
        boolean isOneLook = filters.size() == 1 && filters.getFirst().isOneLook();
        return isOneLook
                || filters.stream().allMatch(filter -> filter.facts().isEmpty())
                || filters.stream()
                        .filter(filter -> filter.facts().isEmpty())
                        .anyMatch(filter -> filter.newest(handle, range, FEW).isLast());
    }

    private boolean isOver() {
        return System.nanoTime() - deadlineNs > 0;
    }

    /** @return below which key was not searched any more */
    private Optional<Long> byRows(KeyRange part) {
        Duration left = Duration.ofNanos(Math.max(0, deadlineNs - System.nanoTime()));
        Keys keys = new KeySearch(handle, filters).find(part, limit - found.size(), left);
        found.addAll(keys.keys());
        return keys.unsearched();
    }

    /** Stretches of counted and of other days take turns. */
    private Optional<Long> byDays(FactSearch search) {
        KeyRange rest = range;
        while (!rest.isEmpty() && found.size() < limit) {
            List<FactDays.Day> days = FactDays.newest(handle, rest);
            if (days.isEmpty()) {
                break;
            }
            boolean isCounted = days.getFirst().isCounted();
            List<Integer> stretch = days.stream()
                    .takeWhile(day -> day.isCounted() == isCounted)
                    .map(FactDays.Day::number)
                    .toList();
            int newest = stretch.getFirst();
            int oldest = stretch.getLast();
            Optional<Long> unsearched = isCounted
                    ? byFacts(search, stretch)
                    : byRows(CallKeys.ofDays(oldest, newest).within(range));
            if (unsearched.isPresent()) {
                return unsearched;
            }
            rest = rest.below(CallKeys.firstOfDay(oldest));
        }
        return Optional.empty();
    }

    private Optional<Long> byFacts(FactSearch search, List<Integer> days) {
        int at = 0;
        int count = FIRST_DAYS;
        while (at < days.size() && found.size() < limit) {
            List<Integer> some = days.subList(at, Math.min(days.size(), at + count));
            look(search.numbers(some));
            if (isOver()) {
                return Optional.of(CallKeys.firstOfDay(some.getLast()));
            }
            at += count;
            count = Math.min(2 * count, DAYS_MAX);
        }
        return Optional.empty();
    }

    /** Calls of these numbers, by day, in their rows. */
    private void look(NavigableMap<Integer, ImmutableRoaringBitmap> numbers) {
        List<DaysOfKeys.Numbered> some = new ArrayList<>();
        for (Map.Entry<Integer, ImmutableRoaringBitmap> day :
                numbers.descendingMap().entrySet()) {
            IntIterator newestFirst =
                    days.within(range, day.getKey(), day.getValue()).getReverseIntIterator();
            while (newestFirst.hasNext()) {
                some.add(new DaysOfKeys.Numbered(day.getKey(), newestFirst.next()));
                if (some.size() >= Math.clamp(2L * (limit - found.size()), LOOKS_MIN, LOOKS_MAX)) {
                    addFitting(some);
                    some.clear();
                    if (found.size() >= limit || isOver()) {
                        return;
                    }
                }
            }
        }
        addFitting(some);
    }

    private void addFitting(List<DaysOfKeys.Numbered> calls) {
        List<Long> candidates = days.keys(calls).stream()
                .filter(range::contains)
                .sorted(Comparator.reverseOrder())
                .toList();
        found.addAll(KeyCheck.fitting(handle, candidates, checks));
    }
}
