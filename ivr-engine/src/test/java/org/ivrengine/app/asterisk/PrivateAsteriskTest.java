package org.ivrengine.app.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private Asterisk's folder is made once, as a whole, or not at all. */
class PrivateAsteriskTest {

    @TempDir
    Path cache;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void theSecondRunFindsWhatTheFirstMade() throws Exception {
        AsteriskInstallation first = asterisk().prepare(line -> {});
        AsteriskInstallation second = asterisk().prepare(line -> {});

        assertEquals(1, made.get());
        assertEquals(first, second);
        assertEquals("22.1.0", second.version());
        assertTrue(Files.isDirectory(second.modules().orElseThrow()));
        assertTrue(second.command().getFirst().endsWith("ld-linux-test.so.2"));
    }

    @Test
    void twoMakersAtOnceMakeItOnce() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<AsteriskInstallation>> makers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                makers.add(executor.submit(() -> asterisk().prepare(line -> {})));
            }
            for (Future<AsteriskInstallation> maker : makers) {
                assertEquals("22.1.0", maker.get().version());
            }
        }
        assertEquals(1, made.get());
    }

    @Test
    void whatWasLeftHalfMadeIsNeverTakenForAnAsterisk() throws Exception {
        PrivateAsterisk failing = new PrivateAsterisk(cache, "test", (root, scratch, progress) -> {
            Files.createDirectories(root.resolve("usr/sbin"));
            throw new IOException("the network is down");
        });

        IOException failure = assertThrows(IOException.class, () -> failing.prepare(line -> {}));
        assertEquals("the network is down", failure.getMessage());
        assertFalse(Files.exists(failing.folder()));
        assertEquals("22.1.0", asterisk().prepare(line -> {}).version());
    }

    @Test
    void aTreeWhoseProgramDoesNotRunIsNotPutInPlace() {
        PrivateAsterisk broken = new PrivateAsterisk(
                cache, "test", (root, scratch, progress) -> tree(root, "#!/bin/sh\necho no such library; exit 127\n"));

        IOException failure = assertThrows(IOException.class, () -> broken.prepare(line -> {}));
        assertTrue(failure.toString().contains("no such library"), failure::toString);
        assertFalse(Files.exists(broken.folder()));
    }

    @Test
    void whereAptKnowsADebianMirrorItIsAskedBeforeThePublicOne() {
        assertEquals(
                List.of("http://mirror.example/debian", "http://deb.debian.org/debian"),
                List.copyOf(DebianPackages.mirrors("""
                        https://packages.example/apt|Example
                        http://security.example/debian-security/|Debian-Security
                        http://mirror.example/debian/|Debian
                        http://other.example/debian/|Debian
                        """)));
        assertEquals(List.of("http://deb.debian.org/debian"), List.copyOf(DebianPackages.mirrors("")));
    }

    private PrivateAsterisk asterisk() {
        return new PrivateAsterisk(cache, "test", (root, scratch, progress) -> {
            made.incrementAndGet();
            tree(root, "#!/bin/sh\necho Asterisk 22.1.0\n");
        });
    }

    private static void tree(Path root, String loader) throws IOException {
        Files.createDirectories(root.resolve("usr/sbin"));
        Files.createDirectories(root.resolve("usr/lib/test-linux-gnu/asterisk/modules"));
        Files.writeString(root.resolve("usr/sbin/asterisk"), "");
        Path program = root.resolve("usr/lib/test-linux-gnu/ld-linux-test.so.2");
        Files.writeString(program, loader);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
