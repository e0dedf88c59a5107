package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.app.up.EnginePing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine with agents in a process of its own, so that it can be killed. They are on duty as soon as it starts. */
final class ShopEngine implements AutoCloseable {

    private final Path home;
    private final List<String> command;
    private final int port;
    private Process process;

    /**
     * @param home with engine.yaml and the files of rules, as {@link CallShop} lays them out
     * @param agents their ids; one with a role, {@code eva:supervisor}, is not on duty; {@code bea=10} has that level
     */
    ShopEngine(RealAsterisk asterisk, Path home, String... agents) {
        this.home = home;
        AsteriskInstance instance = asterisk.instance();
        port = asterisk.enginePort();
        command = EngineProgram.command(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), ShopProgram.class.getName());
        command.addAll(List.of(
                home.toString(),
                Integer.toString(instance.settings().ports().ami()),
                login(instance.logins().events()),
                login(instance.logins().actions())));
        command.addAll(Arrays.asList(agents));
        process = launch();
    }

    private static String login(ManagerLogin login) {
        return login.user() + " " + login.secret();
    }

    private Process launch() {
        try {
            Process launched = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                    .start();
            EnginePing ping = new EnginePing(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Duration.ofSeconds(1));
            await().atMost(Duration.ofSeconds(90))
                    .failFast("the engine has died", () -> !launched.isAlive())
                    .until(ping::answered);
            return launched;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code kill -9}, and waits until it is dead. */
    void kill() {
        try {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code kill -STOP}, until it is killed: all its connections stay open, and nobody answers. */
    void freeze() {
        FrozenProcess.freeze(process.toHandle());
    }

    void startAgain() {
        process = launch();
    }

    /** The last word about the contacts on record, by id in the order of their first. */
    List<JsonNode> contacts(int count) {
        return await().atMost(Duration.ofSeconds(20)).until(this::contacts, seen -> seen.size() >= count);
    }

    private List<JsonNode> contacts() throws IOException {
        return latest("contact", entry -> entry.get("visit"), visit -> visit.get("contact"));
    }

    /** The last word about the recordings on record, in the order of their first, when so many are kept. */
    List<JsonNode> recordings(int kept) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> latest("recording", entry -> entry.get("recording"), recording -> recording),
                        seen -> seen.stream()
                                        .filter(each ->
                                                each.get("state").asString().equals("KEPT"))
                                        .count()
                                >= kept);
    }

    /** Where a kept recording lies. */
    Path file(JsonNode recording) {
        return home.resolve("calls").resolve(recording.get("file").asString());
    }

    private List<JsonNode> latest(String event, UnaryOperator<JsonNode> entry, UnaryOperator<JsonNode> identified)
            throws IOException {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(home.resolve("calls"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("{\"event\":\"" + event + "\"")) {
                        JsonNode found = entry.apply(JsonMapper.shared().readTree(line));
                        latest.put(identified.apply(found).get("id").asString(), found);
                    }
                }
            }
        }
        return List.copyOf(latest.values());
    }

    @Override
    public void close() {
        kill();
    }
}
