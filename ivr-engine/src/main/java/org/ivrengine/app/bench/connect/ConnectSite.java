package org.ivrengine.app.bench.connect;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.app.asterisk.AsteriskInstallation;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.InstancePorts;
import org.ivrengine.app.asterisk.InstanceSettings;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.CallCenterPorts;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.app.engine.FaultyContentException;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.flow.operations.OperationRegistry;

/** A private Asterisk with the engine, one agent of ours, and one member of a queue of Asterisk's own. */
final class ConnectSite implements AutoCloseable {

    private static final String OURS = "ours";
    private static final String THEIRS = "theirs";
    private static final int AUDIO_PORTS = 400;

    private final AsteriskInstance asterisk;
    private final ManagerSwitchboard switchboard;
    private final Engine engine;
    private final BusyPhone ourPhone;
    private final BusyPhone theirPhone;

    ConnectSite(Path home, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException, FaultyContentException {
        int sip = freeUdpPort();
        int audio = 20_000 + freeUdpPort() % 10_000 / AUDIO_PORTS * AUDIO_PORTS;
        int agi = freeTcpPort();
        ourPhone = new BusyPhone(OURS, sip);
        theirPhone = new BusyPhone(THEIRS, sip);
        InstanceSettings settings = InstanceSettings.in(folder.resolve("asterisk"), home)
                .ports(new InstancePorts(sip, audio, audio + AUDIO_PORTS - 1, freeTcpPort()))
                .engines("127.0.0.1:" + agi)
                .extraFile(
                        "pjsip.d/bench.conf",
                        BusyPhone.configuration(OURS, ourPhone.port())
                                + BusyPhone.configuration(THEIRS, theirPhone.port()))
                .extraFile("queues.conf", """
                        [general]
                        persistentmembers = no
                        [bench]
                        musicclass = ivr
                        strategy = leastrecent
                        timeout = 20
                        retry = 1
                        wrapuptime = 0
                        ringinuse = no
                        autofill = yes
                        member => PJSIP/theirs
                        """)
                .extraFile("extensions.d/bench.conf", """
                        [bench]
                        exten => caller,1,Answer()
                         same => n,Wait(36000)
                        exten => queue,1,Answer()
                         same => n(again),Queue(bench,c)
                         same => n,Goto(again)
                        """)
                .build();
        asterisk = AsteriskInstance.start(AsteriskInstallation.find(Optional.empty(), progress), settings);
        // Not part of the shipped configuration: the other queue, and how callers are made.
        asterisk.console("module load app_queue.so");
        asterisk.console("module load res_clioriginate.so");
        asterisk.console("dialplan reload");
        switchboard = new ManagerSwitchboard(account(asterisk.logins().actions())).start();
        try {
            engine = engine(home, folder, agi);
        } catch (IOException | FaultyContentException | RuntimeException failed) {
            asterisk.close();
            throw failed;
        }
        engine.callCenter().signIn(OURS);
    }

    private ManagerAccount account(ManagerLogin login) {
        return new ManagerAccount("127.0.0.1", asterisk.settings().ports().ami(), login.user(), login.secret());
    }

    private Engine engine(Path home, Path folder, int agi) throws IOException, FaultyContentException {
        Files.createDirectories(folder.resolve("config"));
        Files.createSymbolicLink(folder.resolve("recordings"), home.resolve("recordings"));
        Files.copy(home.resolve("config/hours.yaml"), folder.resolve("config/hours.yaml"));
        Files.writeString(folder.resolve("config/queues.yaml"), "queues: {bench: {retry_after: 0s}}\n");
        Files.createDirectories(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/bench.yaml"), """
                flow: bench
                numbers: ["1000"]
                start: person
                steps:
                  person: {queue: bench, on: {talked: person, otherwise: hangup}}
                """);
        Path file = Files.writeString(folder.resolve("engine.yaml"), """
                data: %1$s/data
                flows: %1$s/flows
                recordings: %1$s/data
                agi: {listen: "127.0.0.1:%2$d"}
                drain_within: 1s
                self_service: {demo_data: false}
                console: {listen: "127.0.0.1:0"}
                """.formatted(folder, agi));
        EngineConfig config = switch (EngineConfigReader.read(file, folder)) {
            case EngineConfigReader.Result.Read(EngineConfig read) -> read;
            case EngineConfigReader.Result.Refused(var faults) -> throw new IllegalStateException(faults.toString());
        };
        InstantSource clock = InstantSource.system();
        return new Engine(
                config,
                EngineContent.read(config, OperationRegistry.empty(), clock),
                EngineDatabase.open(config, clock),
                Optional.of(account(asterisk.logins().events())),
                new CallCenterPorts(new OneAgent(), switchboard, Optional.empty()),
                clock);
    }

    /** Callers who wait in our queue, and go back into it after each talk. */
    BusyPhone callUs(int callers) throws IOException, InterruptedException {
        ourPhone.begin();
        originate(callers, "1000@ivr");
        return ourPhone;
    }

    /** The same in Asterisk's own queue. */
    BusyPhone callThem(int callers) throws IOException, InterruptedException {
        theirPhone.begin();
        originate(callers, "queue@bench");
        return theirPhone;
    }

    private void originate(int callers, String to) throws IOException, InterruptedException {
        for (int i = 0; i < callers; i++) {
            asterisk.console("channel originate Local/" + to + " extension caller@bench");
        }
    }

    void endCalls() throws IOException, InterruptedException {
        asterisk.console("channel request hangup all");
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        engine.close();
        switchboard.close();
        ourPhone.close();
        theirPhone.close();
        asterisk.close();
    }

    private static final class OneAgent implements AgentDirectory {
        private static final Agent AGENT = Agent.of(OURS, "PJSIP/" + OURS, Map.of());

        @Override
        public List<Agent> agents() {
            return List.of(AGENT);
        }

        @Override
        public Optional<Agent> agent(String id) {
            return Optional.of(AGENT).filter(agent -> agent.id().equals(id));
        }

        @Override
        public List<Duty> onDuty() {
            return List.of();
        }

        @Override
        public void keep(Duty duty) {}
    }
}
