package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * An Asterisk that runs, with a folder and ports of its own.
 *
 * <p>It is no child that dies with us: it runs in a session of its own, so that callers stay connected when the engine
 * is stopped by Ctrl-C or killed, and {@link #start} finds it again.
 */
public final class AsteriskInstance implements AutoCloseable {

    private static final Duration BOOT_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration CONSOLE_RETRY = Duration.ofMillis(50);

    private final AsteriskInstallation installation;
    private final InstanceSettings settings;
    private final ManagerLogin.Pair logins;
    private final ProcessHandle process;

    private AsteriskInstance(
            AsteriskInstallation installation,
            InstanceSettings settings,
            ManagerLogin.Pair logins,
            ProcessHandle process) {
        this.installation = installation;
        this.settings = settings;
        this.logins = logins;
        this.process = process;
    }

    /**
     * Writes the configuration and starts it, and returns when it takes calls. One that runs in this folder already is
     * kept, with its calls, and reads the configuration again.
     *
     * @throws IOException with the end of its log, when it does not come up
     */
    public static AsteriskInstance start(AsteriskInstallation installation, InstanceSettings settings)
            throws IOException, InterruptedException {
        PrivateFiles.folder(settings.folder());
        ManagerLogin.Pair logins = ManagerLogin.Pair.keptIn(settings.folder().resolve("logins.properties"));
        boolean changed = new InstanceConfiguration(installation, settings, logins).write();
        Optional<ProcessHandle> running = runningIn(settings.folder());
        AsteriskInstance instance = new AsteriskInstance(
                installation, settings, logins, running.isPresent() ? running.get() : launch(installation, settings));
        instance.awaitFullyBooted();
        if (running.isPresent() && changed) {
            instance.console("core reload");
        }
        return instance;
    }

    /** The Asterisk that runs in that folder, whoever started it. */
    public static Optional<ProcessHandle> runningIn(Path folder) throws IOException {
        Path pidFile = folder.resolve("run/asterisk.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        // After a crash the number may have gone to another program: ours has its folder in its command line.
        String configuration =
                folder.toAbsolutePath().normalize().resolve("etc/asterisk.conf").toString();
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(process -> process.info()
                                .arguments()
                                .map(arguments -> List.of(arguments).contains(configuration))
                                .orElse(false))
                : Optional.empty();
    }

    private static ProcessHandle launch(AsteriskInstallation installation, InstanceSettings settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(installation.command());
        command.addAll(List.of("-C", configuration(settings).toString(), "-f"));
        // A log of an earlier run would be mistaken for this one's.
        Files.deleteIfExists(log(settings));
        Files.deleteIfExists(settings.folder().resolve("run/asterisk.pid"));
        return new ProcessBuilder(command)
                .directory(settings.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(settings.folder().resolve("log/output").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start()
                .toHandle();
    }

    private void awaitFullyBooted() throws IOException, InterruptedException {
        long giveUpNs = System.nanoTime() + BOOT_MAX.toNanos();
        String answer = "";
        while (process.isAlive() && System.nanoTime() < giveUpNs) {
            // Until the control socket is there, the console program says so and ends.
            answer = run("core waitfullybooted").output();
            if (answer.contains("fully booted")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(CONSOLE_RETRY.toMillis());
        }
        String how = process.isAlive() ? "is not ready after " + BOOT_MAX.toSeconds() + " s" : "ended at once";
        close();
        throw new IOException("Asterisk in " + settings.folder() + " " + how + ". " + answer.strip() + "\n"
                + tail(settings.folder().resolve("log/output")) + tail(log(settings)));
    }

    /**
     * Runs a command of Asterisk's console and returns what it prints.
     *
     * @param command for example {@code core show channels}
     */
    public String console(String command) throws IOException, InterruptedException {
        ProgramRun run = run(command);
        if (run.exitCode() != 0) {
            throw new IOException(
                    "console command \"" + command + "\": " + run.output().strip());
        }
        return run.output();
    }

    private ProgramRun run(String command) throws IOException, InterruptedException {
        return ProgramRun.of(
                installation.command(), "-C", configuration(settings).toString(), "-rx", command);
    }

    public InstanceSettings settings() {
        return settings;
    }

    public AsteriskInstallation installation() {
        return installation;
    }

    public ManagerLogin.Pair logins() {
        return logins;
    }

    public ProcessHandle process() {
        return process;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Lines of its log since it was started that say ERROR; none, when all is well. */
    public List<String> errors() throws IOException {
        try (Stream<String> lines = Files.lines(log(settings))) {
            return lines.filter(line -> line.contains("] ERROR[")).toList();
        }
    }

    /** Ends it, and with it the calls that are up. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path configuration(InstanceSettings settings) {
        return settings.folder().resolve("etc/asterisk.conf");
    }

    private static Path log(InstanceSettings settings) {
        return settings.folder().resolve("log/messages");
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size())) + "\n";
    }
}
