package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of a journal tell about calls, read from their beginning. */
final class JournalHistory {

    /** Days of files in which an open call is looked for; no call lasts longer. */
    static final int OPEN_DAYS = 2;

    /** How every line begins: enough to pass over a call that is of no interest, without reading its JSON. */
    private static final Pattern LINE_START = Pattern.compile("\\{\"event\":\"(\\w+)\",\"call\":\"([0-9a-f]{32})\"");

    private JournalHistory() {}

    /** Everything that the last days tell about calls that have not ended, oldest first. */
    static void ofOpenCalls(JournalFolder folder, Consumer<JournalEntry> entries) {
        Set<String> ended = new HashSet<>();
        forEachLine(recent(folder), (line, _) -> {
            Matcher start = LINE_START.matcher(line);
            if (start.lookingAt() && start.group(1).equals("ended")) {
                ended.add(start.group(2));
            }
        });
        ofCalls(folder, call -> !ended.contains(call), entries);
    }

    /** Everything that the last days tell about these calls, oldest first. */
    static void ofCalls(JournalFolder folder, Predicate<String> calls, Consumer<JournalEntry> entries) {
        forEachLine(recent(folder), (line, where) -> {
            Matcher start = LINE_START.matcher(line);
            if (!start.lookingAt() || calls.test(start.group(2))) {
                JournalLine.read(line, where)
                        .filter(entry -> calls.test(entry.call()))
                        .ifPresent(entries);
            }
        });
    }

    /** @return all finished calls that are in the files, oldest first */
    static List<CallRecord> finished(JournalFolder folder) {
        List<CallRecord> records = new ArrayList<>();
        forEachLine(folder.files(), (line, where) -> {
            Optional<JournalEntry> entry = JournalLine.read(line, where);
            if (entry.isPresent() && entry.get() instanceof JournalEntry.Ended ended) {
                records.add(ended.record());
            }
        });
        return records;
    }

    private static List<Path> recent(JournalFolder folder) {
        List<Path> files = folder.files();
        return files.subList(Math.max(0, files.size() - OPEN_DAYS), files.size());
    }

    private interface LineReader {
        void line(String line, String where);
    }

    private static void forEachLine(List<Path> files, LineReader reader) {
        for (Path path : files) {
            int number = 0;
            try (Stream<String> lines = Files.lines(path, UTF_8)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    number++;
                    reader.line(line, path + ":" + number);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
