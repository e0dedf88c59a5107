package org.ivrengine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Asterisk writes where we read: on the same machine, or into a folder that both see under the same path. */
public final class SharedFolder implements AudioSource {

    private final Path folder;

    /** @param folder of the recordings of calls */
    public SharedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String nameFor(String recording, LocalDate day) {
        return file(recording, day).toString();
    }

    private Path file(String recording, LocalDate day) {
        return folder.resolve(RecordingFiles.path(recording, day, ".raw"));
    }

    @Override
    public OptionalLong bytes(String recording, LocalDate day) throws IOException {
        try {
            return OptionalLong.of(Files.size(file(recording, day)));
        } catch (NoSuchFileException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open(String recording, LocalDate day) throws IOException {
        return Files.newInputStream(file(recording, day));
    }

    @Override
    public void delete(String recording, LocalDate day) throws IOException {
        Files.deleteIfExists(file(recording, day));
    }
}
