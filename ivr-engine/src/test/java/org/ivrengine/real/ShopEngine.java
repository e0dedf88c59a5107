package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.CallCenterPorts;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.app.up.EnginePing;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.flow.operations.OperationRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine with agents in a process of its own, so that it can be killed. They are on duty as soon as it starts. */
final class ShopEngine implements AutoCloseable {

    /** The first agent's; the second has the next. */
    private static final int FIRST_EXTENSION = 201;

    private final Path home;
    private final List<String> command;
    private final int port;
    private Process process;

    /**
     * @param home with engine.yaml and the files of rules, as {@link CallShop} lays them out
     * @param agents their ids; one with a role, {@code eva:supervisor}, is not on duty
     */
    ShopEngine(RealAsterisk asterisk, Path home, String... agents) {
        this.home = home;
        AsteriskInstance instance = asterisk.instance();
        port = asterisk.enginePort();
        command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ShopEngine.class.getName(),
                                home.toString(),
                                Integer.toString(instance.settings().ports().ami()),
                                login(instance.logins().events()),
                                login(instance.logins().actions())),
                        Arrays.stream(agents))
                .toList();
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

    /** Runs the engine: home, manager port, the two logins, agents. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int ami = Integer.parseInt(arguments[1]);
        CallShop.Directory directory = new CallShop.Directory();
        for (String agent : Arrays.asList(arguments).subList(4, arguments.length)) {
            String extension =
                    Integer.toString(FIRST_EXTENSION + directory.agents().size());
            int colon = agent.indexOf(':');
            String id = colon < 0 ? agent : agent.substring(0, colon);
            TreeSet<String> roles = new TreeSet<>();
            if (colon < 0) {
                directory.keep(new Duty.SignedIn(id));
            } else {
                roles.add(agent.substring(colon + 1));
            }
            directory.add(new Agent(id, id, "PJSIP/" + id, "", new TreeMap<>(Map.of("sales", 50)), roles, extension));
        }
        EngineConfig config = switch (EngineConfigReader.read(home.resolve("engine.yaml"), home)) {
            case EngineConfigReader.Result.Read(EngineConfig read) -> read;
            case EngineConfigReader.Result.Refused(var faults) -> throw new AssertionError(faults);
        };
        InstantSource clock = InstantSource.system();
        ManagerSwitchboard switchboard = new ManagerSwitchboard(account(ami, arguments[3])).start();
        Engine engine = new Engine(
                config,
                EngineContent.read(config, OperationRegistry.empty(), clock),
                EngineDatabase.open(config, clock),
                Optional.of(account(ami, arguments[2])),
                new CallCenterPorts(directory, switchboard, Optional.empty()),
                clock);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        new CountDownLatch(1).await();
    }

    private static ManagerAccount account(int port, String login) {
        String[] parts = login.split(" ", 2);
        return new ManagerAccount("127.0.0.1", port, parts[0], parts[1]);
    }
}
