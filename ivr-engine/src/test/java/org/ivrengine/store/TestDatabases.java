package org.ivrengine.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.SlowExit;
import org.jspecify.annotations.Nullable;

/**
 * Databases for tests, each new and empty but for the tables. PostgreSQL is started once for all tests of a run (about
 * three seconds) and runs also for root: its programs are then run in a user namespace.
 */
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable EmbeddedPostgres postgres;

    private TestDatabases() {}

    /** H2 in memory. */
    public static Database h2() {
        return Database.openNow(
                new DatabaseSettings.InMemory("test-" + UUID.randomUUID().toString()));
    }

    /** PostgreSQL; tests with it are slow. */
    public static Database postgres() {
        return Database.openNow(postgresSettings());
    }

    /** A new database on the test's PostgreSQL, without tables. */
    public static DatabaseSettings.Server postgresSettings() {
        String name = "test_" + NUMBER.incrementAndGet();
        EmbeddedPostgres server = server();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseSettings.Server(server.getJdbcUrl("postgres", name), "postgres", "postgres", 20);
    }

    /** A server of the test's own, to be stopped and started again; to be closed by the test. */
    public static EmbeddedPostgres ownServer() throws IOException {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            try {
                running = ownServer();
                SlowExit.watch();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL cannot be started", e);
            }
            postgres = running;
        }
        return running;
    }
}
