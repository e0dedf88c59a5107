package org.ivrengine.calllog.sql.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Which moments of counted days may have calls that fit several conditions. The rarest condition is asked first, so that
 * days without it cost nothing more. Belongs to one search.
 */
final class FactSearch {

    private final Handle handle;
    private final List<KeyFilter> own;
    private final List<Facts> conditions;
    private boolean isOrdered;

    private static boolean isOwn(KeyFilter filter) {
        return filter instanceof KeyFilter.Indexed && filter.facts().isEmpty();
    }

    /** @param filters at least one of which an index answers; what others ask is left to their checks */
    FactSearch(Handle handle, Collection<KeyFilter> filters) {
        this.handle = handle;
        own = filters.stream().filter(FactSearch::isOwn).toList();
        conditions = new ArrayList<>(
                filters.stream().map(KeyFilter::facts).flatMap(Optional::stream).toList());
    }

    /**
     * Searches.
     *
     * @param days one after the other, newest first
     * @return by day, the moments in which a call may have begun that fits; no day without any
     */
    NavigableMap<Integer, ImmutableRoaringBitmap> moments(List<Integer> days) {
        if (!isOrdered) {
            order(days);
        }
        NavigableMap<Integer, ImmutableRoaringBitmap> fitting =
                own.isEmpty() ? among(conditions.subList(0, 1), days) : ofOwn(days);
        List<Facts> others = own.isEmpty() ? conditions.subList(1, conditions.size()) : conditions;
        return fitting.isEmpty() || others.isEmpty() ? fitting : both(fitting, among(others, fitting.keySet()));
    }

    /** Of what has no facts the moments are found in the rows' index. */
    private NavigableMap<Integer, ImmutableRoaringBitmap> ofOwn(List<Integer> days) {
        KeyRange range = CallKeys.ofDays(Collections.min(days), Collections.max(days));
        NavigableMap<Integer, ImmutableRoaringBitmap> all =
                FactMoments.of(own.getFirst().keys(handle, range));
        for (KeyFilter next : own.subList(1, own.size())) {
            all = both(all, FactMoments.of(next.keys(handle, range)));
        }
        return all;
    }

    private static NavigableMap<Integer, ImmutableRoaringBitmap> both(
            Map<Integer, ImmutableRoaringBitmap> one, Map<Integer, ImmutableRoaringBitmap> other) {
        NavigableMap<Integer, ImmutableRoaringBitmap> both = new TreeMap<>();
        one.forEach((day, moments) -> {
            ImmutableRoaringBitmap rest =
                    ImmutableRoaringBitmap.and(moments, other.getOrDefault(day, new MutableRoaringBitmap()));
            if (!rest.isEmpty()) {
                both.put(day, rest);
            }
        });
        return both;
    }

    /** As they are in these days. */
    private void order(Collection<Integer> days) {
        Map<String, Long> frequencies = FactMoments.frequencies(handle, names(conditions), days);
        conditions.sort(Comparator.comparingLong(condition -> condition.anyOf().stream()
                .mapToLong(fact -> frequencies.getOrDefault(fact, 0L))
                .sum()));
        isOrdered = true;
    }

    private static Set<String> names(Collection<Facts> conditions) {
        Set<String> names = new HashSet<>();
        conditions.forEach(condition -> names.addAll(condition.anyOf()));
        return names;
    }

    private NavigableMap<Integer, ImmutableRoaringBitmap> among(List<Facts> asked, Collection<Integer> days) {
        NavigableMap<Integer, ImmutableRoaringBitmap> fitting = new TreeMap<>();
        FactMoments.read(handle, names(asked), days).forEach((day, moments) -> {
            ImmutableRoaringBitmap all = all(asked, moments);
            if (!all.isEmpty()) {
                fitting.put(day, all);
            }
        });
        return fitting;
    }

    private static ImmutableRoaringBitmap all(List<Facts> asked, Map<String, ImmutableRoaringBitmap> moments) {
        ImmutableRoaringBitmap all = fitting(asked.getFirst(), moments);
        for (Facts next : asked.subList(1, asked.size())) {
            if (all.isEmpty()) {
                break;
            }
            all = ImmutableRoaringBitmap.and(all, fitting(next, moments));
        }
        return all;
    }

    private static ImmutableRoaringBitmap fitting(Facts condition, Map<String, ImmutableRoaringBitmap> moments) {
        List<ImmutableRoaringBitmap> any = condition.anyOf().stream()
                .filter(moments::containsKey)
                .map(moments::get)
                .toList();
        return any.size() == 1 ? any.getFirst() : ImmutableRoaringBitmap.or(any.toArray(ImmutableRoaringBitmap[]::new));
    }
}
