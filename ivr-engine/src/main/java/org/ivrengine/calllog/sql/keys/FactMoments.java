package org.ivrengine.calllog.sql.keys;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * For each day and fact the moments in which calls began that have the fact, as a compressed bitmap. A moment is so short
 * that hardly two calls begin in it; calls of a moment are looked at in their rows before they count as found.
 */
final class FactMoments {

    /** Bits of a key within a moment: 2 ms. */
    private static final int BITS = 11;

    /** Keys of one moment. */
    static final long KEYS = 1L << BITS;

    private FactMoments() {}

    /** @return the moment of its day in which a call began */
    static int of(long key) {
        return Math.toIntExact((key - CallKeys.firstOfDay(CallKeys.day(key))) >>> BITS);
    }

    /** @return by day, the moments in which these calls began */
    static NavigableMap<Integer, ImmutableRoaringBitmap> of(List<Long> keys) {
        NavigableMap<Integer, MutableRoaringBitmap> moments = new TreeMap<>();
        keys.forEach(key -> moments.computeIfAbsent(CallKeys.day(key), _ -> new MutableRoaringBitmap())
                .add(of(key)));
        return new TreeMap<>(moments);
    }

    /** @return the least key of a moment */
    static long first(int day, int moment) {
        return CallKeys.firstOfDay(day) + moment * KEYS;
    }

    /** Takes the place of what was there of the day. */
    static void store(Handle handle, int day, Map<String, MutableRoaringBitmap> moments) {
        handle.createUpdate("delete from call_facts where on_day = :day")
                .bind("day", day)
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                "insert into call_facts (fact, on_day, calls, moments) values (:fact, :day, :calls, :moments)");
        moments.forEach((fact, bitmap) -> batch.bind("fact", fact)
                .bind("day", day)
                .bind("calls", bitmap.getCardinality())
                .bind("moments", bytes(bitmap))
                .add());
        if (!moments.isEmpty()) {
            batch.execute();
        }
    }

    private static byte[] bytes(MutableRoaringBitmap bitmap) {
        bitmap.runOptimize();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(bitmap.serializedSizeInBytes());
        try {
            bitmap.serialize(new DataOutputStream(bytes));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** @return for each of these days, of those facts that calls of the day have, their moments */
    static Map<Integer, Map<String, ImmutableRoaringBitmap>> read(
            Handle handle, Collection<String> facts, Collection<Integer> days) {
        Map<Integer, Map<String, ImmutableRoaringBitmap>> read = new TreeMap<>();
        handle.createQuery(
                        "select on_day, fact, moments from call_facts where fact = any(:facts) and on_day = any(:days)")
                .bindArray("facts", String.class, List.copyOf(facts))
                .bindArray("days", Integer.class, List.copyOf(days))
                .map((row, _) -> {
                    read.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .put(row.getString(2), new ImmutableRoaringBitmap(ByteBuffer.wrap(row.getBytes(3))));
                    return true;
                })
                .list();
        return read;
    }

    /** @return in how many moments of these days calls began that have each fact */
    static Map<String, Long> frequencies(Handle handle, Collection<String> facts, Collection<Integer> days) {
        Map<String, Long> frequencies = new HashMap<>();
        handle.createQuery("select fact, sum(calls) from call_facts where fact = any(:facts) and on_day = any(:days)"
                        + " group by fact")
                .bindArray("facts", String.class, List.copyOf(facts))
                .bindArray("days", Integer.class, List.copyOf(days))
                .map((row, _) -> frequencies.put(row.getString(1), row.getLong(2)))
                .list();
        return frequencies;
    }
}
