package org.ivrengine.console;

import com.codahale.metrics.MetricRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Shift;
import org.ivrengine.callcenter.port.AgentBook.NoSuchAgentException;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.ivrengine.recording.RecordingDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service of docs/CONSOLE-API.md. Requests that block have virtual threads; the event loop only moves bytes. */
public final class ConsoleServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final String JSON = "application/json";

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConsoleToken token;
    private final Shift shift;
    private final AgentEndpoints agents;
    private final RecordingEndpoints recordings;
    private final SupervisionEndpoints supervision;
    private final InetSocketAddress address;
    private final Path addressFile;

    /**
     * Listens at once.
     *
     * @param listen port 0 picks a free one; where it listens stands in a file of the data folder
     * @param data folder of the token
     * @param checks for {@code /health}
     * @throws IOException when the port is taken, or the folder cannot be written
     */
    public ConsoleServer(
            InetSocketAddress listen,
            Path data,
            AgentDesk desk,
            Shift shift,
            RecordingDesk recordings,
            SupervisorDesk supervisors,
            MetricRegistry metrics,
            List<HealthCheck> checks)
            throws IOException {
        this.shift = shift;
        token = ConsoleToken.keptIn(data);
        agents = new AgentEndpoints(desk);
        this.recordings = new RecordingEndpoints(recordings);
        supervision = new SupervisionEndpoints(supervisors);
        vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .build();
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout((int) ConsoleLimits.IDLE_MAX.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(router(new MetricsPage(metrics, this::floor), new Health(checks)));
        try {
            server.listen(SocketAddress.inetSocketAddress(listen))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException taken) {
            close(vertx);
            throw new IOException(
                    "the console cannot listen on " + listen + "; does another program use the port?", taken);
        } catch (InterruptedException interrupted) {
            close(vertx);
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        address = new InetSocketAddress(listen.getAddress(), server.actualPort());
        addressFile = data.resolve(ConsoleToken.ADDRESS_FILE);
        Files.writeString(addressFile, "http://" + hostAndPort(address) + "\n");
    }

    private static String hostAndPort(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** @return where it listens */
    public InetSocketAddress address() {
        return address;
    }

    private Router router(MetricsPage metrics, Health health) {
        Router router = Router.router(vertx);
        router.get("/health").handler(json(request -> health.get()));
        router.get("/metrics")
                .handler(request -> threads.execute(() -> {
                    String text = metrics.text();
                    request.response()
                            .putHeader("Content-Type", MetricsPage.CONTENT_TYPE)
                            .end(text);
                }));
        router.route("/api/*").handler(this::requireToken);
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(ConsoleLimits.BODY_BYTES_MAX));
        router.get("/api/floor").handler(json(request -> Reply.ok(FloorWire.floor(floor()))));
        router.get("/api/queues").handler(json(request -> {
            Floor floor = floor();
            return Reply.ok(new Wire.Queues(floor.atMs(), FloorWire.queues(floor)));
        }));
        router.get("/api/agents").handler(json(request -> Reply.ok(agents.list(floor()))));
        router.put("/api/agents/levels").handler(json(request -> Reply.ok(agents.setLevels(body(request)))));
        router.post("/api/agents/changed").handler(json(request -> Reply.ok(agents.changed(body(request)))));
        router.get("/api/agents/:agent")
                .handler(json(request -> Reply.ok(agents.one(part(request, "agent"), floor()))));
        router.post("/api/agents/:agent/:verb")
                .handler(json(request ->
                        Reply.ok(agents.grant(part(request, "agent"), part(request, "verb"), body(request)))));
        router.post("/api/calls/:call/recording/:verb")
                .handler(json(request ->
                        Reply.ok(recordings.wish(part(request, "call"), part(request, "verb"), body(request)))));
        router.get("/api/supervision")
                .handler(json(request -> Reply.ok(supervision.log(
                        request.request().getParam("person"), request.request().getParam("limit")))));
        router.post("/api/supervision/:verb")
                .handler(json(request -> Reply.ok(supervision.grant(part(request, "verb"), body(request)))));
        FloorWatch watch = new FloorWatch(vertx, shift);
        router.get("/api/events").handler(request -> watch.add(request.response()));
        for (int status : new int[] {400, 404, 405, 413, 500}) {
            router.errorHandler(status, request -> answer(request, new Reply(status, new Wire.Problem(word(status)))));
        }
        return router;
    }

    private static String word(int status) {
        return switch (status) {
            case 400 -> "this is no request";
            case 404 -> "there is nothing here";
            case 405 -> "that cannot be done here";
            case 413 -> "the body is too long; at most " + ConsoleLimits.BODY_BYTES_MAX + " bytes are read";
            default -> "that did not work; the engine's log says why";
        };
    }

    private void requireToken(RoutingContext request) {
        String given = request.request().getHeader("Authorization");
        if (given != null && token.isIn(given)) {
            request.next();
        } else {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            answer(request, new Reply(401, new Wire.Problem("the token in the data folder is missing or another one")));
        }
    }

    /** Does the work on a thread of its own. */
    private Handler<RoutingContext> json(Function<RoutingContext, Reply> work) {
        return request -> threads.execute(() -> answer(request, outcome(request, work)));
    }

    private static Reply outcome(RoutingContext request, Function<RoutingContext, Reply> work) {
        try {
            return work.apply(request);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (NoSuchAgentException nobody) {
            return new Reply(404, new Wire.Problem(String.valueOf(nobody.getMessage())));
        } catch (IllegalArgumentException wrong) {
            return new Reply(400, new Wire.Problem(String.valueOf(wrong.getMessage())));
        } catch (RuntimeException fault) {
            LOG.error("{} {}", request.request().method(), request.normalizedPath(), fault);
            return new Reply(500, new Wire.Problem(word(500)));
        }
    }

    private static void answer(RoutingContext request, Reply reply) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(reply.status())
                    .putHeader("Content-Type", JSON)
                    .putHeader("Cache-Control", "no-store")
                    .end(Json.write(reply.body()));
        }
    }

    private static String part(RoutingContext request, String name) {
        return Objects.requireNonNull(request.pathParam(name), name);
    }

    private static String body(RoutingContext request) {
        String body = request.body().asString();
        return body == null ? "" : body;
    }

    private Floor floor() {
        try {
            return shift.floor()
                    .toCompletableFuture()
                    .get(ConsoleLimits.FLOOR_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            throw new Refusal(503, "the call center does not answer");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the engine stops");
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(addressFile);
        } catch (IOException stays) {
            LOG.debug("{} stays", addressFile, stays);
        }
        close(vertx);
        threads.shutdownNow();
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.debug("the console's threads end later", late);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
