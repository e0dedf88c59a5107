package org.ivrengine.app.up;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.callcenter.port.Switchboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./ivr serve}: the engine in this process, without anybody who watches it. */
@Command(
        name = ServeCommand.NAME,
        description =
                "The engine alone, in this process: no Asterisk is started and nobody watches it. \"up\" runs this.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    static final String NAME = "serve";

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private ConfigOption configOption;

    public ServeCommand() {
        this(new ConfigOption());
    }

    private ServeCommand(ConfigOption configOption) {
        this.configOption = configOption;
    }

    /** Whether these are the arguments with which {@code up} starts an engine. */
    public static boolean isAsStarted(String[] arguments) {
        return arguments.length == 3 && arguments[0].equals(NAME) && arguments[1].equals(ConfigOption.NAME);
    }

    /**
     * Does the same as the command, without the library for command lines. It is of so old a class format that the JVM
     * keeps nothing of it from one start to the next, and describing all commands took a quarter of a start.
     *
     * @return exit code
     */
    public static int serve(String[] arguments) {
        try {
            return new ServeCommand(new ConfigOption(Path.of(arguments[2]))).call();
        } catch (Exception failed) {
            LOG.error("the engine ends", failed);
            return 1;
        }
    }

    @Override
    public Integer call() throws Exception {
        Optional<EngineConfig> read = configOption.read();
        if (read.isEmpty()) {
            return 1;
        }
        EngineConfig config = read.get();
        InstantSource clock = InstantSource.system();
        EngineDatabase database = EngineDatabase.open(config, clock);
        Optional<EngineContent> content = configOption.readContent(config, database.operations());
        if (content.isEmpty()) {
            database.close();
            return 1;
        }
        Optional<ManagerSwitchboard> switchboard =
                actions(config).map(account -> new ManagerSwitchboard(account).start());
        Engine engine = new Engine(
                config,
                content.get(),
                database,
                events(config),
                switchboard.<Switchboard>map(real -> real).orElse(Switchboard.NONE),
                clock);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("drain").unstarted(() -> {
            engine.close();
            switchboard.ifPresent(ManagerSwitchboard::close);
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }

    /** Of the Asterisk that {@code up} has started for us, else the configured one. */
    private static Optional<ManagerAccount> events(EngineConfig config) {
        return ManagerEnvironment.events(System.getenv()).or(() -> configured(config));
    }

    private static Optional<ManagerAccount> actions(EngineConfig config) {
        return ManagerEnvironment.actions(System.getenv()).or(() -> configured(config));
    }

    private static Optional<ManagerAccount> configured(EngineConfig config) {
        return switch (config.asterisk()) {
            case EngineConfig.Asterisk.Running(var host, var port, var user, var secret) ->
                Optional.of(new ManagerAccount(host, port, user, secret));
            case EngineConfig.Asterisk.Own own -> Optional.empty();
        };
    }
}
