package org.ivrengine.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Shift;

/**
 * {@code GET /api/events}: the floor, as server-sent events, whenever it has changed. Nobody looks at it while nobody
 * watches. Belongs to one event loop.
 */
final class FloorWatch {

    private final Vertx vertx;
    private final Shift shift;
    private final Set<HttpServerResponse> watchers = new LinkedHashSet<>();
    private long timer = -1;
    private long lastWrittenNs;
    private String last = "";

    FloorWatch(Vertx vertx, Shift shift) {
        this.vertx = vertx;
        this.shift = shift;
    }

    void add(HttpServerResponse watcher) {
        if (watchers.size() >= ConsoleLimits.WATCHERS_MAX) {
            watcher.setStatusCode(503).end(Json.write(new Wire.Problem("too many screens watch already")));
            return;
        }
        watcher.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true);
        watcher.closeHandler(gone -> remove(watcher));
        watcher.exceptionHandler(broken -> remove(watcher));
        watchers.add(watcher);
        last = "";
        look();
        if (timer < 0) {
            timer = vertx.setPeriodic(ConsoleLimits.WATCH_EVERY.toMillis(), tick -> look());
        }
    }

    private void remove(HttpServerResponse watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty() && timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    private void look() {
        var context = vertx.getOrCreateContext();
        shift.floor().thenAccept(floor -> context.runOnContext(turn -> tell(floor)));
    }

    private void tell(Floor floor) {
        // The time itself is no news.
        String news = Json.write(FloorWire.floor(new Floor(0, floor.agents(), floor.queues(), floor.supervisors())));
        long nowNs = System.nanoTime();
        if (!news.equals(last)) {
            last = news;
            lastWrittenNs = nowNs;
            write("event: floor\ndata: " + Json.write(FloorWire.floor(floor)) + "\n\n");
        } else if (nowNs - lastWrittenNs > ConsoleLimits.SIGN_OF_LIFE_EVERY.toNanos()) {
            lastWrittenNs = nowNs;
            write(": nothing new\n\n");
        }
    }

    /** A screen that cannot keep up misses some; the next event has everything again. */
    private void write(String text) {
        for (HttpServerResponse watcher : Set.copyOf(watchers)) {
            if (!watcher.writeQueueFull()) {
                watcher.write(text).onFailure(broken -> remove(watcher));
            }
        }
    }
}
