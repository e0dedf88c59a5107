package org.ivrengine.calllog.sql.keys;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** For each day and fact, the numbers of the calls that have the fact, as a compressed bitmap. See {@link DayKeys}. */
final class FactNumbers {

    private FactNumbers() {}

    /** Takes the place of what was there of the day. */
    static void store(Handle handle, int day, Map<String, MutableRoaringBitmap> numbers) {
        handle.createUpdate("delete from call_facts where on_day = :day")
                .bind("day", day)
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                "insert into call_facts (fact, on_day, calls, numbers) values (:fact, :day, :calls, :numbers)");
        numbers.forEach((fact, bitmap) -> batch.bind("fact", fact)
                .bind("day", day)
                .bind("calls", bitmap.getCardinality())
                .bind("numbers", bytes(bitmap))
                .add());
        if (!numbers.isEmpty()) {
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

    /** @return for each of these days, of those facts that calls of the day have, their numbers */
    static Map<Integer, Map<String, ImmutableRoaringBitmap>> read(
            Handle handle, Collection<String> facts, Collection<Integer> days) {
        Map<Integer, Map<String, ImmutableRoaringBitmap>> read = new TreeMap<>();
        wanted(handle, "on_day, fact, numbers", facts, days)
                .map((row, _) -> {
                    read.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .put(row.getString(2), new ImmutableRoaringBitmap(ByteBuffer.wrap(row.getBytes(3))));
                    return true;
                })
                .list();
        return read;
    }

    /** One look into the index for each fact of each day, whatever a planner thinks. */
    private static Query wanted(Handle handle, String columns, Collection<String> facts, Collection<Integer> days) {
        List<String> names = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (String fact : facts) {
            for (int day : days) {
                names.add(fact);
                numbers.add(day);
            }
        }
        return handle.createQuery("select " + columns + " from unnest(cast(:facts as varchar array),"
                        + " cast(:days as integer array)) as wanted(wanted_fact, wanted_day)"
                        + " left join call_facts on fact = wanted_fact and on_day = wanted_day where fact is not null")
                .bindArray("facts", String.class, names)
                .bindArray("days", Integer.class, numbers);
    }

    /** @return how many calls of these days have each fact */
    static Map<String, Long> frequencies(Handle handle, Collection<String> facts, Collection<Integer> days) {
        Map<String, Long> frequencies = new HashMap<>();
        wanted(handle, "fact, calls", facts, days)
                .map((row, _) -> frequencies.merge(row.getString(1), row.getLong(2), Long::sum))
                .list();
        return frequencies;
    }
}
