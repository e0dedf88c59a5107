package org.ivrengine.console;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program of this machine that uses the service of an engine that runs. */
public final class ConsoleClient implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final HttpClient http;
    private final String url;
    private final String token;

    private ConsoleClient(HttpClient http, String url, String token) {
        this.http = http;
        this.url = url;
        this.token = token;
    }

    /**
     * @param data folder of the engine
     * @return empty when no engine answers there
     */
    public static Optional<ConsoleClient> of(Path data) throws IOException, InterruptedException {
        String url;
        String token;
        try {
            url = Files.readString(data.resolve(ConsoleToken.ADDRESS_FILE)).strip();
            token = Files.readString(data.resolve(ConsoleToken.TOKEN_FILE)).strip();
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        }
        ConsoleClient client = new ConsoleClient(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_WITHIN)
                        .build(),
                url,
                token);
        try {
            client.get("/api/queues");
            return Optional.of(client);
        } catch (ConnectException | HttpConnectTimeoutException killed) {
            client.close();
            return Optional.empty();
        }
    }

    /** @return the body of the answer, JSON */
    public String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public String post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    /** Hands over every floor as it changes, as JSON, until the engine ends or the thread is interrupted. */
    public void watch(Consumer<String> floor) throws IOException, InterruptedException {
        watch(floor, () -> {});
    }

    /** @param nothingNew told when the engine says that it is there, and nothing else */
    public void watch(Consumer<String> floor, Runnable nothingNew) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                http.send(request("/api/events").GET().build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            lines.forEach(line -> {
                if (line.startsWith("data: ")) {
                    floor.accept(line.substring("data: ".length()));
                } else if (line.startsWith(":")) {
                    nothingNew.run();
                }
            });
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the engine says: " + error(response));
        }
        return response.body();
    }

    private static String error(HttpResponse<String> response) {
        try {
            return Json.read(response.body(), Wire.Problem.class).error();
        } catch (Refusal notOurs) {
            return "status " + response.statusCode();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
