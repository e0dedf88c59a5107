package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An Asterisk of our own in the user's cache, made from Debian's packages without installing any of them: they are
 * only unpacked, and the program runs by the loader and the libraries that came with it. Needs no rights.
 */
public final class PrivateAsterisk {

    /** Debian 12 and 13 have no Asterisk package. */
    static final String SUITE = "sid";

    // Within one JVM a second file lock on the same file is an error, not a wait.
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final Path cache;
    private final String name;
    private final Source source;

    /** Fills a folder with a file tree in which Asterisk lies where Debian puts it. */
    interface Source {
        void unpackInto(Path root, Path scratch, Consumer<String> progress) throws IOException, InterruptedException;
    }

    PrivateAsterisk(Path cache, String architecture, Source source) {
        this.cache = cache;
        this.name = "asterisk-" + SUITE + "-" + architecture;
        this.source = source;
    }

    /** The one in {@code $XDG_CACHE_HOME/ivr-engine}, by default {@code ~/.cache/ivr-engine}. */
    public static PrivateAsterisk ofThisUser() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path cache = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return new PrivateAsterisk(
                cache.resolve("ivr-engine"), System.getProperty("os.arch"), PrivateAsterisk::fromDebian);
    }

    /** Where it is, or will be. */
    public Path folder() {
        return cache.resolve(name);
    }

    /** @return empty when it was not prepared yet */
    public Optional<AsteriskInstallation> existing() throws IOException, InterruptedException {
        return Files.isDirectory(folder()) ? Optional.of(installationIn(folder())) : Optional.empty();
    }

    /** Makes it unless it is there. Two who do so at once do it once; one who is stopped half-way leaves no harm. */
    public AsteriskInstallation prepare(Consumer<String> progress) throws IOException, InterruptedException {
        Optional<AsteriskInstallation> existing = existing();
        if (existing.isPresent()) {
            return existing.get();
        }
        Files.createDirectories(cache);
        IN_THIS_JVM.lockInterruptibly();
        try (FileChannel lockFile =
                FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lockFile.lock(); // until it is closed
            existing = existing();
            if (existing.isPresent()) {
                return existing.get();
            }
            return build(progress);
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    private AsteriskInstallation build(Consumer<String> progress) throws IOException, InterruptedException {
        Path building = cache.resolve(name + ".building");
        deleteTree(building);
        progress.accept("There is no Asterisk on this machine: preparing a private one in " + folder());
        source.unpackInto(building.resolve("root"), building.resolve("scratch"), progress);
        deleteTree(building.resolve("scratch"));
        for (String ballast : List.of("usr/share/doc", "usr/share/man", "usr/share/info", "usr/share/locale")) {
            deleteTree(building.resolve("root").resolve(ballast));
        }
        String version = installationIn(building).version();
        Files.move(building, folder(), StandardCopyOption.ATOMIC_MOVE);
        progress.accept("Asterisk " + version + " is ready.");
        return installationIn(folder());
    }

    private static void fromDebian(Path root, Path scratch, Consumer<String> progress)
            throws IOException, InterruptedException {
        DebianPackages.requireTools();
        DebianPackages packages = new DebianPackages(scratch, SUITE);
        packages.download(List.of("asterisk", "asterisk-core-sounds-en-wav"), progress);
        packages.unpack(root, progress);
    }

    private static AsteriskInstallation installationIn(Path folder) throws IOException, InterruptedException {
        Path root = folder.resolve("root");
        Path program = root.resolve("usr/sbin/asterisk");
        Path modules = onlyMatch(root.resolve("usr/lib"), "*-linux-gnu/asterisk/modules");
        // …/usr/lib/x86_64-linux-gnu/asterisk/modules
        Path libraries = Optional.ofNullable(modules.getParent())
                .map(Path::getParent)
                .orElseThrow(() -> new IOException(modules + ": not where Debian keeps modules"));
        Path loader = onlyMatch(libraries, "ld-linux-*.so.*");
        List<String> command = List.of(loader.toString(), "--library-path", libraries.toString(), program.toString());
        return new AsteriskInstallation(
                command,
                Optional.of(modules),
                Optional.of(root.resolve("usr/share/asterisk")),
                AsteriskInstallation.versionOf(command));
    }

    private static Path onlyMatch(Path below, String glob) throws IOException {
        var matcher = below.getFileSystem().getPathMatcher("glob:" + below + "/" + glob);
        try (Stream<Path> walk = Files.find(below, 3, (path, attributes) -> matcher.matches(path))) {
            List<Path> found = walk.toList();
            if (found.size() != 1) {
                throw new IOException("expected one " + below + "/" + glob + ", found " + found
                        + "; delete the folder to have it made anew");
            }
            return found.getFirst();
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
