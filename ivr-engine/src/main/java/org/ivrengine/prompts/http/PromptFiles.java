package org.ivrengine.prompts.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Audio under one folder, by the path of a request. Nothing else can be named with it. */
final class PromptFiles {

    private final Path folder;

    PromptFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * One file as it is now.
     *
     * @param modifiedAt to the second, as HTTP counts
     * @param tag entity tag with its quotes; another whenever the file is another
     */
    record Found(Path file, long bytes, Instant modifiedAt, String tag) {}

    /** @return empty when the path names no audio of ours */
    Optional<Found> find(String path) throws IOException {
        Optional<String> name = PromptAddress.fileOf(path);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name.get()).toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // A link that leads out of the folder is somebody's mistake; it is not served.
            if (!file.startsWith(root)
                    || !attributes.isRegularFile()
                    || attributes.size() > PromptServerLimits.FILE_BYTES_MAX) {
                return Optional.empty();
            }
            Instant modifiedAt = attributes.lastModifiedTime().toInstant();
            String tag = "\"" + Long.toHexString(attributes.size()) + "-"
                    + Long.toHexString(modifiedAt.getEpochSecond() * 1_000_000_000L + modifiedAt.getNano()) + "\"";
            return Optional.of(new Found(file, attributes.size(), modifiedAt.truncatedTo(ChronoUnit.SECONDS), tag));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
