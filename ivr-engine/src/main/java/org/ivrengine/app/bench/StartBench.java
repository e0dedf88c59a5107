package org.ivrengine.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ivrengine.app.up.EngineProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ivr bench start}: how long a killed engine is away, from the start of the next process to its first call. */
@Command(
        name = "start",
        description = {
            "Starts engines on the shipped flows and measures until each takes calls.",
            "The first start is shown apart: the machine may have to read the program from disk."
        },
        mixinStandardHelpOptions = true)
public final class StartBench implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(names = "--times", paramLabel = "N", defaultValue = "5", description = "Starts (default: ${DEFAULT-VALUE})")
    private int times;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        Path folder = Files.createTempDirectory("ivr-bench-start-");
        Path settings = Files.writeString(folder.resolve("engine.yaml"), """
                data: %1$s
                recordings: %1$s
                agi: {listen: "127.0.0.1:0"}
                drain_within: 1s
                """.formatted(folder));
        List<String> line =
                EngineProcess.javaCommand(List.of("-Xmx1g"), List.of("serve", "--config", settings.toString()));
        out.printf(
                "rehearsed (%s): %s%n",
                System.getenv("IVR_AOT_CACHE"),
                System.getenv("IVR_AOT_CACHE") != null && Files.exists(Path.of(System.getenv("IVR_AOT_CACHE")))
                        ? "yes"
                        : "no");
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i <= times; i++) {
            Duration each = start(line);
            out.printf("%s: %d ms%n", i == 0 ? "first start" : "start " + i, each.toMillis());
            if (i > 0) {
                took.add(each);
            }
        }
        took.sort(null);
        out.printf(
                "median of %d: takes calls after %d ms%n",
                times, took.get(took.size() / 2).toMillis());
        return 0;
    }

    private static Duration start(List<String> line) throws IOException, InterruptedException {
        long beganNs = System.nanoTime();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String each = log.readLine(); each != null; each = log.readLine()) {
                if (each.contains("takes calls at")) {
                    return Duration.ofNanos(System.nanoTime() - beganNs);
                }
                said.append(each).append(System.lineSeparator());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        throw new IOException("the engine does not start:" + System.lineSeparator() + said);
    }
}
