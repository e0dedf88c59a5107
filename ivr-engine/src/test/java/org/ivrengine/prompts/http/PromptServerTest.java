package org.ivrengine.prompts.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An Asterisk fetches prompts; others fetch nothing. Over real sockets. */
class PromptServerTest {

    private static final byte[] WELCOME = "the audio of welcome".getBytes(StandardCharsets.US_ASCII);
    private static final Instant RECORDED_AT = Instant.parse("2026-05-01T10:00:00.123Z");

    @TempDir
    private static Path folder;

    private static final AtomicBoolean ALLOWED = new AtomicBoolean();
    private static HttpClient client;
    private static PromptServer server;

    @BeforeAll
    static void serve() throws IOException {
        Path prompts = Files.createDirectories(folder.resolve("prompts/en/word"));
        Files.write(prompts.resolve("one.wav"), new byte[] {1});
        Files.writeString(folder.resolve("prompts/en/prompts.yaml"), "welcome: Hello");
        Files.writeString(folder.resolve("secret.wav"), "secret");
        Files.writeString(folder.resolve("prompts/secret.wav"), "secret");
        Files.createSymbolicLink(folder.resolve("prompts/en/link.wav"), folder.resolve("secret.wav"));
        Files.createDirectories(folder.resolve("prompts/en/folder.wav"));
        server = new PromptServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.resolve("prompts"),
                Duration.ofSeconds(60),
                host -> ALLOWED.get());
        client = HttpClient.newHttpClient();
    }

    @BeforeEach
    void allowAndRecord() throws IOException {
        ALLOWED.set(true);
        Files.write(folder.resolve("prompts/en/welcome.wav"), WELCOME);
        Files.setLastModifiedTime(folder.resolve("prompts/en/welcome.wav"), FileTime.from(RECORDED_AT));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPromptComesWithWhatACacheNeeds() throws Exception {
        HttpResponse<byte[]> response = get("/prompts/en/welcome.wav");
        assertEquals(200, response.statusCode());
        assertArrayEquals(WELCOME, response.body());
        assertEquals("audio/wav", header(response, "content-type"));
        assertEquals("Fri, 1 May 2026 10:00:00 GMT", header(response, "last-modified"));
        assertEquals("max-age=60", header(response, "cache-control"));
        assertArrayEquals(new byte[] {1}, get("/prompts/en/word/one.wav").body());
    }

    @Test
    void aCopyIsRevalidatedByItsTagAndFetchedAnewWhenTheRecordingChanged() throws Exception {
        String tag = header(get("/prompts/en/welcome.wav"), "etag");
        assertEquals(304, get("/prompts/en/welcome.wav", "If-None-Match", tag).statusCode());
        assertEquals(
                304,
                get("/prompts/en/welcome.wav", "If-None-Match", "\"other\", W/" + tag)
                        .statusCode());
        assertEquals(
                200,
                get("/prompts/en/welcome.wav", "If-None-Match", "\"other\"").statusCode());

        // Same length within the same second: the tag must see it all the same.
        byte[] again = WELCOME.clone();
        again[0]++;
        Files.write(folder.resolve("prompts/en/welcome.wav"), again);
        Files.setLastModifiedTime(
                folder.resolve("prompts/en/welcome.wav"), FileTime.from(RECORDED_AT.plusNanos(1_000_000)));
        HttpResponse<byte[]> changed = get("/prompts/en/welcome.wav", "If-None-Match", tag);
        assertEquals(200, changed.statusCode());
        assertArrayEquals(again, changed.body());
        assertNotEquals(tag, header(changed, "etag"));
    }

    @ParameterizedTest(name = "if modified since {0}")
    @ValueSource(
            strings = {"Fri, 1 May 2026 10:00:00 GMT", "Fri, 01 May 2026 10:00:00 GMT", "Sat, 2 May 2026 00:00:00 GMT"})
    void aCopyOfThatDateOrLaterIsCurrent(String date) throws Exception {
        assertEquals(
                304, get("/prompts/en/welcome.wav", "If-Modified-Since", date).statusCode());
    }

    @ParameterizedTest(name = "if modified since {0}")
    @ValueSource(strings = {"Fri, 1 May 2026 09:59:59 GMT", "yesterday"})
    void anOlderCopyOrNoDateAtAllGetsTheAudio(String date) throws Exception {
        assertEquals(
                200, get("/prompts/en/welcome.wav", "If-Modified-Since", date).statusCode());
    }

    @Test
    void headTellsTheLengthWithoutTheAudio() throws Exception {
        HttpResponse<byte[]> response =
                client.send(request("/prompts/en/welcome.wav").HEAD().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals(Integer.toString(WELCOME.length), header(response, "content-length"));
        assertEquals(0, response.body().length);
    }

    @Test
    void onlyGetAndHeadAreAnswered() throws Exception {
        HttpResponse<byte[]> response = client.send(
                request("/prompts/en/welcome.wav").DELETE().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD", header(response, "allow"));
        assertArrayEquals(WELCOME, Files.readAllBytes(folder.resolve("prompts/en/welcome.wav")));
    }

    @Test
    void aStrangerGetsNothing() throws Exception {
        ALLOWED.set(false);
        HttpResponse<byte[]> response = get("/prompts/en/welcome.wav");
        assertEquals(403, response.statusCode());
        assertEquals(0, response.body().length);
    }

    @ParameterizedTest(name = "GET {0}")
    @ValueSource(
            strings = {
                "/prompts/../secret.wav",
                "/prompts/en/../../secret.wav",
                "/prompts/en/%2e%2e/%2e%2e/secret.wav",
                "/prompts/en/..%2f..%2fsecret.wav",
                "/prompts//secret.wav",
                "//secret.wav",
                "/prompts/secret.wav",
                "/secret.wav",
                "/prompts/en/link.wav",
                "/prompts/en/folder.wav",
                "/prompts/en/prompts.yaml",
                "/prompts/en/welcome.wav%00",
                "/prompts/en/welcome.wav/",
                "/prompts/en/",
                "/prompts/en/nothing.wav",
                "http://other.example/prompts/en/welcome.wav",
                "*",
                "/"
            })
    void nothingButPromptsCanBeNamed(String address) throws Exception {
        assertEquals("HTTP/1.1 404 Not Found", statusOfRaw("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "nonsense\r\n\r\n", "GET /prompts/en/welcome.wav HTTP/9.9.9\r\n\r\n"})
    void whatIsNoRequestGetsNoAudio(String bytes) throws Exception {
        String status = statusOfRaw(bytes + "\r\n\r\n");
        assertEquals("HTTP/1.1 400 Bad Request", status);
    }

    @Test
    void anAddressLongerThanAnyPromptIsRefused() throws Exception {
        String address = "/prompts/" + "a".repeat(PromptServerLimits.REQUEST_LINE_BYTES_MAX);
        assertEquals("HTTP/1.1 400 Bad Request", statusOfRaw("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            requests.append("GET /prompts/en/")
                    .append(i % 2 == 0 ? "welcome" : "word/one")
                    .append(".wav HTTP/1.1\r\nHost: x\r\n")
                    .append(i == 19 ? "Connection: close\r\n\r\n" : "\r\n");
        }
        String answers = raw(requests.toString());
        String lengths = answers.lines()
                .filter(line -> line.startsWith("content-length"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .reduce("", (left, right) -> left + " " + right);
        assertEquals((" " + WELCOME.length + " 1").repeat(10), lengths);
    }

    @Test
    void aPortInUseIsToldAsSuch() {
        UncheckedIOException refusal = assertThrows(
                UncheckedIOException.class,
                () -> new PromptServer(server.address(), folder, Duration.ofSeconds(60), host -> true).close());
        assertEquals(
                "cannot serve prompts on " + server.address() + "; does another program use the port?",
                refusal.getMessage());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private String statusOfRaw(String request) throws IOException {
        return raw(request).lines().findFirst().orElse("");
    }

    /** Sends bytes that no client library would, and reads until the server closes. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
