package org.ivrengine.selfservice.sql;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.selfservice.Pins;

/**
 * Threads that check PINs. A check is tens of milliseconds of a processor and tens of MiB of memory: as many at a time as
 * there are processors, on threads of their own, so that no call stutters because others sign in.
 */
final class PinChecks implements AutoCloseable {

    private final ExecutorService executor = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("pin-", 0).daemon().factory());

    /** Later checks take their usual time. */
    void warmUp() {
        executor.execute(Pins::warmUp);
    }

    boolean isRight(String pin, Optional<String> hash) {
        return within(() -> Pins.isRight(pin, hash));
    }

    String hash(String pin) {
        return within(() -> Pins.hash(pin));
    }

    private <T> T within(Callable<T> work) {
        Future<T> done = executor.submit(work);
        try {
            return done.get(SqlLimits.PIN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            done.cancel(false);
            throw new IllegalStateException("too many PINs are checked at a time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a PIN was checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a PIN cannot be checked", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
