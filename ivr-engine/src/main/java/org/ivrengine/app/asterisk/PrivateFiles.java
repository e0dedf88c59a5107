package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that only their owner may read: they hold passwords and callers' voices. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    static Path folder(Path path) throws IOException {
        return Files.createDirectories(path, PosixFilePermissions.asFileAttribute(FOLDER));
    }

    /** Replaces the file as a whole; readers see the old one or the new one. Temporary files are the owner's only. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + ": not a file");
        }
        folder(folder);
        Path beside = Files.createTempFile(folder, ".new-", null);
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
