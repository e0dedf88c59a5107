package org.ivrengine.selfservice.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one system: how many ask it at a time, how long they wait, and whether it is asked at all. */
final class Backend {

    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    private final RemoteSystem system;
    private final HttpClient client;
    private final Semaphore places;
    private final CircuitBreaker breaker;

    Backend(RemoteSystem system, HttpClient client, Clock clock) {
        this.system = system;
        this.client = client;
        places = new Semaphore(system.concurrentMax(), true);
        RemoteSystem.Breaker settings = system.breaker();
        breaker = CircuitBreaker.of(
                system.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                settings.window(),
                                settings.requestsMin(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.failedPercent())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "system {}: {}",
                        system.name(),
                        switch (event.getStateTransition().getToState()) {
                            case OPEN, FORCED_OPEN ->
                                "is not asked for " + settings.pause().toSeconds()
                                        + " s, too many requests have failed";
                            case HALF_OPEN -> "one request is let through to see whether it is back";
                            case CLOSED, DISABLED, METRICS_ONLY -> "is asked again";
                        }));
    }

    /** Whether requests are held back. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** What an answer is good for. */
    interface Use<T> {
        T of(int status, byte[] body) throws Unanswered;
    }

    /**
     * Asks and reads the answer; the breaker learns from both.
     *
     * @param within time for the whole answer, to its last octet
     */
    <T> T ask(HttpRequest request, Duration within, Use<T> use) throws Unanswered {
        long startNs = System.nanoTime();
        // Who has waited longer has no time left to be answered; the system would be blamed for our crowd.
        take(within.dividedBy(2));
        try {
            if (!breaker.tryAcquirePermission()) {
                throw Unanswered.ours(system.name() + " is not asked, too many requests to it have failed");
            }
            return counted(request, within.minusNanos(System.nanoTime() - startNs), use);
        } finally {
            places.release();
        }
    }

    private void take(Duration within) throws Unanswered {
        try {
            if (!places.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Unanswered.ours(
                        system.concurrentMax() + " requests to " + system.name() + " are waiting already");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Unanswered.ours("interrupted");
        }
    }

    private <T> T counted(HttpRequest request, Duration within, Use<T> use) throws Unanswered {
        long startNs = System.nanoTime();
        boolean isCounted = false;
        try {
            HttpResponse<byte[]> answer = send(request, within);
            T result = use.of(answer.statusCode(), answer.body());
            isCounted = true;
            breaker.onSuccess(System.nanoTime() - startNs, TimeUnit.NANOSECONDS);
            return result;
        } catch (Unanswered unanswered) {
            isCounted = true;
            if (unanswered.isFailureOfSystem()) {
                breaker.onError(System.nanoTime() - startNs, TimeUnit.NANOSECONDS, unanswered);
            } else {
                breaker.onSuccess(System.nanoTime() - startNs, TimeUnit.NANOSECONDS);
            }
            throw unanswered;
        } finally {
            if (!isCounted) {
                breaker.releasePermission(); // else a fault of ours would keep the breaker half open for ever
            }
        }
    }

    /** The client's own timeout ends with the headers; this one holds to the last octet of the body. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration within) throws Unanswered {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), system.answerOctetsMax()));
        try {
            return answer.get(Math.max(1, within.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            throw Unanswered.passing("no whole answer within " + within.toMillis() + " ms");
        } catch (ExecutionException failed) {
            // Its messages have addresses at most: no headers, no bodies.
            Throwable cause = failed.getCause();
            String why = cause instanceof IOException && cause.getMessage() != null
                    ? cause.getMessage()
                    : String.valueOf(cause == null ? failed : cause.getClass().getSimpleName());
            throw Unanswered.passing(why);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Unanswered.ours("interrupted");
        } finally {
            answer.cancel(true); // closes the connection of an answer that is still under way
        }
    }
}
