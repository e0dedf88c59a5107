package org.ivrengine.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is open, a file each: whoever comes after us goes on with it. */
final class OpenFolder {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFolder.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    OpenFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    List<OpenRecording> read() throws IOException {
        List<OpenRecording> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try {
                    open.add(JSON.readValue(Files.readString(file), OpenRecording.class));
                } catch (JacksonException broken) {
                    LOG.error("{} tells of no recording: {}", file, broken.getOriginalMessage());
                }
            }
        }
        return open;
    }

    /** Written beside and moved, so that a crash leaves the old or the new. */
    void save(OpenRecording open) throws IOException {
        Path file = file(open);
        Path part = file.resolveSibling(open.id + ".part");
        Files.writeString(part, JSON.writeValueAsString(open));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(OpenRecording open) throws IOException {
        Files.deleteIfExists(file(open));
    }

    private Path file(OpenRecording open) {
        return folder.resolve(open.id + ".json");
    }
}
