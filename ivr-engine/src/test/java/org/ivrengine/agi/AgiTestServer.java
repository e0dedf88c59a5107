package org.ivrengine.agi;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Sound;

/** A real server on a free port of this machine, whose calls do what the test says. */
final class AgiTestServer implements AutoCloseable {

    /** What a call shall do; what it returns is seen by the test. */
    @FunctionalInterface
    interface Conversation<T> {
        T hold(AgiCall call) throws Exception;
    }

    static final AgiLimits QUICK = new AgiLimits(
            100, 100, 20, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    final MetricRegistry metrics = new MetricRegistry();
    final Keypads keypads = new Keypads();
    final AgiServer server;
    private final BlockingQueue<CallHandler> conversations = new LinkedBlockingQueue<>();

    AgiTestServer() {
        this(QUICK, AllowedHosts.LOOPBACK);
    }

    AgiTestServer(AgiLimits limits, AllowedHosts allowed) {
        server = new AgiServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                allowed,
                limits,
                keypads,
                new Sounds(),
                this::handle,
                metrics);
    }

    /** Those whose id begins with "far-" are on another machine. */
    private static final class Sounds implements SoundFiles {
        @Override
        public String nameOf(Sound sound) {
            return sound.language() + "/" + sound.id();
        }

        @Override
        public Optional<String> fileOf(Sound sound) {
            return sound.id().startsWith("far-") ? Optional.empty() : Optional.of(nameOf(sound));
        }
    }

    private void handle(AgiCall call) {
        try {
            conversations.take().handle(call);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** The next call holds this conversation. */
    <T> CompletableFuture<T> next(Conversation<T> conversation) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        conversations.add(call -> {
            try {
                outcome.complete(conversation.hold(call));
            } catch (RuntimeException | Error failed) {
                outcome.completeExceptionally(failed);
                throw failed; // the server has to cope with it
            } catch (Exception failed) {
                outcome.completeExceptionally(failed);
            }
        });
        return outcome;
    }

    FakeAsterisk call(String channelId) throws IOException {
        return FakeAsterisk.call(address(), channelId);
    }

    static <T> T outcome(CompletableFuture<T> conversation) throws Exception {
        try {
            return conversation.get(FakeAsterisk.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        } catch (TimeoutException hangs) {
            throw new AssertionError("the call's thread still waits", hangs);
        }
    }

    /** Why the conversation's session ended. */
    static SessionEnded.Why endOf(CompletableFuture<?> conversation) throws Exception {
        try {
            Object result = outcome(conversation);
            throw new AssertionError("the session did not end; the call went on to " + result);
        } catch (SessionEnded ended) {
            return ended.why();
        }
    }

    long count(String meter) {
        return metrics.meter(meter).getCount();
    }

    @Override
    public void close() {
        server.close();
    }
}
