package org.ivrengine.app.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.calllog.sql.keys.FactCount;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.selfservice.sql.DemoCompany;
import org.ivrengine.selfservice.sql.SqlSelfService;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's database, self-service on it, and who looks after both. Opened first, so that it gets ready beside the rest. */
public final class EngineDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineDatabase.class);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final Database database;
    private final SqlSelfService selfService;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EngineDatabase(Database database, SqlSelfService selfService) {
        this.database = database;
        this.selfService = selfService;
    }

    /** Returns at once, whether the database is there or not. */
    public static EngineDatabase open(EngineConfig config, InstantSource clock) {
        Database database = Database.open(config.database());
        SqlSelfService selfService = new SqlSelfService(database.jdbi(), config.selfService(), clock);
        EngineDatabase opened = new EngineDatabase(database, selfService);
        Thread.ofPlatform().name("database-care").daemon().start(() -> opened.care(config, clock));
        return opened;
    }

    /** What callers can do for themselves. */
    public Operations operations() {
        return selfService;
    }

    Database database() {
        return database;
    }

    private void care(EngineConfig config, InstantSource clock) {
        selfService.warmUp();
        boolean isCompanysOwn = !(config.database() instanceof DatabaseSettings.Embedded) || !config.demoData();
        boolean isFilled = isCompanysOwn;
        try {
            do {
                if (!database.awaitReady(TIDY_EVERY)) {
                    continue;
                }
                try {
                    if (!isFilled && DemoCompany.fill(database.jdbi(), config.selfService(), clock)) {
                        LOG.info("the database was empty: it has a demo company now, with twenty accounts and a hundred"
                                + " orders (docs/SELF-SERVICE.md; demo_data in engine.yaml)");
                    }
                    isFilled = true;
                    selfService.forgetOld();
                    new FactCount(database.jdbi()).countDaysOver(clock.instant(), () -> closed.getCount() > 0);
                } catch (JdbiException away) {
                    LOG.warn("the database cannot be tidied now: {}", away.getMessage());
                }
            } while (!closed.await(TIDY_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the last call. */
    @Override
    public void close() {
        closed.countDown();
        selfService.close();
        database.close();
    }
}
