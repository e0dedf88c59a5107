package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;

/**
 * A whole call center on the real Asterisk: the engine with its journal and its database in this process, agents with
 * telephones, three queues behind the numbers 3000 to 3002.
 */
final class BusyFloor implements AutoCloseable {

    /** Skill that a queue asks for, and from which level on. */
    record Need(String skill, int level) {
        boolean isMetBy(Agent agent) {
            return agent.skills().getOrDefault(skill, 0) >= level;
        }
    }

    private static final Map<String, Need> QUEUES = Map.of(
            "general", new Need("sales", 1), "billing", new Need("billing", 30), "spanish", new Need("spanish", 50));

    /** Behind each number a flow that only waits in its queue. */
    static final List<String> NUMBERS = List.of("3000", "3001", "3002");

    static final long WRAP_UP_MS = 600;

    /** An agent's rest after an offer that failed. */
    static final long RETRY_AFTER_MS = 700;

    private static final List<String> QUEUE_OF_NUMBER = List.of("general", "billing", "spanish");

    private final RealAsterisk asterisk;
    private final Path home;
    private final Path telephones;
    private final EngineConfig config;
    private final ManagerSwitchboard switchboard;
    private final Engine engine;
    private final List<SipPhone> phones = new ArrayList<>();
    private final Directory directory = new Directory();

    BusyFloor(RealAsterisk asterisk, int agents) {
        this.asterisk = asterisk;
        AsteriskInstance instance = asterisk.instance();
        telephones = instance.settings().folder().resolve("etc/pjsip.d/busy-floor.conf");
        StringBuilder configuration = new StringBuilder();
        for (int n = 0; n < agents; n++) {
            String id = "agent-%02d".formatted(n);
            SipPhone phone = new SipPhone(id, instance.settings().ports().sip());
            phones.add(phone);
            configuration.append(phone.configuration("ivr"));
            directory.agents.put(id, Agent.of(id, "PJSIP/" + id, firstSkills(n)));
        }
        try {
            home = files();
            Files.createDirectories(telephones.getParent());
            Files.writeString(telephones, configuration.toString());
            asterisk.console("module reload res_pjsip.so");
            switchboard = new ManagerSwitchboard(account(instance.logins().actions())).start();
            config = switch (EngineConfigReader.read(home.resolve("engine.yaml"), home)) {
                case EngineConfigReader.Result.Read(EngineConfig read) -> read;
                case EngineConfigReader.Result.Refused(var faults) -> throw new AssertionError(faults);
            };
            engine = start(account(instance.logins().events()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everybody sells; two of three know bills, one of three speaks Spanish. */
    private static Map<String, Integer> firstSkills(int n) {
        return n % 3 == 0 ? Map.of("sales", 40, "spanish", 80) : Map.of("sales", 60, "billing", 30 + n);
    }

    private Path files() throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("ivr-engine/target/engines")).toAbsolutePath(), "floor-");
        Path root = Path.of("").toAbsolutePath();
        Files.createSymbolicLink(folder.resolve("recordings"), root.resolve("recordings"));
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("flows"));
        Files.copy(root.resolve("config/hours.yaml"), folder.resolve("config/hours.yaml"));
        Files.writeString(folder.resolve("config/queues.yaml"), """
                skills: [sales, billing, spanish]
                queues:
                  general: {requires: "sales >= 1", ring: 2s, wrap_up: 600ms, retry_after: 700ms, announce_every: 3s}
                  billing: {requires: "billing >= 30", ring: 2s, wrap_up: 600ms, retry_after: 700ms, max_wait: 12s}
                  spanish: {requires: "spanish >= 50", ring: 2s, wrap_up: 600ms, retry_after: 700ms, max_waiting: 8}
                """);
        for (int n = 0; n < NUMBERS.size(); n++) {
            String queue = QUEUE_OF_NUMBER.get(n);
            Files.writeString(folder.resolve("flows/" + queue + ".yaml"), """
                    flow: to-%1$s
                    numbers: ["%2$s"]
                    start: person
                    steps:
                      person: {queue: %1$s, on: {otherwise: bye}}
                      bye: {hangup: true}
                    """.formatted(queue, NUMBERS.get(n)));
        }
        Files.writeString(folder.resolve("engine.yaml"), """
                data: %s
                flows: %s
                recordings: %s
                agi: {listen: "127.0.0.1:%d"}
                drain_within: 1s
                self_service: {demo_data: false}
                console: {listen: "127.0.0.1:0"}
                """.formatted(
                        folder, folder.resolve("flows"), folder, asterisk.enginePort()));
        return folder;
    }

    private ManagerAccount account(ManagerLogin login) {
        return new ManagerAccount(
                "127.0.0.1", asterisk.instance().settings().ports().ami(), login.user(), login.secret());
    }

    private Engine start(ManagerAccount events) {
        InstantSource clock = InstantSource.system();
        try {
            EngineDatabase database = EngineDatabase.open(config, clock);
            return new Engine(
                    config,
                    EngineContent.read(config, database.operations(), clock),
                    database,
                    Optional.of(events),
                    new CallCenterPorts(directory, switchboard, Optional.empty()),
                    clock);
        } catch (Exception refused) {
            throw new AssertionError(refused);
        }
    }

    static Need need(String queue) {
        return Optional.ofNullable(QUEUES.get(queue)).orElseThrow();
    }

    List<SipPhone> phones() {
        return phones;
    }

    CallCenter callCenter() {
        return engine.callCenter();
    }

    EngineConfig config() {
        return config;
    }

    Floor floor() {
        return callCenter().floor().toCompletableFuture().join();
    }

    Agent agent(String id) {
        return directory.agent(id).orElseThrow();
    }

    /** Her levels are others from now on. */
    void teach(Agent changed) {
        directory.agents.put(changed.id(), changed);
        callCenter().agentChanged(changed.id());
    }

    void signEverybodyIn() {
        phones.forEach(phone -> callCenter().signIn(phone.user()));
    }

    /** Asterisk's own list: the names of the channels that are up, each with its state, for example {@code Up}. */
    Map<String, String> channels() {
        return asterisk.console("core show channels concise")
                .lines()
                .map(line -> line.split("!", -1))
                .filter(fields -> fields.length > 5)
                .collect(ConcurrentHashMap::new, (map, fields) -> map.put(fields[0], fields[4]), Map::putAll);
    }

    /** A telephone in the street: it needs no account. */
    SipPhone caller(int n) {
        return new SipPhone(
                Integer.toString(50_000 + n),
                asterisk.instance().settings().ports().sip());
    }

    static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Override
    public void close() {
        engine.close();
        switchboard.close();
        phones.forEach(SipPhone::close);
        try {
            Files.deleteIfExists(telephones);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        asterisk.console("module reload res_pjsip.so");
    }

    /** Agents in memory. */
    private static final class Directory implements AgentDirectory {
        private final Map<String, Agent> agents = new ConcurrentHashMap<>();

        @Override
        public List<Agent> agents() {
            return List.copyOf(agents.values());
        }

        @Override
        public Optional<Agent> agent(String id) {
            return Optional.ofNullable(agents.get(id));
        }

        @Override
        public List<Duty> onDuty() {
            return List.of();
        }

        @Override
        public void keep(Duty duty) {}
    }
}
