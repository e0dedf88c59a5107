package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Callers under way. */
final class SippCall implements AutoCloseable {

    private final Process process;
    private final Earpiece earpiece;
    private final Path folder;
    private final int calls;
    private final int limitMs;

    SippCall(Process process, Earpiece earpiece, Path folder, int calls, int limitMs) {
        this.process = process;
        this.earpiece = earpiece;
        this.folder = folder;
        this.calls = calls;
        this.limitMs = limitMs;
    }

    /** What was heard until now. */
    HeardAudio heard() {
        return earpiece.heard();
    }

    boolean isOver() {
        return !process.isAlive();
    }

    /** Returns when the last caller is through. */
    SippOutcome await() {
        try {
            if (!process.waitFor(limitMs + 5_000L, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("SIPp is not through after " + limitMs + " ms: " + folder);
            }
            earpiece.heard().writeTo(folder.resolve("heard.wav"));
            int done = (int) statistic("SuccessfulCall(C)");
            return new SippOutcome(
                    calls, done, process.exitValue(), faults(), earpiece.heard(), earpiece.heardByEach());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        earpiece.close();
    }

    private long statistic(String column) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("stat.csv"));
            int place = Arrays.asList(lines.getFirst().split(";", -1)).indexOf(column);
            return Long.parseLong(lines.getLast().split(";", -1)[place]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String faults() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> errors = files.filter(file -> file.toString().endsWith("_errors.log"))
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Path error : errors) {
                text.append(Files.readAllLines(error).stream().limit(30).collect(Collectors.joining("\n")));
            }
            return text.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
