package org.ivrengine.retention.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ivrengine.calllog.sql.SqlRecordingErasure;
import org.jdbi.v3.core.Handle;

/**
 * Audio of callers on this machine's disk.
 *
 * @param journal folder of the call log's files
 * @param voicemail folder of messages; a message's name has the id of its call
 * @param recordings folder of recorded talks
 */
public record PersonalFiles(Path journal, Path voicemail, Path recordings) {

    /** @return messages and recordings of these calls */
    public List<Path> ofCalls(Handle handle, Set<String> calls) throws IOException {
        List<Path> files = new ArrayList<>(messages(calls::contains));
        SqlRecordingErasure.files(handle, calls).forEach(file -> files.add(recordings.resolve(file)));
        return files;
    }

    /** @return messages from before that time, but for those of some calls */
    List<Path> messagesBefore(Instant before, Collection<String> held) throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path file : messages(call -> !held.contains(call))) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                old.add(file);
            }
        }
        return old;
    }

    private interface Calls {
        boolean has(String call);
    }

    private List<Path> messages(Calls calls) throws IOException {
        if (!Files.isDirectory(voicemail)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(voicemail)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> calls.has(callOf(file.getFileName().toString())))
                    .sorted()
                    .toList();
        }
    }

    /** The 32 digits of {@code <mailbox>-<call>-<visit>.wav}. */
    private static String callOf(String name) {
        return name.replaceFirst("^.*-([0-9a-f]{32})-.*$", "$1");
    }
}
