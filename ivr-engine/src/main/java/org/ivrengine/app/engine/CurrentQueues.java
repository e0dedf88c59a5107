package org.ivrengine.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ivrengine.app.config.QueuesFile;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/** Queues as the file said them when it was last right. Safe for use by many threads. */
public final class CurrentQueues {

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path file;
    private volatile QueuesFile queues;
    private FileTime readAt;
    private volatile Consumer<QueuesFile> onChange = changed -> {};

    CurrentQueues(Path file, QueuesFile queues) throws IOException {
        this.file = file;
        this.queues = queues;
        readAt = changedAt();
    }

    /** @return the queues in force */
    public QueuesFile queues() {
        return queues;
    }

    /** @param listener told whenever others are in force */
    void onChange(Consumer<QueuesFile> listener) {
        onChange = listener;
    }

    private FileTime changedAt() throws IOException {
        return Files.isRegularFile(file) ? Files.getLastModifiedTime(file) : NEVER;
    }

    /**
     * Reads the file again if it was changed; one with faults changes nothing. Returns the faults.
     *
     * @param check what is wrong with it beside other files
     */
    synchronized List<Fault> reloadIfChanged(Function<QueuesFile, List<Fault>> check) throws IOException {
        FileTime changed = changedAt();
        if (changed.equals(readAt)) {
            return List.of();
        }
        readAt = changed;
        Faults faults = new Faults(file.toString());
        QueuesFile read = changed.equals(NEVER) ? QueuesFile.NONE : QueuesFile.read(Files.readString(file), faults);
        List<Fault> all = faults.isEmpty() ? check.apply(read) : faults.sorted();
        if (all.isEmpty()) {
            queues = read;
            onChange.accept(read);
        }
        return all;
    }
}
