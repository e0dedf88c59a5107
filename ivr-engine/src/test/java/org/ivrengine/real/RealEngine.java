package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.up.EnginePing;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.CallLog.StepVisit;

/** The engine in a process of its own, as {@code ./ivr serve} runs it, so that it can be killed and frozen. */
final class RealEngine implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final RealAsterisk asterisk;
    private final Path folder;
    private Process process;

    private RealEngine(RealAsterisk asterisk, Path folder) {
        this.asterisk = asterisk;
        this.folder = folder;
        process = launch();
    }

    /** On the shipped flows. */
    static RealEngine start(RealAsterisk asterisk) {
        return start(asterisk, Path.of("dialplans/flows"));
    }

    /** @param flows folder of the flows that it serves */
    static RealEngine start(RealAsterisk asterisk, Path flows) {
        return start(asterisk, flows, "");
    }

    /** @param settings more of {@code engine.yaml} */
    static RealEngine start(RealAsterisk asterisk, Path flows, String settings) {
        return startAsSet(asterisk, flows, "self_service: {demo_data: false}\n" + settings);
    }

    /** With accounts and orders, which take the processor for some seconds after the start: PINs are costly to hash. */
    static RealEngine startWithDemoCompany(RealAsterisk asterisk, Path flows, String settings) {
        return startAsSet(asterisk, flows, settings);
    }

    private static RealEngine startAsSet(RealAsterisk asterisk, Path flows, String settings) {
        try {
            Path runs = Files.createDirectories(Path.of("ivr-engine/target/engines"));
            Path folder = Files.createTempDirectory(runs.toAbsolutePath(), "engine-");
            Files.writeString(
                    folder.resolve("engine.yaml"),
                    """
                    data: %s
                    flows: %s
                    recordings: %s
                    agi: {listen: "127.0.0.1:%d"}
                    console: {listen: "127.0.0.1:0"}
                    drain_within: 1s
                    """.formatted(folder, flows.toAbsolutePath(), folder, asterisk.enginePort()) + settings);
            Files.createDirectories(folder.resolve("voicemail"));
            RealEngine engine = new RealEngine(asterisk, folder);
            engine.awaitReady();
            return engine;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Process launch() {
        AsteriskInstance instance = asterisk.instance();
        List<String> command = EngineProgram.command(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of("serve", "--config", folder.resolve("engine.yaml").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("IVR_MANAGER_HOST", "127.0.0.1");
        builder.environment()
                .put(
                        "IVR_MANAGER_PORT",
                        Integer.toString(instance.settings().ports().ami()));
        builder.environment().put("IVR_MANAGER_USER", instance.logins().events().user());
        builder.environment()
                .put("IVR_MANAGER_SECRET", instance.logins().events().secret());
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady() {
        EnginePing ping = new EnginePing(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.enginePort()), Duration.ofSeconds(1));
        await().atMost(READY_WITHIN)
                .failFast("the engine has died", () -> !process.isAlive())
                .until(ping::answered);
    }

    /** {@code kill -9}, and waits until it is dead. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill -STOP}: it is there and does nothing. */
    void freeze() {
        signal("STOP");
    }

    /** Another process with the same folder; the one before must be dead. */
    void startAgain() {
        process = launch();
        awaitReady();
    }

    /** {@code kill -TERM}: it drains, and is gone when this returns. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the engine does not end\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The call log's file of today. */
    String journal() {
        try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
            Optional<Path> newest =
                    files.filter(file -> file.toString().endsWith(".jsonl")).max(Comparator.naturalOrder());
            return newest.isPresent() ? Files.readString(newest.get()) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Records of the calls that are over, oldest first; waits until there are so many. */
    List<CallRecord> finished(int calls) {
        Path log = folder.resolve("calls");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> FileCallLog.finished(log).size() >= calls);
        return FileCallLog.finished(log);
    }

    /** @return names of the steps that the only call on record has left, in order */
    List<String> stepsOfTheOnlyCall() {
        return finished(1).getFirst().steps().stream().map(StepVisit::step).toList();
    }

    Path folder() {
        return folder;
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
