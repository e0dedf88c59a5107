package org.ivrengine.real;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.CallCenterPorts;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.flow.operations.OperationRegistry;

/** The program that {@link ShopEngine} runs: our engine with agents in memory, all of them on duty. */
final class ShopProgram {

    /** The first agent's; the second has the next. */
    private static final int FIRST_EXTENSION = 201;

    private static final int LEVEL = 50;

    private ShopProgram() {}

    /** @param written {@code anna}, {@code bea=10} with her level, or {@code eva:supervisor} with a role */
    private static Agent agent(String written, String extension) {
        String[] level = written.split("=", 2);
        String[] role = level[0].split(":", 2);
        TreeSet<String> roles = new TreeSet<>(Arrays.asList(role).subList(1, role.length));
        int sales = level.length == 1 ? LEVEL : Integer.parseInt(level[1]);
        return new Agent(
                role[0], role[0], "PJSIP/" + role[0], "", new TreeMap<>(Map.of("sales", sales)), roles, extension);
    }

    /** Home, manager port, the two logins, agents. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int ami = Integer.parseInt(arguments[1]);
        CallShop.Directory directory = new CallShop.Directory();
        for (String agent : Arrays.asList(arguments).subList(4, arguments.length)) {
            String extension =
                    Integer.toString(FIRST_EXTENSION + directory.agents().size());
            directory.add(agent(agent, extension));
            if (agent.indexOf(':') < 0) {
                directory.keep(new Duty.SignedIn(agent.replaceFirst("=.*", "")));
            }
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
