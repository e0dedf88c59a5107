package org.ivrengine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, whether it is there or away. Who asks while it is away is refused at once instead of kept waiting; a thread
 * of its own tries to get it back, and brings its tables up to date then. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DatabaseSettings settings;
    private final boolean isPatient;
    private final Jdbi jdbi;
    private final Thread keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile @Nullable Access access;
    private volatile @Nullable Exception why;
    private boolean isDoubted;
    private boolean isClosed;

    private Database(DatabaseSettings settings, boolean isPatient) {
        this.settings = settings;
        this.isPatient = isPatient;
        jdbi = Times.inUtc(Jdbi.create(this::connection));
        keeper = Thread.ofPlatform().name("database").daemon().unstarted(this::keep);
    }

    /**
     * For an engine: returns at once, the database may be there soon, later or never. What takes longer than ten seconds
     * fails on a server.
     */
    public static Database open(DatabaseSettings settings) {
        Database database = new Database(settings, false);
        database.keeper.start();
        return database;
    }

    /**
     * For a command: waits for the database, and statements may take as long as they take.
     *
     * @throws DatabaseAwayException when it cannot be used
     */
    public static Database openNow(DatabaseSettings settings) {
        Database database = new Database(settings, true);
        database.keeper.start();
        if (!database.awaitReady(StoreLimits.COMMAND_WITHIN)) {
            Exception why = database.why;
            database.close();
            throw new DatabaseAwayException(
                    "the database " + settings + " cannot be used: " + (why == null ? "no answer" : why.getMessage()),
                    why == null ? new SQLException("no answer") : why);
        }
        return database;
    }

    /** What to ask it with. Instants are {@code timestamp with time zone} in both directions. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** @return whether it was there when last asked, with its tables up to date */
    public boolean isReady() {
        return access != null;
    }

    /** @return whether it is there now or came within that time */
    public boolean awaitReady(Duration within) {
        long nanos = within.toNanos();
        lock.lock();
        try {
            while (access == null && nanos > 0 && !isClosed) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return access != null;
    }

    private Connection connection() throws SQLException {
        Access now = access;
        if (now == null) {
            throw new SQLTransientConnectionException("the database is away", why);
        }
        try {
            return now.connection();
        } catch (SQLException e) {
            doubt();
            throw e;
        }
    }

    private void doubt() {
        lock.lock();
        try {
            isDoubted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        try {
            while (!isClosed()) {
                Access now = access;
                if (now == null) {
                    tryToOpen();
                } else if (awaitDoubt() && !now.answers()) {
                    LOG.error("the database {} is away; calls go on without it", settings);
                    access = null;
                    now.close();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToOpen() throws InterruptedException {
        long startNs = System.nanoTime();
        try {
            Access opened = Access.open(settings, isPatient, this::doubt);
            lock.lock();
            try {
                access = opened;
                isDoubted = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            why = null;
            LOG.debug("the database {} is there after {} ms", settings, (System.nanoTime() - startNs) / 1_000_000);
        } catch (SQLException | IOException | FlywayException e) {
            // The first reason is the real one: after a failed migration, the next says that there was one.
            if (why == null) {
                why = e;
                if (!isPatient) {
                    LOG.error("the database {} cannot be used, it is tried again: {}", settings, e.getMessage());
                }
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        long nanos = StoreLimits.RETRY_EVERY.toNanos();
        lock.lock();
        try {
            while (nanos > 0 && !isClosed) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitDoubt() throws InterruptedException {
        lock.lock();
        try {
            while (!isDoubted && !isClosed) {
                changed.await();
            }
            isDoubted = false;
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** What runs is finished or broken off; nothing more can be asked. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            keeper.join();
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        Access last = access;
        access = null;
        if (last != null) {
            last.close();
        }
    }
}
