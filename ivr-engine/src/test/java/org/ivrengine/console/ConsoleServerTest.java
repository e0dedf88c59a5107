package org.ivrengine.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.recording.RecordingDesk;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ConsoleServerTest {

    private static final Floor FLOOR = new Floor(
            20_000,
            List.of(
                    new Floor.OnDuty("anna", "Anna", "talking", "", 5_000, "c0ffee", true),
                    new Floor.OnDuty("ben", "Ben", "paused", "lunch", 6_000, "", false)),
            List.of(new Floor.Line(
                    "billing",
                    List.of(
                            new Floor.Waiting("ca11", "+15550100", 8_000, OptionalLong.of(30_000)),
                            new Floor.Waiting("ca12", "", 9_000, OptionalLong.empty())),
                    new TreeMap<>(Map.of("talking", 1)))),
            List.of(new Floor.Supervisor("eva", "anna", "c0ffee", "listen", 15_000)));

    /** Of a supervisor's act: another each time. */
    private static final String ACT_ID = "\"id\":\"[0-9a-f-]{36}\"";

    @TempDir
    private static Path data;

    private static final AtomicReference<String> DATABASE_FAULT = new AtomicReference<>("");
    private static final Served TALK =
            new Served("c0ffee", "c0ffee-1", "billing", "+15550100", "anna", "1.1", "1.2", Served.Phase.TALKING);
    private static final FakeShift SHIFT = new FakeShift();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Database database;
    private static SqlAgentBook book;
    private static ConsoleServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabases.h2();
        book = new SqlAgentBook(database.jdbi(), () -> Instant.ofEpochMilli(1_000));
        book.add(Agent.of("anna", "PJSIP/anna", Map.of("billing", 80)), "setup");
        book.add(Agent.of("ben", "PJSIP/ben", Map.of()), "setup");
        MetricRegistry metrics = new MetricRegistry();
        metrics.counter("calls.up").inc(3);
        server = new ConsoleServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                data,
                new AgentDesk(book, SHIFT),
                SHIFT,
                (call, _, _) -> CompletableFuture.completedFuture(
                        call.equals("c0ffee") ? RecordingDesk.Answer.DONE : RecordingDesk.Answer.NOT_RECORDED),
                IdleSupervisors.desk(book, database.jdbi(), TALK),
                metrics,
                List.of(
                        new HealthCheck(
                                "database",
                                () -> Optional.of(DATABASE_FAULT.get()).filter(text -> !text.isEmpty())),
                        new HealthCheck("disk", Optional::empty)));
    }

    @AfterAll
    static void close() {
        HTTP.close();
        server.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        SHIFT.asked.clear();
        SHIFT.floor = FLOOR;
        DATABASE_FAULT.set("");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    }

    private static HttpRequest.Builder withToken(String path) throws IOException {
        return request(path)
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("console.token"))
                                        .strip());
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static String post(String path, String body) throws IOException, InterruptedException {
        return send(withToken(path).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void whoHasNoTokenLearnsNothingAndChangesNothing() throws IOException, InterruptedException {
        String refused = "401 {\"error\":\"the token in the data folder is missing or another one\"}";
        assertEquals(refused, send(request("/api/agents")));
        assertEquals(refused, send(request("/api/agents").header("Authorization", "Bearer 00")));
        assertEquals(refused, send(request("/api/agents/anna/sign-in").POST(BodyPublishers.noBody())));
        assertEquals(List.of(), SHIFT.asked);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("console.token"))));
    }

    @Test
    void agentsAreListedWithWhatTheyDoNow() throws IOException, InterruptedException {
        assertEquals(
                "200 {\"at_ms\":20000,\"agents\":["
                        + "{\"id\":\"anna\",\"name\":\"anna\",\"phone\":\"PJSIP/anna\",\"language\":\"\","
                        + "\"skills\":{\"billing\":80},\"roles\":[],\"state\":\"talking\",\"reason\":\"\","
                        + "\"since_ms\":5000,\"call\":\"c0ffee\",\"holding\":true},"
                        + "{\"id\":\"ben\",\"name\":\"ben\",\"phone\":\"PJSIP/ben\",\"language\":\"\","
                        + "\"skills\":{},\"roles\":[],\"state\":\"paused\",\"reason\":\"lunch\","
                        + "\"since_ms\":6000,\"call\":\"\",\"holding\":false}]}",
                send(withToken("/api/agents")));
    }

    @Test
    void whoIsNotOnDutyIsSignedOut() throws IOException, InterruptedException {
        SHIFT.floor = new Floor(20_000, List.of(), List.of());
        assertTrue(send(withToken("/api/agents/anna"))
                .contains("\"state\":\"signed_out\",\"reason\":\"\",\"since_ms\":0"));
    }

    @Test
    void queuesAreListedWithWhoWaitsAndWhoCouldHelp() throws IOException, InterruptedException {
        assertEquals(
                "200 {\"at_ms\":20000,\"queues\":[{\"id\":\"billing\",\"waiting\":2,\"longest_wait_ms\":12000,"
                        + "\"agents\":{\"talking\":1},\"calls\":["
                        + "{\"call\":\"ca11\",\"caller\":\"+15550100\",\"joined_at_ms\":8000,\"estimated_wait_ms\":30000},"
                        + "{\"call\":\"ca12\",\"caller\":\"\",\"joined_at_ms\":9000}]}]}",
                send(withToken("/api/queues")));
    }

    @Test
    void aSupervisorSignsAnAgentInAndOutAndPausesHerAndItIsKeptWhoDidIt() throws IOException, InterruptedException {
        assertEquals("200 {\"done\":true}", post("/api/agents/anna/sign-in", ""));
        assertEquals("200 {\"done\":true}", post("/api/agents/anna/pause", "{\"reason\":\"lunch\",\"who\":\"lead\"}"));
        assertEquals("200 {\"done\":true}", post("/api/agents/anna/resume", "{}"));
        assertEquals("200 {\"done\":true}", post("/api/agents/anna/ready", "{}"));
        assertEquals("200 {\"done\":true}", post("/api/agents/anna/sign-out", "{\"who\":\"lead\"}"));

        assertEquals(
                List.of("sign in anna", "pause anna: lunch", "resume anna", "ready anna", "sign out anna"),
                SHIFT.asked);
        assertEquals("lead", book.history("anna", 1).getFirst().who());
        assertEquals("signed out", book.history("anna", 1).getFirst().to());
    }

    @Test
    void whatCannotBeIsRefusedInWords() throws IOException, InterruptedException {
        assertEquals("404 {\"error\":\"there is no agent \\\"carl\\\"\"}", post("/api/agents/carl/sign-in", ""));
        assertEquals(
                "404 {\"error\":\"nobody can \\\"dance\\\"; there are sign-in, sign-out, pause, resume, ready\"}",
                post("/api/agents/anna/dance", ""));
        assertEquals(
                "400 {\"error\":\"a pause has a reason of 1 to 60 characters, for example lunch\"}",
                post("/api/agents/anna/pause", ""));
        assertTrue(post("/api/agents/anna/pause", "{\"raeson\":\"lunch\"}").startsWith("400 {\"error\":\"the body"));
        assertTrue(post("/api/agents/anna/pause", "lunch").startsWith("400 {\"error\":\"the body"));
        assertEquals("404 {\"error\":\"there is nothing here\"}", send(withToken("/api/nothing")));
        SHIFT.floor = new Floor(20_000, List.of(), List.of());
        assertEquals("409 {\"error\":\"anna is not on duty\"}", post("/api/agents/anna/ready", ""));
        assertEquals(List.of(), SHIFT.asked);
    }

    @Test
    void levelsChangeAtOnceForManyAgents() throws IOException, InterruptedException {
        assertEquals(
                "200 {\"changes\":[{\"at_ms\":1000,\"who\":\"lead\",\"agent\":\"ben\",\"what\":\"skill chess\","
                        + "\"from\":\"\",\"to\":\"50\"}]}",
                send(withToken("/api/agents/levels")
                        .PUT(BodyPublishers.ofString(
                                "{\"who\":\"lead\",\"levels\":{\"anna\":{},\"ben\":{\"chess\":50}}}"))));
        assertEquals(List.of("changed ben"), SHIFT.asked);

        send(withToken("/api/agents/levels").PUT(BodyPublishers.ofString("{\"levels\":{\"ben\":{\"chess\":0}}}")));
    }

    @Test
    void somebodyElsesChangeIsTakenUp() throws IOException, InterruptedException {
        assertEquals("200 {\"done\":true}", post("/api/agents/changed", "{\"agents\":[\"anna\",\"gone\"]}"));
        assertEquals(List.of("changed anna", "sign out gone"), SHIFT.asked);
    }

    @Test
    void theExamplesOfThePageAreAnsweredAsItSays() throws IOException, InterruptedException {
        List<ApiExamples.Example> examples = ApiExamples.read();
        assertEquals(20, examples.size());
        for (ApiExamples.Example example : examples) {
            String answer =
                    send(withToken(example.path()).method(example.method(), BodyPublishers.ofString(example.body())));
            assertEquals(example.status() + " ", answer.substring(0, 4), example::toString);
            assertEquals(
                    JsonMapper.shared().readTree(example.answer()),
                    JsonMapper.shared().readTree(answer.substring(4).replaceAll(ACT_ID, "\"id\":\"...\"")),
                    example::toString);
        }
        send(withToken("/api/agents/levels").PUT(BodyPublishers.ofString("{\"levels\":{\"ben\":{\"chess\":0}}}")));
    }

    @Test
    void healthSaysWhatIsWrong() throws IOException, InterruptedException {
        assertEquals(
                "200 {\"status\":\"ok\",\"checks\":{\"database\":{\"ok\":true,\"fault\":\"\"},"
                        + "\"disk\":{\"ok\":true,\"fault\":\"\"}}}",
                send(request("/health")));
        DATABASE_FAULT.set("the database is away");
        assertEquals(
                "503 {\"status\":\"degraded\",\"checks\":{\"database\":{\"ok\":false,\"fault\":\"the database is away\"},"
                        + "\"disk\":{\"ok\":true,\"fault\":\"\"}}}",
                send(request("/health")));
    }

    @Test
    void prometheusReadsQueuesAgentsAndWhatElseIsMeasured() throws IOException, InterruptedException {
        String page = send(request("/metrics"));
        for (String line : List.of(
                "ivr_queue_waiting{queue=\"billing\"} 2.0",
                "ivr_queue_longest_wait_seconds{queue=\"billing\"} 12.0",
                "ivr_queue_agents{queue=\"billing\",state=\"talking\"} 1.0",
                "ivr_queue_agents{queue=\"billing\",state=\"available\"} 0.0",
                "ivr_agents{state=\"paused\"} 1.0",
                "ivr_calls_up 3.0")) {
            assertTrue(page.lines().anyMatch(line::equals), () -> line + " in\n" + page);
        }
    }

    @Test
    void aScreenIsToldOfEveryChangeAndNotOfTheTime() throws IOException, InterruptedException {
        List<Thread> screens = new ArrayList<>();
        try (ConsoleClient client = ConsoleClient.of(data).orElseThrow()) {
            BlockingQueue<String> floors = new LinkedBlockingQueue<>();
            screens.add(Thread.ofVirtual().start(() -> {
                try {
                    client.watch(floors::add);
                } catch (IOException | InterruptedException | UncheckedIOException closed) {
                    floors.add("closed");
                }
            }));
            assertTrue(next(floors).startsWith("{\"at_ms\":20000,\"agents\":[{\"id\":\"anna\""));

            SHIFT.floor = new Floor(21_000, FLOOR.agents(), FLOOR.queues());
            SHIFT.floor = new Floor(22_000, List.of(), FLOOR.queues());

            assertTrue(next(floors).startsWith("{\"at_ms\":22000,\"agents\":[],\"queues\":"));
        }
        await().until(() -> !screens.getFirst().isAlive());
    }

    private static String next(BlockingQueue<String> floors) throws InterruptedException {
        return String.valueOf(floors.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aProgramOfThisMachineFindsTheService() throws IOException, InterruptedException {
        try (ConsoleClient client = ConsoleClient.of(data).orElseThrow()) {
            assertTrue(client.get("/api/floor").startsWith("{\"at_ms\":20000"));
            assertEquals("{\"done\":true}", client.post("/api/agents/anna/sign-in", new Wire.DutyWish(null, "lead")));
        }
        assertEquals(Optional.empty(), ConsoleClient.of(data.resolve("elsewhere")));
    }
}
