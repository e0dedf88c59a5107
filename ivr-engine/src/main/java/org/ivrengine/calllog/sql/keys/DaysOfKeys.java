package org.ivrengine.calllog.sql.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** From numbers of calls to their keys and back. Belongs to one search. */
final class DaysOfKeys {

    private final Handle handle;
    private final Map<Integer, DayKeys> days = new HashMap<>();

    DaysOfKeys(Handle handle) {
        this.handle = handle;
    }

    /** A call of a day. */
    record Numbered(int day, int number) {}

    /** @return by day, the numbers of groups in which these calls are */
    NavigableMap<Integer, ImmutableRoaringBitmap> near(List<Long> keys) {
        load(keys.stream().map(CallKeys::day).collect(Collectors.toSet()));
        Map<Integer, MutableRoaringBitmap> near = new HashMap<>();
        for (long key : keys) {
            int number = CallKeys.day(key);
            DayKeys day = days.get(number);
            int group = day == null ? -1 : day.group(key);
            if (group >= 0) {
                long first = (long) group * DayKeys.GROUP;
                near.computeIfAbsent(number, _ -> new MutableRoaringBitmap()).add(first, first + DayKeys.GROUP);
            }
        }
        return new TreeMap<>(near);
    }

    /** @return of these calls of a day those that can be in the range */
    ImmutableRoaringBitmap within(KeyRange range, int number, ImmutableRoaringBitmap calls) {
        KeyRange all = CallKeys.ofDays(number, number);
        if (range.contains(all.floor()) && range.contains(all.top())) {
            return calls;
        }
        load(Set.of(number));
        DayKeys day = days.get(number);
        if (day == null) {
            return calls;
        }
        long first = (long) Math.max(0, day.group(Math.max(range.floor(), all.floor()))) * DayKeys.GROUP;
        long end = (day.group(Math.min(range.top(), all.top())) + 1L) * DayKeys.GROUP;
        MutableRoaringBitmap inside = new MutableRoaringBitmap();
        inside.add(first, Math.max(first, end));
        return ImmutableRoaringBitmap.and(calls, inside);
    }

    private void load(Collection<Integer> wanted) {
        Set<Integer> missing = new HashSet<>(wanted);
        missing.removeAll(days.keySet());
        if (!missing.isEmpty()) {
            days.putAll(DayKeys.read(handle, missing));
        }
    }

    /** A group of calls, and which of them are wanted. */
    private record Group(KeyRange range, int size, Set<Integer> wanted) {}

    /** @return the keys of these calls, and of others where rows have gone since they were numbered */
    List<Long> keys(Collection<Numbered> calls) {
        load(calls.stream().map(Numbered::day).collect(Collectors.toSet()));
        Map<Long, Group> groups = new LinkedHashMap<>();
        for (Numbered call : calls) {
            DayKeys day = days.get(call.day());
            int group = call.number() / DayKeys.GROUP;
            if (day != null && day.size(group) > 0) {
                KeyRange range = day.range(group);
                groups.computeIfAbsent(range.floor(), _ -> new Group(range, day.size(group), new HashSet<>()))
                        .wanted()
                        .add(call.number() % DayKeys.GROUP);
            }
        }
        return keys(List.copyOf(groups.values()));
    }

    private List<Long> keys(List<Group> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Long>> read = new HashMap<>();
        // An outer join, so that both databases go from the groups to the calls, never from all calls to the groups.
        handle.createQuery("select floor_key, call_key from unnest(cast(:floors as bigint array),"
                        + " cast(:tops as bigint array)) as ranges(floor_key, top_key)"
                        + " left join calls on call_key between floor_key and top_key order by floor_key, call_key")
                .bindArray(
                        "floors",
                        Long.class,
                        groups.stream().map(group -> group.range().floor()).toList())
                .bindArray(
                        "tops",
                        Long.class,
                        groups.stream().map(group -> group.range().top()).toList())
                .map((row, _) -> {
                    long key = row.getLong(2);
                    return row.wasNull()
                            || read.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                    .add(key);
                })
                .list();
        List<Long> keys = new ArrayList<>();
        for (Group group : groups) {
            List<Long> there = read.getOrDefault(group.range().floor(), List.of());
            if (there.size() == group.size()) {
                group.wanted().forEach(place -> keys.add(there.get(place)));
            } else {
                keys.addAll(there);
            }
        }
        return keys;
    }
}
