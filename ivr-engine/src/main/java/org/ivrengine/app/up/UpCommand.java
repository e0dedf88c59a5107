package org.ivrengine.app.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.StuckSessions;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.selfservice.Signatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ivr up}: checks, starts what is missing, takes calls, and keeps the engine alive until Ctrl-C. */
@Command(
        name = "up",
        description = "Checks the configuration, starts Asterisk and the engine, and takes calls until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    /** Time that an engine needs to stop beyond the time that its calls have to finish. */
    private static final Duration STOP_SLACK = Duration.ofSeconds(15);

    private static final Duration PING_WITHIN = Duration.ofSeconds(1);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    /** Context of the shipped dialplan for callers who are taken out of a dead session. */
    private static final String RESUME_CONTEXT = "ivr-resume";

    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--no-asterisk", description = "Start no Asterisk; one of yours hands the calls over.")
    private boolean withoutAsterisk;

    @Override
    public Integer call() throws Exception {
        Optional<EngineConfig> read = configOption.read();
        if (read.isEmpty()) {
            return 1;
        }
        EngineConfig config = read.get();
        PrintWriter out = command.commandLine().getOut();
        if (!Files.isDirectory(config.data())) {
            out.printf(
                    "First start: %s is made for the call log; callers meet the shipped demonstration in %s.%n",
                    config.data(), config.flows());
        }
        Path lockFile = config.data().resolve("up.lock");
        Optional<RunLock> taken = RunLock.tryTake(lockFile);
        if (taken.isEmpty()) {
            out.printf("The engine runs already (process %s).%n", RunLock.holder(lockFile));
            return 1;
        }
        try (var _ = taken.get()) {
            Optional<EngineContent> content = configOption.readContent(
                    config, OperationRegistry.described(new Signatures(config.selfService()).all()));
            if (content.isEmpty()) {
                return 1;
            }
            run(config, content.get(), out);
            return 0;
        }
    }

    private void run(EngineConfig config, EngineContent content, PrintWriter out)
            throws IOException, InterruptedException {
        Optional<AsteriskInstance> asterisk = Optional.empty();
        if (!withoutAsterisk && config.asterisk() instanceof EngineConfig.Asterisk.Own own) {
            asterisk = Optional.of(OwnAsterisk.start(config, own, out));
        }
        EngineProcess engine = new EngineProcess(
                EngineProcess.idFile(config),
                EngineProcess.javaCommand(config.watchdog().javaOptions(), serveArguments()),
                managerEnvironment(asterisk));
        boolean adopted = engine.adopt();
        if (adopted) {
            out.printf(
                    "An engine runs already (process %d) and goes on.%n",
                    engine.id().orElse(0L));
        } else {
            engine.start();
        }
        EnginePing ping = new EnginePing(config.agi().listen(), PING_WITHIN);
        Watchdog watchdog =
                new Watchdog(engine, ping, config.watchdog().frozenAfter(), stuckSessions(config, asterisk));
        Thread watching = Thread.ofPlatform().name("watchdog").unstarted(watchdog);
        Optional<AsteriskInstance> started = asterisk;
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("down").unstarted(() -> stop(config, watchdog, engine, started)));
        if (awaitReady(ping)) {
            Welcome.print(config, content, started, out);
        }
        watching.start();
        watching.join();
    }

    private static boolean awaitReady(EnginePing ping) throws InterruptedException {
        long giveUpNs = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < giveUpNs) {
            if (ping.answered()) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private List<String> serveArguments() {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.add("--config");
        arguments.add(configOption.path().toString());
        return arguments;
    }

    private static Map<String, String> managerEnvironment(Optional<AsteriskInstance> asterisk) {
        return asterisk.map(instance -> ManagerEnvironment.of(
                        OwnAsterisk.eventsAccount(instance), OwnAsterisk.actionsAccount(instance)))
                .orElse(Map.of());
    }

    private static Optional<StuckSessions> stuckSessions(EngineConfig config, Optional<AsteriskInstance> asterisk) {
        Optional<ManagerAccount> account = asterisk.map(OwnAsterisk::actionsAccount);
        if (account.isEmpty() && config.asterisk() instanceof EngineConfig.Asterisk.Running running) {
            account = Optional.of(
                    new ManagerAccount(running.host(), running.managerPort(), running.user(), running.secret()));
        }
        String address = config.agi().listen().getHostString() + ":"
                + config.agi().listen().getPort();
        return account.map(known -> new StuckSessions(known, RESUME_CONTEXT, List.of(address)));
    }

    private static void stop(
            EngineConfig config, Watchdog watchdog, EngineProcess engine, Optional<AsteriskInstance> asterisk) {
        watchdog.stop();
        System.err.println("Stopping: no new calls; running ones may finish within "
                + config.drainWithin().toSeconds() + " s.");
        if (!engine.stop(config.drainWithin().plus(STOP_SLACK))) {
            engine.kill();
        }
        asterisk.ifPresent(OwnAsterisk::stopUnlessCallsAreUp);
    }
}
