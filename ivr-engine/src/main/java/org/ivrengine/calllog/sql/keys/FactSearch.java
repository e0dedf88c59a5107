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
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Which calls of counted days may fit several conditions. The rarest condition is asked first, so that days without it cost
 * nothing more. Belongs to one search.
 */
final class FactSearch {

    /** Calls that tell how rare those of a caller are. */
    private static final int SOME = 64;

    /** Keys that an index gives in the time that it takes to look at one call in its rows. */
    private static final int KEYS_A_LOOK = 4;

    private final Handle handle;
    private final DaysOfKeys keys;
    private final List<KeyFilter> own;
    private final List<Facts> conditions;
    private Optional<RarestOwn> rarestOwn = Optional.empty();
    private boolean isOrdered;

    /**
     * Of what has no facts, that which the fewest calls fit; the others are left to the checks.
     *
     * @param isFirst whether fewer fit it than any of the facts
     */
    private record RarestOwn(KeyFilter filter, double callsADay, boolean isFirst) {}

    /** @return whether an index answers this, and facts do not */
    private static boolean isOwn(KeyFilter filter) {
        return filter instanceof KeyFilter.Indexed && filter.facts().isEmpty();
    }

    /** @param filters at least one of which has facts; what has neither facts nor an index is left to the checks */
    FactSearch(Handle handle, Collection<KeyFilter> filters, DaysOfKeys keys) {
        this.handle = handle;
        this.keys = keys;
        own = filters.stream().filter(FactSearch::isOwn).toList();
        conditions = new ArrayList<>(
                filters.stream().flatMap(filter -> filter.facts().stream()).toList());
    }

    /**
     * Searches.
     *
     * @param days one after the other, newest first
     * @return by day, the numbers of the calls that may fit; no day without any
     */
    NavigableMap<Integer, ImmutableRoaringBitmap> numbers(List<Integer> days) {
        if (!isOrdered) {
            order(days);
        }
        Optional<RarestOwn> first = rarestOwn.filter(RarestOwn::isFirst);
        if (first.isPresent()) {
            NavigableMap<Integer, ImmutableRoaringBitmap> some = near(first.get(), days);
            return some.isEmpty() ? some : both(some, among(conditions, some.keySet()));
        }
        NavigableMap<Integer, ImmutableRoaringBitmap> rarest = among(conditions.subList(0, 1), days);
        List<Facts> others = conditions.subList(1, conditions.size());
        NavigableMap<Integer, ImmutableRoaringBitmap> fitting =
                rarest.isEmpty() || others.isEmpty() ? rarest : both(rarest, among(others, rarest.keySet()));
        long calls = fitting.values().stream()
                .mapToLong(ImmutableRoaringBitmap::getCardinality)
                .sum();
        return rarestOwn
                .filter(index -> calls * KEYS_A_LOOK > index.callsADay() * days.size())
                .map(index -> both(fitting, near(index, fitting.keySet())))
                .orElse(fitting);
    }

    private NavigableMap<Integer, ImmutableRoaringBitmap> near(RarestOwn rarest, Collection<Integer> days) {
        return keys.near(rarest.filter().keys(handle, range(days)));
    }

    private static KeyRange range(Collection<Integer> days) {
        return CallKeys.ofDays(Collections.min(days), Collections.max(days));
    }

    private static NavigableMap<Integer, ImmutableRoaringBitmap> both(
            Map<Integer, ImmutableRoaringBitmap> one, Map<Integer, ImmutableRoaringBitmap> other) {
        NavigableMap<Integer, ImmutableRoaringBitmap> both = new TreeMap<>();
        one.forEach((day, numbers) -> {
            ImmutableRoaringBitmap rest =
                    ImmutableRoaringBitmap.and(numbers, other.getOrDefault(day, new MutableRoaringBitmap()));
            if (!rest.isEmpty()) {
                both.put(day, rest);
            }
        });
        return both;
    }

    /** As they are in these days. */
    private void order(Collection<Integer> days) {
        Map<String, Long> frequencies = FactNumbers.frequencies(handle, names(conditions), days);
        ToLongFunction<Facts> calls = condition -> condition.anyOf().stream()
                .mapToLong(fact -> frequencies.getOrDefault(fact, 0L))
                .sum();
        conditions.sort(Comparator.comparingLong(calls));
        long ofRarestFacts = calls.applyAsLong(conditions.getFirst());
        rarestOwn = own.stream()
                .map(filter -> {
                    double callsADay = CallKeys.IN_A_DAY
                            / filter.newest(handle, range(days), SOME).span();
                    return new RarestOwn(filter, callsADay, callsADay * days.size() <= ofRarestFacts);
                })
                .min(Comparator.comparingDouble(RarestOwn::callsADay));
        isOrdered = true;
    }

    private static Set<String> names(Collection<Facts> conditions) {
        Set<String> names = new HashSet<>();
        conditions.forEach(condition -> names.addAll(condition.anyOf()));
        return names;
    }

    private NavigableMap<Integer, ImmutableRoaringBitmap> among(List<Facts> asked, Collection<Integer> days) {
        NavigableMap<Integer, ImmutableRoaringBitmap> fitting = new TreeMap<>();
        FactNumbers.read(handle, names(asked), days).forEach((day, numbers) -> {
            ImmutableRoaringBitmap all = all(asked, numbers);
            if (!all.isEmpty()) {
                fitting.put(day, all);
            }
        });
        return fitting;
    }

    private static ImmutableRoaringBitmap all(List<Facts> asked, Map<String, ImmutableRoaringBitmap> numbers) {
        ImmutableRoaringBitmap all = any(asked.getFirst(), numbers);
        for (Facts next : asked.subList(1, asked.size())) {
            if (all.isEmpty()) {
                break;
            }
            all = ImmutableRoaringBitmap.and(all, any(next, numbers));
        }
        return all;
    }

    private static ImmutableRoaringBitmap any(Facts condition, Map<String, ImmutableRoaringBitmap> numbers) {
        List<ImmutableRoaringBitmap> any = condition.anyOf().stream()
                .filter(numbers::containsKey)
                .map(numbers::get)
                .toList();
        return any.size() == 1 ? any.getFirst() : ImmutableRoaringBitmap.or(any.toArray(ImmutableRoaringBitmap[]::new));
    }
}
