package org.ivrengine.app.retention;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.Thing;
import org.ivrengine.store.Database;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's own part: rules once a day, and requests that were broken off or had to wait. */
public final class DailyRetention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRetention.class);

    /** How often is looked whether a day has begun, or a request can be gone on with. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final String WHO = "engine";

    private final RetentionWork work;
    private final Database database;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private LocalDate done = LocalDate.MIN;

    /** Begins; the first look comes after some minutes, when the engine has nothing else to begin with. */
    public DailyRetention(RetentionWork work, Database database, InstantSource clock) {
        this.work = work;
        this.database = database;
        this.clock = clock;
        thread = Thread.ofPlatform().daemon().name("retention").start(this::work);
    }

    private void work() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (database.isReady()) {
                    look();
                }
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            for (long request : work.open()) {
                erase(request);
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (!today.equals(done)) {
                Map<Thing, Long> gone = work.run(WHO, false);
                done = today;
                if (!gone.isEmpty()) {
                    LOG.info("deleted by the rules of retention: {}", gone);
                }
            }
        } catch (RefusedException | IOException | JdbiException later) {
            LOG.warn("retention goes on later: {}", later.getMessage());
        }
    }

    /** One that waits holds up nothing else. */
    private void erase(long request) throws IOException {
        try {
            work.erase(request);
            LOG.info("request {} to be forgotten is done", request);
        } catch (RefusedException waits) {
            LOG.warn(waits.getMessage());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            // Not interrupted: that would close an embedded database's file.
            thread.join(EVERY.dividedBy(60));
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
