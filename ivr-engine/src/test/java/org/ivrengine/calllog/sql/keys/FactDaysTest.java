package org.ivrengine.calllog.sql.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day counts as counted only while nobody has written it since. */
class FactDaysTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long KEY = CallKeys.key(NOON, 5);
    private static final int DAY = CallKeys.day(KEY);

    private Database database;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void aDayThatIsWrittenWhileItIsCountedIsNotCounted() throws SQLException {
        write();
        try (Handle counting = database.jdbi().open()) {
            long version = FactDays.version(counting, DAY).orElseThrow();
            write();
            assertFalse(FactDays.isCountedAs(counting, DAY, version), "counted without the second call");
            assertTrue(FactDays.isCountedAs(counting, DAY, version + 1), "counted with it");
        }
        assertEquals(List.of(new FactDays.Day(DAY, true)), days());
        write();
        assertEquals(List.of(new FactDays.Day(DAY, false)), days());
    }

    @Test
    void whoCountsWaitsForWhoeverIsWriting() throws SQLException {
        write();
        try (Handle writing = database.jdbi().open()) {
            long version = FactDays.version(writing, DAY).orElseThrow();
            writing.begin();
            FactDays.changed(writing.getConnection(), List.of(KEY));
            CompletableFuture<Boolean> counted = CompletableFuture.supplyAsync(
                    () -> database.jdbi().withHandle(handle -> FactDays.isCountedAs(handle, DAY, version)));
            writing.commit();
            assertFalse(counted.join(), "counted what it could not see");
        }
        assertEquals(List.of(new FactDays.Day(DAY, false)), days());
    }

    @Test
    void todayIsNotCountedAndAnHourAfterMidnightItIs() throws SQLException {
        write();
        FactCount count = new FactCount(database.jdbi());
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        assertEquals(0, count.countDaysOver(midnight.plusSeconds(3_599), () -> true));
        assertEquals(0, count.countDaysOver(midnight.plusSeconds(3_600), () -> false));
        assertEquals(1, count.countDaysOver(midnight.plusSeconds(3_600), () -> true));
        assertEquals(0, count.countDaysOver(midnight.plusSeconds(3_600), () -> true), "counted already");
    }

    private void write() throws SQLException {
        database.jdbi().useTransaction(handle -> FactDays.changed(handle.getConnection(), List.of(KEY)));
    }

    private List<FactDays.Day> days() {
        return database.jdbi().withHandle(handle -> FactDays.newest(handle, new KeyRange(0, Long.MAX_VALUE)));
    }
}
