package org.ivrengine.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database that is there: its tables are up to date, and a pool of connections is open. */
final class Access implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:db/migration";

    /** What the two databases have no common words for: triggers. */
    private static final String POSTGRES_MIGRATIONS = "classpath:db/postgresql";

    private static final String H2_MIGRATIONS = "classpath:db/h2";

    private final Login login;
    private final HikariDataSource pool;
    private final @Nullable EmbeddedH2 embedded;

    private record Login(String url, String user, String password, int connectionsMax) {
        private boolean isPostgres() {
            return url.startsWith("jdbc:postgresql:");
        }
    }

    private Access(Login login, HikariDataSource pool, @Nullable EmbeddedH2 embedded) {
        this.login = login;
        this.pool = pool;
        this.embedded = embedded;
    }

    /** @param onLost told when a connection broke */
    static Access open(DatabaseSettings settings, boolean isPatient, Runnable onLost) throws SQLException, IOException {
        return switch (settings) {
            case DatabaseSettings.Embedded(var folder) -> {
                EmbeddedH2 h2 = EmbeddedH2.open(folder);
                try {
                    yield open(
                            new Login(h2.url(), h2.user(), "", StoreLimits.EMBEDDED_CONNECTIONS_MAX), true, onLost, h2);
                } catch (SQLException | RuntimeException e) {
                    try (h2) {
                        throw e;
                    }
                }
            }
            case DatabaseSettings.InMemory(var name) -> {
                String url = "jdbc:h2:mem:" + name + EmbeddedH2.DIALECT + ";DB_CLOSE_DELAY=-1";
                yield open(new Login(url, "sa", "", StoreLimits.EMBEDDED_CONNECTIONS_MAX), true, onLost, null);
            }
            case DatabaseSettings.Server(var url, var user, var password, var connectionsMax) ->
                open(new Login(url, user, password, connectionsMax), isPatient, onLost, null);
        };
    }

    private static Access open(Login login, boolean isPatient, Runnable onLost, @Nullable EmbeddedH2 embedded)
            throws SQLException {
        try (Connection there = connect(login)) {
            there.getMetaData();
        }
        Flyway.configure()
                .dataSource(login.url(), login.user(), login.password())
                .locations(MIGRATIONS, login.isPostgres() ? POSTGRES_MIGRATIONS : H2_MIGRATIONS)
                // Features number their migrations in ranges of their own.
                .outOfOrder(true)
                .load()
                .migrate();
        return new Access(login, pool(login, isPatient, onLost), embedded);
    }

    private static HikariDataSource pool(Login login, boolean isPatient, Runnable onLost) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(login.connectionsMax());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(StoreLimits.CONNECTION_WITHIN.toMillis());
        config.setValidationTimeout(StoreLimits.CONNECTION_WITHIN.toMillis() / 2);
        if (login.isPostgres()) {
            // Rows of a batch go in one statement; without it each costs the server a statement of its own.
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // Our questions are short ones about many calls: it takes them for long ones, and compiles them first.
            config.setConnectionInitSql("set jit = off");
        }
        if (!isPatient && login.isPostgres()) {
            // Both in seconds; a server that went without a word is noticed by them alone.
            config.addDataSourceProperty("connectTimeout", Long.toString(StoreLimits.CONNECTION_WITHIN.toSeconds()));
            config.addDataSourceProperty("socketTimeout", Long.toString(StoreLimits.ANSWER_WITHIN.toSeconds()));
            config.addDataSourceProperty("tcpKeepAlive", "true");
        }
        config.setExceptionOverride(new LostConnections(onLost));
        return new HikariDataSource(config);
    }

    /** Frees the memory. */
    private void shutDown() {
        try (Connection last = connect(login);
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException closed) {
            // SHUTDOWN ends the connection that asked for it, too.
        }
    }

    private static Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** By a connection of its own: the pool may be merely busy. */
    boolean answers() {
        if (embedded != null && !embedded.isOpen()) {
            return false;
        }
        try (Connection probe = connect(login)) {
            return probe.isValid((int) StoreLimits.CONNECTION_WITHIN.toSeconds());
        } catch (SQLException away) {
            return false;
        }
    }

    @Override
    public void close() {
        if (login.url().startsWith("jdbc:h2:mem:")) {
            shutDown();
        }
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
