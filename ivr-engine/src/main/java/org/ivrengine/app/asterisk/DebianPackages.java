package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches packages of a Debian suite with all that they depend on, and unpacks them. Uses the machine's apt with a
 * state of its own: nothing is installed, and the machine's own lists stay as they are. apt checks Debian's signature.
 */
final class DebianPackages {

    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final String PUBLIC_MIRROR = "http://deb.debian.org/debian";
    private static final Duration DOWNLOAD_MAX = Duration.ofMinutes(20);
    private static final Duration UNPACK_MAX = Duration.ofMinutes(2);
    private static final int PROGRESS_EVERY = 25;

    private final Path folder;
    private final String suite;

    DebianPackages(Path folder, String suite) {
        this.folder = folder;
        this.suite = suite;
    }

    /** @throws IOException saying what to install, or to bring an Asterisk, where this cannot work */
    static void requireTools() throws IOException {
        for (String tool : List.of("apt-get", "dpkg-deb")) {
            if (!isOnPath(tool)) {
                throw new IOException("There is no Asterisk here, and without " + tool + " (Debian, Ubuntu) none can be"
                        + " prepared. Install Asterisk " + AsteriskInstallation.VERSION_MIN + " or newer and set"
                        + " asterisk.program in config/engine.yaml to its path, or attach one that runs elsewhere:"
                        + " docs/ASTERISK.md says how.");
            }
        }
        if (!Files.exists(KEYRING)) {
            throw new IOException("There is no Asterisk here, and to prepare one Debian's keys are needed to check"
                    + " what is downloaded: apt-get install debian-archive-keyring");
        }
    }

    private static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    void download(List<String> packages, Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("state/lists/partial"));
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        Files.writeString(folder.resolve("status"), "");
        IOException failure = new IOException("no mirror to ask");
        for (String mirror : mirrors()) {
            try {
                downloadFrom(mirror, packages, progress);
                return;
            } catch (IOException failed) {
                failed.addSuppressed(failure);
                failure = failed;
                progress.accept(failed.getMessage());
            }
        }
        throw failure;
    }

    private void downloadFrom(String mirror, List<String> packages, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("Reading Debian's package list from " + mirror + " ...");
        Files.writeString(
                folder.resolve("sources.list"), "deb [signed-by=" + KEYRING + "] " + mirror + " " + suite + " main\n");
        apt(List.of("update"), line -> {});
        List<String> install = new ArrayList<>(List.of("install", "-y", "--download-only"));
        install.addAll(packages);
        List<String> uris = new ArrayList<>(install);
        uris.add("--print-uris");
        long total = apt(uris, line -> {})
                .output()
                .lines()
                .filter(line -> line.startsWith("'"))
                .count();
        AtomicInteger begun = new AtomicInteger();
        apt(install, line -> {
            if (line.startsWith("Get:") && begun.incrementAndGet() % PROGRESS_EVERY == 0) {
                progress.accept("Downloading packages: " + begun + " of " + total);
            }
        });
    }

    void unpack(Path root, Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(root);
        List<Path> archives;
        try (Stream<Path> files = Files.list(folder.resolve("cache/archives"))) {
            archives = files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
        int done = 0;
        for (Path archive : archives) {
            ProgramRun run = ProgramRun.of(
                    List.of("dpkg-deb", "-x", archive.toString(), root.toString()), UNPACK_MAX, line -> {});
            if (run.exitCode() != 0) {
                throw new IOException("cannot unpack " + archive.getFileName() + ": " + run.tail());
            }
            if (++done % PROGRESS_EVERY == 0) {
                progress.accept("Unpacking: " + done + " of " + archives.size());
            }
        }
    }

    private ProgramRun apt(List<String> arguments, Consumer<String> eachLine) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
        for (String option : List.of(
                "Dir::State=" + folder.resolve("state"),
                "Dir::State::status=" + folder.resolve("status"),
                "Dir::Cache=" + folder.resolve("cache"),
                "Dir::Etc::sourcelist=" + folder.resolve("sources.list"),
                "Dir::Etc::sourceparts=-",
                "Dir::Etc::preferences=-",
                "Dir::Etc::preferencesparts=-",
                "APT::Install-Recommends=false",
                // apt's own user cannot write into a cache below somebody's home.
                "APT::Sandbox::User=root",
                "Acquire::Languages=none",
                "Acquire::Retries=3",
                "Acquire::PDiffs=false")) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(arguments);
        ProgramRun run = ProgramRun.of(command, DOWNLOAD_MAX, eachLine);
        // "apt-get update" ends with 0 when a mirror could not be reached.
        if (run.exitCode() != 0 || run.output().lines().anyMatch(line -> line.startsWith("Err:"))) {
            throw new IOException("apt-get " + arguments.getFirst() + " failed:\n" + run.tail());
        }
        return run;
    }

    /** First the mirror that this machine's apt uses for Debian itself, then the public one. */
    private static Set<String> mirrors() throws IOException, InterruptedException {
        ProgramRun targets = ProgramRun.of(
                List.of("apt-get", "indextargets", "--format", "$(REPO_URI)|$(LABEL)", "Created-By: Packages"));
        return mirrors(targets.output());
    }

    static Set<String> mirrors(String indexTargets) {
        Set<String> mirrors = new LinkedHashSet<>();
        indexTargets
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(target -> target.length == 2 && target[0].startsWith("http"))
                // Before the first "apt-get update" there is no label.
                .filter(target ->
                        target[1].equals("Debian") || (target[1].isEmpty() && target[0].matches(".*/debian/?")))
                .map(target -> target[0].replaceFirst("/+$", ""))
                .findFirst()
                .ifPresent(mirrors::add);
        mirrors.add(PUBLIC_MIRROR);
        return mirrors;
    }
}
