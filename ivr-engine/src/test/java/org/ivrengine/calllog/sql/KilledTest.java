package org.ivrengine.calllog.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.SampleCalls;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes calls is killed in the middle of it, again and again. */
@Tag("slow")
class KilledTest {

    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void everyCallThatIsInTheJournalIsInTheDatabaseOnceAndWhole() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int finished = 0;
        for (int i = 0; i < KILLS; i++) {
            int more = finished + 50 + random.nextInt(300);
            Process writer = writer("more " + i);
            await().atMost(Duration.ofSeconds(60))
                    .failFast(() -> !writer.isAlive())
                    .until(() -> FileCallLog.finished(folder.resolve("calls")).size() > more);
            writer.destroyForcibly().waitFor();
            finished = FileCallLog.finished(folder.resolve("calls")).size();
        }
        assertEquals(0, writer("rest").waitFor());

        List<CallRecord> told = FileCallLog.finished(folder.resolve("calls"));
        assertTrue(told.size() >= finished);
        try (Database database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")))) {
            SqlCallArchive archive = new SqlCallArchive(database.jdbi());
            int steps = 0;
            for (CallRecord call : told) {
                assertEquals(SampleCalls.stored(call), archive.call(call.call()).orElseThrow(), () -> "seed " + seed);
                steps += call.steps().size();
            }
            assertEquals(told.size(), count(database, "calls where ended_at is not null"));
            assertEquals(steps, count(database, "call_steps"));
        }
    }

    private static int count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private Process writer(String what) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CallsWritingMain.class.getName(),
                folder.toString(),
                what);
        File output = Files.createTempFile(folder, "writer", ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
