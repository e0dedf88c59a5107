package org.ivrengine.app.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a program said (standard output and error together) and how it ended.
 *
 * @param exitCode 0 for success, by custom
 * @param output all lines
 */
record ProgramRun(int exitCode, String output) {

    private static final Duration QUICK = Duration.ofSeconds(20);

    /** Runs a program that is done in a moment. */
    static ProgramRun of(List<String> command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return of(all, QUICK, line -> {});
    }

    /**
     * Runs a program and ends it when the limit is over.
     *
     * @param eachLine sees every line of output as it comes
     */
    static ProgramRun of(List<String> command, Duration limit, Consumer<String> eachLine)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        StringBuilder output = new StringBuilder();
        try {
            process.getOutputStream().close();
            Thread reader = Thread.ofVirtual()
                    .start(() -> read(process, line -> {
                        output.append(line).append('\n');
                        eachLine.accept(line);
                    }));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        String.join(" ", command) + ": not done after " + limit.toSeconds() + " s, so ended");
            }
            reader.join();
            return new ProgramRun(process.exitValue(), output.toString());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(Process process, Consumer<String> eachLine) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(eachLine);
        } catch (IOException | UncheckedIOException closed) {
            // The process was ended; what it had said until then is kept.
        }
    }

    /** The last lines, for a message about what went wrong. */
    String tail() {
        List<String> lines = output.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }
}
