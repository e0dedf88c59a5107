package org.ivrengine.real;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.agi.CallThreads;

/**
 * Our program as the launcher runs it: from one jar, with what a rehearsed start has left behind, so that the many engines
 * of these tests start in a third of the time. Made anew when a class has changed.
 */
final class EngineProgram {

    private static final Path MODULE = Path.of("ivr-engine").toAbsolutePath();
    private static final Path CLASSES = MODULE.resolve("target/classes");
    private static final Path TEST_CLASSES = MODULE.resolve("target/test-classes");
    private static final Path LIBRARIES = MODULE.resolve("target/lib");
    private static final Path FOLDER = MODULE.resolve("target/engine-program");
    private static final Path LOCK = MODULE.resolve("target/engine-program.lock");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private EngineProgram() {}

    /** @return the command line of {@code ./ivr}, to which its arguments are added */
    static List<String> command(List<String> javaOptions) {
        return command(javaOptions, "org.ivrengine.app.Main");
    }

    /**
     * The same for a program of the tests, which is our own with other parts.
     *
     * @return the command line, to which its arguments are added
     */
    static synchronized List<String> command(List<String> javaOptions, String mainClass) {
        Path rehearsed = rehearsed();
        Path jar = jar();
        // Two processes run tests at a time, and both find nothing there.
        try (FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(rehearsed)) {
                makeJar(jar);
                rehearse(jar, rehearsed);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(List.of("-XX:AOTCache=" + rehearsed, "-Xlog:aot=off", "-Xlog:cds=off"));
        return java(jar, options, mainClass);
    }

    /** @return what the launcher names in {@code IVR_AOT_CACHE} */
    static Path rehearsed() {
        return FOLDER.resolve(Long.toHexString(newest()) + ".aot");
    }

    private static Path jar() {
        return FOLDER.resolve(Long.toHexString(newest()) + ".jar");
    }

    /** What has been rehearsed is good for a class path that begins as it did. */
    private static List<String> java(Path jar, List<String> options, String mainClass) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                CallThreads.JAVA_OPTION,
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.join(File.pathSeparator, jar.toString(), libraries(), TEST_CLASSES.toString()),
                mainClass));
        return command;
    }

    private static void makeJar(Path jar) throws IOException {
        Files.createDirectories(FOLDER);
        deleteEarlier();
        Path building = FOLDER.resolve("building-" + ProcessHandle.current().pid() + ".jar");
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", building.toString(), "-C", CLASSES.toString(), ".");
        if (failed != 0) {
            throw new IOException("no jar of " + CLASSES);
        }
        Files.move(building, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void rehearse(Path jar, Path rehearsed) throws IOException {
        Path building = FOLDER.resolve("building-" + ProcessHandle.current().pid() + ".aot");
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-XX:AOTCacheOutput=" + building, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(
                CallThreads.JAVA_OPTION,
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                jar + File.pathSeparator + libraries(),
                "org.ivrengine.app.Main"));
        command.add("rehearse");
        Path output = FOLDER.resolve("rehearsal.log");
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("the rehearsal failed: " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Files.move(building, rehearsed, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Each takes 70 MB. */
    private static void deleteEarlier() throws IOException {
        List<Path> earlier;
        try (Stream<Path> files = Files.list(FOLDER)) {
            earlier = files.toList();
        }
        for (Path file : earlier) {
            Files.delete(file);
        }
    }

    /** @return when the youngest class or library changed: another program whenever it is another */
    private static long newest() {
        try (Stream<Path> classes = Files.walk(CLASSES);
                Stream<Path> libraries = Files.list(LIBRARIES)) {
            return Stream.concat(classes, libraries)
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String libraries() {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.sorted(Comparator.comparing(Path::toString))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
