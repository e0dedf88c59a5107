package org.ivrengine.app.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.config.EngineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ivr down}: ends what {@code up} started, the Asterisk of ours and its calls included. */
@Command(
        name = "down",
        description = "Ends what \"up\" started: the engine, and the Asterisk of ours with the calls that are up.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    /** Beyond the time that calls have to finish. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOption configOption;

    @Override
    public Integer call() throws Exception {
        Optional<EngineConfig> read = configOption.read();
        if (read.isEmpty()) {
            return 1;
        }
        EngineConfig config = read.get();
        PrintWriter out = command.commandLine().getOut();
        Duration within = config.drainWithin().plus(SLACK);
        Path lockFile = config.data().resolve("up.lock");
        Optional<RunLock> free = RunLock.tryTake(lockFile);
        if (free.isEmpty()) {
            String holder = RunLock.holder(lockFile);
            out.printf("Asking process %s to stop ...%n", holder);
            out.flush();
            if (!end(ProcessHandle.of(Long.parseLong(holder)), within)) {
                out.println("It does not stop.");
                return 1;
            }
        } else {
            free.get().close();
        }
        EngineProcess engine = new EngineProcess(config);
        if (engine.adopt() && !engine.stop(within)) {
            engine.kill();
        }
        end(AsteriskInstance.runningIn(OwnAsterisk.folder(config)), Duration.ofSeconds(10));
        out.println("Nothing of ours runs any more.");
        return 0;
    }

    /** Returns whether it is gone. */
    private static boolean end(Optional<ProcessHandle> process, Duration within) throws InterruptedException {
        if (process.isEmpty() || !process.get().destroy()) {
            return true;
        }
        try {
            process.get().onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException stillThere) {
            return false;
        }
    }
}
