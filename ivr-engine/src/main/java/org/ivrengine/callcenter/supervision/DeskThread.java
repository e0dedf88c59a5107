package org.ivrengine.callcenter.supervision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything about supervisors is decided and kept. Safe for use by many threads. */
final class DeskThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeskThread.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("supervisors").factory());
    private final Runnable afterEach;

    /** @param afterEach run after every action, on the thread */
    DeskThread(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    void run(Runnable action) {
        try {
            thread.execute(() -> guarded(action));
        } catch (RejectedExecutionException ending) {
            LOG.debug("supervisors are no longer served: the engine ends");
        }
    }

    void later(Duration after, Runnable action) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> run(action));
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException fault) {
            LOG.error("supervision goes on after a fault", fault);
        } finally {
            afterEach.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
