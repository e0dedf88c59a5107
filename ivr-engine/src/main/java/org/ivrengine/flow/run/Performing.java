package org.ivrengine.flow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs operations, and sees to it that the caller never waits in silence. */
final class Performing {

    private static final Logger LOG = LoggerFactory.getLogger(Performing.class);

    /** Class of musiconhold.conf; the shipped one, which the dialplan uses, too. */
    private static final String MUSIC = "ivr";

    private final Services services;
    private final Speaker speaker;
    private final Phone phone;

    Performing(Services services, Speaker speaker, Phone phone) {
        this.services = services;
        this.speaker = speaker;
        this.phone = phone;
    }

    Result perform(Request request) {
        return switch (services.patience()) {
            case Patience.Endless _ -> logged(request);
            case Patience.Limited limits -> whileSheWaits(request, limits);
        };
    }

    /**
     * On a thread of its own: a caller who hangs up does not cut a change in two, and the log hears of it all the same.
     */
    private Result whileSheWaits(Request request, Patience.Limited limits) {
        CompletableFuture<Result> done = new CompletableFuture<>();
        OperationThreads.start("operation-" + request.call(), () -> {
            try {
                done.complete(logged(request));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        long startNs = System.nanoTime();
        return within(done, limits.silenceMax())
                .or(() -> audibly(done, limits, startNs))
                .orElseGet(() -> {
                    LOG.warn(
                            "Call {}: operation {} still has no end after {} s; the caller goes on without",
                            request.call(),
                            request.name(),
                            limits.waitMax().toSeconds());
                    return new Result(Operations.UNAVAILABLE, Optional.empty());
                });
    }

    private Optional<Result> audibly(CompletableFuture<Result> done, Patience.Limited limits, long startNs) {
        try {
            speaker.say(FlowRunner.PROMPT_ONE_MOMENT);
        } catch (IllegalArgumentException noSuchPrompt) {
            LOG.error("There is no prompt \"{}\": music has to do", FlowRunner.PROMPT_ONE_MOMENT);
        }
        if (done.isDone()) {
            return within(done, Duration.ZERO);
        }
        phone.startMusic(MUSIC);
        Optional<Result> result = within(done, limits.waitMax().minusNanos(System.nanoTime() - startNs));
        phone.stopMusic();
        return result;
    }

    private static Optional<Result> within(CompletableFuture<Result> done, Duration time) {
        try {
            return Optional.of(done.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SessionEnded(SessionEnded.Why.CONNECTION_LOST);
        }
    }

    private Result logged(Request request) {
        Instant startedAt = services.clock().instant();
        Result result = performed(request);
        services.callLog()
                .operationDone(
                        request.call(),
                        new OperationVisit(
                                request.name(),
                                result.outcome(),
                                startedAt,
                                services.clock().instant(),
                                request.idempotencyKey(),
                                result.facts()));
        return result;
    }

    private Result performed(Request request) {
        try {
            return services.operations().perform(request);
        } catch (SessionEnded ended) {
            throw ended;
        } catch (RuntimeException e) {
            LOG.warn("Call {}: operation {} failed", request.call(), request.name(), e);
            return new Result(Operations.UNAVAILABLE, Optional.empty());
        }
    }
}
