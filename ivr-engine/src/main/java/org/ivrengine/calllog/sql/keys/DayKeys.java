package org.ivrengine.calllog.sql.keys;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The calls of a counted day, numbered from the oldest on, as far as facts need it: the key of each eighth is kept, and a
 * number says in which group of eight its call is, and which of them. A search must see the rows as they were counted, or
 * take the whole group.
 */
final class DayKeys {

    /** Calls of a group: few enough to be read for one of them, enough that a day's list stays short. */
    static final int GROUP = 8;

    private final int day;
    private final int calls;
    private final long[] firsts;

    private DayKeys(int day, int calls, long[] firsts) {
        this.day = day;
        this.calls = calls;
        this.firsts = firsts;
    }

    /** @param keys of all calls of the day, the oldest first */
    static void store(Handle handle, int day, long[] keys) {
        LongBuffer firsts = LongBuffer.allocate((keys.length + GROUP - 1) / GROUP);
        for (int i = 0; i < keys.length; i += GROUP) {
            firsts.put(keys[i]);
        }
        ByteBuffer bytes = ByteBuffer.allocate(firsts.capacity() * Long.BYTES);
        bytes.asLongBuffer().put(firsts.flip());
        handle.execute("delete from call_day_keys where on_day = ?", day);
        handle.execute(
                "insert into call_day_keys (on_day, calls, keys) values (?, ?, ?)", day, keys.length, bytes.array());
    }

    /** @return by day; those that are not counted are missing */
    static Map<Integer, DayKeys> read(Handle handle, Collection<Integer> days) {
        Map<Integer, DayKeys> read = new HashMap<>();
        handle.createQuery("select on_day, calls, keys from call_day_keys where on_day = any(:days)")
                .bindArray("days", Integer.class, List.copyOf(days))
                .map((row, _) -> new DayKeys(row.getInt(1), row.getInt(2), longs(row.getBytes(3))))
                .forEach(day -> read.put(day.day, day));
        return read;
    }

    private static long[] longs(byte[] bytes) {
        LongBuffer buffer = ByteBuffer.wrap(bytes).asLongBuffer();
        long[] longs = new long[buffer.remaining()];
        buffer.get(longs);
        return longs;
    }

    /** @return the group in which a call of this key is, if it is one of the day; negative before the first */
    int group(long key) {
        int found = Arrays.binarySearch(firsts, key);
        return found >= 0 ? found : -found - 2;
    }

    /** @return between which keys the calls of a group are */
    KeyRange range(int group) {
        long end = group + 1 < firsts.length ? firsts[group + 1] : CallKeys.firstOfDay(day + 1);
        return new KeyRange(firsts[group], end - 1);
    }

    /** @return how many calls a group had when the day was counted */
    int size(int group) {
        return Math.min(GROUP, calls - group * GROUP);
    }
}
