package org.ivrengine.calllog.sql.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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

    /** Moments that are looked at in the rows at once. */
    private static final int MOMENTS_MAX = 2_048;

    private final Handle handle;
    private final List<KeyFilter> filters;
    private final List<KeyCheck> checks;
    private final KeyRange range;
    private final int limit;
    private final List<Long> found = new ArrayList<>();
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
        Optional<Long> unsearched = isQuickByRows() ? byRows(range) : byDays(new FactSearch(handle, filters));
        return new Keys(found.subList(0, Math.min(limit, found.size())), unsearched);
    }

    /** One condition whose index says all, one that few calls fit, or none that an index answers. */
    private boolean isQuickByRows() {
        boolean isOneLook = filters.size() == 1 && filters.getFirst().isOneLook();
        return isOneLook
                || filters.stream().noneMatch(KeyFilter.Indexed.class::isInstance)
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
            look(search.moments(some));
            if (isOver()) {
                return Optional.of(CallKeys.firstOfDay(some.getLast()));
            }
            at += count;
            count = Math.min(2 * count, DAYS_MAX);
        }
        return Optional.empty();
    }

    /** Calls of these moments, in their rows. */
    private void look(NavigableMap<Integer, ImmutableRoaringBitmap> moments) {
        List<Long> firsts = new ArrayList<>();
        for (Map.Entry<Integer, ImmutableRoaringBitmap> day :
                moments.descendingMap().entrySet()) {
            IntIterator newestFirst = day.getValue().getReverseIntIterator();
            while (newestFirst.hasNext()) {
                firsts.add(FactMoments.first(day.getKey(), newestFirst.next()));
                if (firsts.size() >= Math.clamp(2L * (limit - found.size()), 64, MOMENTS_MAX)) {
                    fitting(firsts);
                    firsts.clear();
                    if (found.size() >= limit || isOver()) {
                        return;
                    }
                }
            }
        }
        fitting(firsts);
    }

    private void fitting(List<Long> firsts) {
        if (firsts.isEmpty()) {
            return;
        }
        // An outer join, so that both databases go from the moments to the calls, never from all calls to the moments.
        List<Long> candidates = handle
                .createQuery("select call_key from unnest(cast(:firsts as bigint array)) as moments(first_key)"
                        + " left join calls on call_key between first_key and first_key + " + (FactMoments.KEYS - 1))
                .bindArray("firsts", Long.class, firsts)
                .mapTo(Long.class)
                .stream()
                .filter(key -> key != null && range.contains(key))
                .sorted(Comparator.reverseOrder())
                .toList();
        found.addAll(KeyCheck.fitting(handle, candidates, checks));
    }
}
