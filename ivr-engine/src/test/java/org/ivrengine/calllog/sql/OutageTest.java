package org.ivrengine.calllog.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.store.Database;
import org.ivrengine.store.RestartablePostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped while calls come in, and started again. */
@Tag("slow")
class OutageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void callsThatCameWhileTheDatabaseWasStoppedAreThereOnceAfterwards() {
        SampleCalls calls = new SampleCalls(5, NOON);
        List<CallRecord> told = new ArrayList<>();
        try (RestartablePostgres postgres = new RestartablePostgres(folder.resolve("postgres"))) {
            postgres.start();
            try (Database database = Database.open(postgres.settings());
                    FileCallLog log = new FileCallLog(folder.resolve("calls"), InstantSource.fixed(NOON));
                    JournalCarrier carrier = new JournalCarrier(
                            folder.resolve("calls"),
                            log::durable,
                            new SqlCallStore(database.jdbi(), InstantSource.fixed(NOON)),
                            30,
                            InstantSource.fixed(NOON))) {
                tell(100, calls, log, told);
                await().atMost(Duration.ofSeconds(30)).until(() -> carrier.carried() > 0);
                postgres.stop();
                tell(100, calls, log, told);
                await().atMost(Duration.ofSeconds(30)).until(carrier::isStoreAway);
                await().until(() -> log.waiting() == 0);
                postgres.start();
                tell(100, calls, log, told);
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> count(database, "calls") == told.size());

                SqlCallArchive archive = new SqlCallArchive(database.jdbi());
                for (CallRecord call : told) {
                    assertEquals(
                            SampleCalls.stored(call), archive.call(call.call()).orElseThrow());
                }
                int steps = told.stream().mapToInt(call -> call.steps().size()).sum();
                assertEquals(steps, count(database, "call_steps"));
                assertTrue(carrier.carried() > 0);
            }
        }
    }

    private static void tell(int count, SampleCalls calls, FileCallLog log, List<CallRecord> told) {
        for (int i = 0; i < count; i++) {
            CallRecord call = calls.next();
            SampleCalls.tell(log, call);
            told.add(call);
        }
    }

    private static int count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
