package org.ivrengine.app.engine;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.console.ConsoleServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the console beside the calls: it takes some hundred milliseconds that no caller has to wait for, and a port that is
 * taken keeps nobody from calling.
 */
final class ConsoleStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleStart.class);

    private final CompletableFuture<ConsoleServer> opened = new CompletableFuture<>();

    ConsoleStart(Callable<ConsoleServer> open) {
        Thread.ofPlatform().daemon().name("console-start").start(() -> {
            try {
                ConsoleServer server = open.call();
                LOG.info(
                        "the console listens at {}:{}",
                        server.address().getHostString(),
                        server.address().getPort());
                opened.complete(server);
            } catch (IOException taken) {
                LOG.error("no console, so no commands to this engine, no /metrics, no /health: {}", taken.getMessage());
                opened.completeExceptionally(taken);
            } catch (Exception fault) {
                LOG.error("no console, so no commands to this engine, no /metrics, no /health", fault);
                opened.completeExceptionally(fault);
            }
        });
    }

    @Override
    public void close() {
        opened.handle((server, failed) -> {
                    if (server != null) {
                        server.close();
                    }
                    return true;
                })
                .join();
    }
}
