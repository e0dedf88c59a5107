package org.ivrengine.app.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.agi.CallThreads;
import org.ivrengine.app.config.EngineConfig;

/**
 * The process in which the engine runs. It is found again by a file with its id when the watchdog was the one that died.
 */
public final class EngineProcess {

    private final Path idFile;
    private final List<String> command;
    private final Map<String, String> environment;
    private Optional<ProcessHandle> process = Optional.empty();

    /**
     * @param idFile remembers the process across our own death
     * @param command starts it
     * @param environment added to ours
     */
    EngineProcess(Path idFile, List<String> command, Map<String, String> environment) {
        this.idFile = idFile;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /** One that only {@link #adopt adopts}. */
    EngineProcess(EngineConfig config) {
        this(idFile(config), List.of(), Map.of());
    }

    static Path idFile(EngineConfig config) {
        return config.data().resolve("engine.pid");
    }

    /** Takes over a process that an earlier watchdog left. Returns whether there was one. */
    boolean adopt() throws IOException {
        if (!Files.exists(idFile)) {
            return false;
        }
        process = identified(Files.readString(idFile).strip());
        return process.isPresent();
    }

    /** {@code <pid> <start>}: a later process with the same id began at another time. */
    private static Optional<ProcessHandle> identified(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(found -> found.isAlive() && startOf(found).equals(parts[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        ProcessHandle started = builder.start().toHandle();
        process = Optional.of(started);
        Files.createDirectories(idFile.toAbsolutePath().getParent());
        Files.writeString(idFile, started.pid() + " " + startOf(started) + "\n");
    }

    boolean isAlive() {
        return process.filter(ProcessHandle::isAlive).isPresent();
    }

    Optional<Long> id() {
        return process.map(ProcessHandle::pid);
    }

    /** Ends it without asking: it is frozen. Its sockets close, and Asterisk's callers come back to the dialplan. */
    void kill() {
        process.ifPresent(ProcessHandle::destroyForcibly);
        waitForEnd(Duration.ofSeconds(10));
    }

    /** Asks it to finish; returns whether it did. */
    boolean stop(Duration within) {
        process.ifPresent(ProcessHandle::destroy);
        return waitForEnd(within);
    }

    private boolean waitForEnd(Duration within) {
        if (process.isEmpty()) {
            return true;
        }
        try {
            process.get().onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException stillThere) {
            return false;
        }
    }

    /** The command that runs another command of ours in a process of its own. */
    public static List<String> javaCommand(List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        // As the launcher says. What it has not made yet, or what is of another build, the JVM does without.
        String rehearsed = System.getenv("IVR_AOT_CACHE");
        if (rehearsed != null) {
            command.addAll(List.of("-XX:AOTCache=" + rehearsed, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add(CallThreads.JAVA_OPTION);
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.ivrengine.app.Main");
        command.addAll(arguments);
        return command;
    }
}
