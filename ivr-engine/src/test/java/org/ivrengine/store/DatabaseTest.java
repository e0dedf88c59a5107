package org.ivrengine.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void anInstantComesBackAsItWas() {
        try (Database database = TestDatabases.h2()) {
            Instant instant = Instant.parse("2026-10-25T00:30:00.123456Z");

            database.jdbi().useHandle(handle -> {
                handle.execute("create table moment (at timestamp with time zone)");
                handle.execute("insert into moment values (?)", instant);
                assertEquals(
                        instant,
                        handle.createQuery("select at from moment")
                                .mapTo(Instant.class)
                                .one());
            });
        }
    }

    @Test
    void anotherProcessUsesTheEmbeddedDatabaseThroughTheOneThatHoldsIt() throws IOException, InterruptedException {
        try (Database holder = Database.openNow(new DatabaseSettings.Embedded(folder))) {
            holder.jdbi().useHandle(handle -> handle.execute("create table note (text varchar)"));

            Process other = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();

            assertEquals(0, other.waitFor());
            assertEquals(
                    List.of("from the other process"),
                    holder.jdbi()
                            .withHandle(handle -> handle.createQuery("select text from note")
                                    .mapTo(String.class)
                                    .list()));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server"))));
        }
    }

    /** Writes a note through whoever holds the database. */
    static final class OtherProcess {
        public static void main(String[] args) {
            try (Database database = Database.openNow(new DatabaseSettings.Embedded(Path.of(args[0])))) {
                database.jdbi()
                        .useHandle(handle -> handle.execute("insert into note values ('from the other process')"));
            }
        }
    }

    @Test
    void aServerThatIsAwayRefusesAtOnceAndKeepsNobodyWaiting() throws IOException {
        try (Database database = Database.open(nobodyThere())) {
            long startNs = System.nanoTime();

            assertFalse(database.isReady());
            assertThrows(ConnectionException.class, () -> database.jdbi().open());
            assertTrue(Duration.ofNanos(System.nanoTime() - startNs).toMillis() < 1_000);
        }
    }

    @Test
    void aDatabaseThatWentAwayIsFoundAgain() throws IOException {
        DatabaseSettings settings = new DatabaseSettings.Embedded(folder);
        try (Database database = Database.open(settings)) {
            assertTrue(database.awaitReady(Duration.ofSeconds(20)));
            database.jdbi().useHandle(handle -> handle.execute("create table note (text varchar)"));
            assertThrows(JdbiException.class, () -> database.jdbi().useHandle(handle -> handle.execute("SHUTDOWN")));

            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> database.jdbi()
                            .withHandle(handle -> handle.createQuery("select count(*) from note")
                                    .mapTo(Integer.class)
                                    .one())
                            .equals(0));
        }
    }

    /** A file that was read by an interruptible channel would be closed for everybody. */
    @Test
    void aThreadThatIsInterruptedInTheDatabaseHarmsNobodyElse() throws InterruptedException {
        try (Database database = Database.openNow(new DatabaseSettings.Embedded(folder))) {
            database.jdbi().useHandle(handle -> {
                handle.execute("create table note (text varchar)");
                handle.execute("insert into note select 'n' || n from generate_series(1, 100000) as g(n)");
            });
            Thread interrupted = Thread.ofVirtual()
                    .start(() -> database.jdbi().useHandle(handle -> {
                        Thread.currentThread().interrupt();
                        handle.execute("update note set text = text || 'x'");
                    }));
            interrupted.join();

            int notes = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from note")
                            .mapTo(Integer.class)
                            .one());

            assertEquals(100_000, notes);
        }
    }

    private static DatabaseSettings nobodyThere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new DatabaseSettings.Server(
                    "jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/ivr", "ivr", "", 2);
        }
    }
}
