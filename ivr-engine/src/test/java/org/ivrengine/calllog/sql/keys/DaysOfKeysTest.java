package org.ivrengine.calllog.sql.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ivrengine.calllog.sql.keys.DaysOfKeys.Numbered;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Numbers of calls lead to their keys, and keys to numbers, whatever has gone since the day was counted. */
class DaysOfKeysTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final int DAY = CallKeys.day(CallKeys.first(MIDNIGHT));

    /** Two whole groups and a part of one; the first and the last moment of the day are among them. */
    private static final List<Long> KEYS = LongStream.concat(
                    LongStream.of(CallKeys.firstOfDay(DAY)),
                    LongStream.concat(
                            LongStream.range(0, 18).map(i -> CallKeys.key(MIDNIGHT.plusSeconds(60 + i * i), i)),
                            LongStream.of(CallKeys.firstOfDay(DAY + 1) - 1)))
            .boxed()
            .toList();

    private Database database;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void countDay() {
        database = open();
        database.jdbi().useTransaction(handle -> {
            insert(handle, CallKeys.firstOfDay(DAY) - 1);
            KEYS.forEach(key -> insert(handle, key));
            insert(handle, CallKeys.firstOfDay(DAY + 1));
            DayKeys.store(handle, DAY, KEYS.stream().mapToLong(Long::longValue).toArray());
        });
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static void insert(Handle handle, long key) {
        handle.execute(
                "insert into calls (call_key, call_id, channels, caller, caller_name, called, language, started_at,"
                        + " ending, self_service, asked_for_person)"
                        + " values (?, ?, '', '', '', '', '', current_timestamp, 'OPEN', false, false)",
                key,
                new UUID(0, key));
    }

    @Test
    void everyNumberLeadsToItsKey() {
        for (int number = 0; number < KEYS.size(); number++) {
            assertEquals(List.of(KEYS.get(number)), keys(List.of(new Numbered(DAY, number))), "call " + number);
        }
        List<Numbered> all = IntStream.range(0, KEYS.size())
                .mapToObj(number -> new Numbered(DAY, number))
                .toList();
        assertEquals(KEYS, keys(all));
    }

    @Test
    void whereACallHasGoneAllOfItsGroupMayBeMeant() {
        database.jdbi().useHandle(handle -> handle.execute("delete from calls where call_key = ?", KEYS.get(9)));
        List<Long> rest = List.of(
                KEYS.get(8), KEYS.get(10), KEYS.get(11), KEYS.get(12), KEYS.get(13), KEYS.get(14), KEYS.get(15));
        assertEquals(rest, keys(List.of(new Numbered(DAY, 12))));
        assertEquals(List.of(KEYS.get(17)), keys(List.of(new Numbered(DAY, 17))), "another group");
    }

    @Test
    void aDayThatIsNotCountedHasNoNumbers() {
        assertEquals(List.of(), keys(List.of(new Numbered(DAY + 1, 0))));
    }

    @Test
    void everyKeyIsNearItsNumber() {
        database.jdbi().useHandle(handle -> {
            for (int number = 0; number < KEYS.size(); number++) {
                NavigableMap<Integer, ImmutableRoaringBitmap> near =
                        new DaysOfKeys(handle).near(List.of(KEYS.get(number)));
                assertEquals(DAY, near.firstKey());
                assertEquals(DAY, near.lastKey());
                ImmutableRoaringBitmap numbers = near.firstEntry().getValue();
                assertTrue(numbers.contains(number), "call " + number);
                assertEquals(DayKeys.GROUP, numbers.getCardinality());
            }
        });
    }

    @Test
    void aRangeKeepsTheGroupsThatReachIntoIt() {
        MutableRoaringBitmap all = new MutableRoaringBitmap();
        all.add(0L, KEYS.size());
        database.jdbi().useHandle(handle -> {
            for (int first = 0; first < KEYS.size(); first++) {
                for (int last = first; last < KEYS.size(); last++) {
                    KeyRange range = new KeyRange(KEYS.get(first), KEYS.get(last));
                    TreeSet<Integer> kept = new TreeSet<>();
                    new DaysOfKeys(handle).within(range, DAY, all).forEach((int number) -> kept.add(number));
                    TreeSet<Integer> wanted = new TreeSet<>();
                    int end = Math.min(KEYS.size(), (last / DayKeys.GROUP + 1) * DayKeys.GROUP);
                    for (int number = first / DayKeys.GROUP * DayKeys.GROUP; number < end; number++) {
                        wanted.add(number);
                    }
                    assertEquals(wanted, kept, "from " + first + " to " + last);
                }
            }
            KeyRange before = new KeyRange(0, CallKeys.firstOfDay(DAY) - 1);
            assertTrue(new DaysOfKeys(handle).within(before, DAY, all).isEmpty());
        });
    }

    private List<Long> keys(List<Numbered> calls) {
        return database.jdbi()
                .withHandle(handle ->
                        new DaysOfKeys(handle).keys(calls).stream().sorted().toList());
    }
}
