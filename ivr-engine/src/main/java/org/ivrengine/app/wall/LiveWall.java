package org.ivrengine.app.wall;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.ivrengine.console.ConsoleClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queues and agents of one engine after the other on a terminal, until it is closed. */
final class LiveWall implements AutoCloseable {

    /** Durations count on between two events. */
    private static final Duration DRAW_EVERY = Duration.ofSeconds(1);

    /** Longer than an engine that has no news takes to say so (15 s). */
    private static final long SILENT_AFTER_MS = 20_000;

    private static final String NO_ENGINE = "No engine runs; as soon as one does, it is shown. Ctrl-C ends.";

    private final Path data;
    private final PrintWriter out;
    private final Supplier<TerminalSize> size;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Thread listener;

    private volatile @Nullable JsonNode floor;
    private volatile String withoutFloor = "Looks for the engine …";
    private volatile long heardAtMs;
    private boolean closed;

    /** @param data folder of the engine */
    LiveWall(Path data, PrintWriter out, Supplier<TerminalSize> size, InstantSource clock, ZoneId zone) {
        this.data = data;
        this.out = out;
        this.size = size;
        this.clock = clock;
        this.zone = zone;
        listener = Thread.ofVirtual().name("wall").unstarted(this::listen);
    }

    /** Returns when the thread is interrupted. */
    void show() {
        print(WallFrame.BEGIN);
        listener.start();
        try {
            while (true) {
                print(WallFrame.of(text(), size.get()));
                Thread.sleep(DRAW_EVERY);
            }
        } catch (InterruptedException ended) {
            close();
        }
    }

    private String text() {
        JsonNode now = floor;
        if (now == null) {
            return withoutFloor;
        }
        long nowMs = clock.millis();
        long silentMs = nowMs - heardAtMs;
        String text = WallScreen.text(now, nowMs, zone);
        return silentMs < SILENT_AFTER_MS
                ? text
                : "The engine does not answer since " + silentMs / 1_000 + " s; this is how it was then.\n" + text;
    }

    /** Of one engine after the other. */
    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                watchOne();
                Thread.sleep(DRAW_EVERY);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** Until it ends; there may be none. */
    private void watchOne() throws InterruptedException {
        String then = NO_ENGINE;
        try {
            Optional<ConsoleClient> engine = ConsoleClient.of(data);
            if (engine.isPresent()) {
                try (ConsoleClient client = engine.get()) {
                    client.watch(this::heard, this::heardNothingNew);
                }
            }
        } catch (IOException refusedOrEnded) {
            then = NO_ENGINE + "\n(" + refusedOrEnded.getMessage() + ")";
        } catch (UncheckedIOException ended) {
            then = NO_ENGINE; // in the middle of what it told
        }
        withoutFloor = then;
        floor = null;
    }

    private void heard(String news) {
        heardNothingNew();
        floor = JsonMapper.shared().readTree(news);
    }

    private void heardNothingNew() {
        heardAtMs = clock.millis();
    }

    private synchronized void print(String text) {
        if (!closed) {
            out.print(text);
            out.flush();
        }
    }

    /** The terminal is as it was before. Nothing is drawn any more. */
    @Override
    public synchronized void close() {
        print(WallFrame.END);
        closed = true;
        listener.interrupt();
    }
}
