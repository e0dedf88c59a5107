package org.ivrengine.calllog.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;

/** The process that {@link KilledTest} kills: writes calls for ever, or only carries what is there. */
final class CallsWritingMain {

    private CallsWritingMain() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        InstantSource clock = InstantSource.system();
        DatabaseSettings settings = new DatabaseSettings.Embedded(folder.resolve("db"));
        try (Database database = Database.open(settings);
                FileCallLog log = new FileCallLog(folder.resolve("calls"), clock)) {
            database.awaitReady(Duration.ofSeconds(60));
            try (JournalCarrier _ = new JournalCarrier(
                    folder.resolve("calls"), log::durable, new SqlCallStore(database.jdbi(), clock), 30, clock)) {
                if (arguments[1].startsWith("more")) {
                    writeForEver(log, arguments[1].hashCode());
                }
            }
        }
    }

    private static void writeForEver(FileCallLog log, long seed) {
        SampleCalls calls = new SampleCalls(seed, Instant.parse("2026-11-22T12:00:00Z"));
        while (true) {
            SampleCalls.tell(log, calls.next());
            LockSupport.parkNanos(1_000_000);
        }
    }
}
