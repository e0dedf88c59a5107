package org.ivrengine.app.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Installs packages where that needs no question: as root, with apt. */
final class DebianPackages {

    private static final Path APT = Path.of("/usr/bin/apt-get");

    private DebianPackages() {}

    static boolean canInstall() {
        return Files.isExecutable(APT) && "root".equals(System.getProperty("user.name"));
    }

    /** Tries to; whether the commands are there afterwards, the caller sees. */
    static void install(List<String> packages) throws IOException, InterruptedException {
        if (packages.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(APT.toString(), "install", "-y", "--no-install-recommends"));
        command.addAll(packages);
        ProcessBuilder install = new ProcessBuilder(command).inheritIO();
        install.environment().put("DEBIAN_FRONTEND", "noninteractive");
        if (install.start().waitFor() != 0) {
            new ProcessBuilder(APT.toString(), "update").inheritIO().start().waitFor();
            install.start().waitFor();
        }
    }
}
