package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Append-only files of journal entries, one JSON line each, one file a day (UTC): {@code calls-2026-11-22.jsonl}. Belongs
 * to one thread.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String PREFIX = "calls-";
    private static final String ENDING = ".jsonl";

    /** Days of files in which an open call is looked for at the start; no call lasts longer. */
    private static final int OPEN_DAYS = 2;

    private final Path folder;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable FileChannel file;
    private LocalDate fileOf = LocalDate.MIN;

    Journal(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Reads what the last days left, oldest first. A line that a crash cut short is passed over and said so. */
    void readRecent(Consumer<JournalEntry> entries) {
        for (Path path :
                files(folder).reversed().stream().limit(OPEN_DAYS).toList().reversed()) {
            read(path, json, entries);
        }
    }

    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)
                            && path.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void read(Path path, JsonMapper json, Consumer<JournalEntry> entries) {
        int number = 0;
        try (Stream<String> lines = Files.lines(path, UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (!line.isBlank()) {
                    parse(path, number, line, json, entries);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void parse(Path path, int number, String line, JsonMapper json, Consumer<JournalEntry> entries) {
        try {
            entries.accept(json.readValue(line, JournalEntry.class));
        } catch (JacksonException cutShort) {
            LOG.warn("{}:{}: not a whole entry, passed over: {}", path, number, cutShort.getOriginalMessage());
        }
    }

    /** Appends, and has the disk keep it (so losing power loses only what is still on its way here). */
    void append(List<JournalEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) {
            lines.append(json.writerFor(JournalEntry.class).writeValueAsString(entry))
                    .append('\n');
        }
        FileChannel today = today();
        long before = today.position();
        ByteBuffer bytes = UTF_8.encode(lines.toString());
        try {
            while (bytes.hasRemaining()) {
                today.write(bytes);
            }
            today.force(false);
        } catch (IOException diskAway) {
            forget(today, before);
            throw diskAway;
        }
    }

    /** The entries will be appended again; what was written of them must not stand there twice. */
    private void forget(FileChannel today, long before) {
        try {
            today.truncate(before).position(before);
            today.close();
        } catch (IOException stillAway) {
            LOG.warn("the journal's last entries may be there twice: {}", stillAway.toString());
        }
        file = null;
    }

    private FileChannel today() throws IOException {
        LocalDate date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        FileChannel current = file;
        if (current != null && date.equals(fileOf)) {
            return current;
        }
        close();
        Files.createDirectories(folder);
        Path path = folder.resolve(PREFIX + date + ENDING);
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        opened.position(opened.size());
        endCutLine(opened);
        file = opened;
        fileOf = date;
        return opened;
    }

    /** A crash can leave a line without its end; the next entry must not be glued to it. */
    private static void endCutLine(FileChannel file) throws IOException {
        if (file.size() > 0) {
            ByteBuffer last = ByteBuffer.allocate(1);
            file.read(last, file.size() - 1);
            if (last.get(0) != '\n') {
                file.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel current = file;
        if (current != null) {
            current.close();
            file = null;
        }
    }

    /** @return all finished calls of a folder, oldest first */
    static List<CallRecord> finished(Path folder) {
        List<CallRecord> records = new ArrayList<>();
        JsonMapper json = JsonMapper.builder().build();
        for (Path path : files(folder)) {
            read(path, json, entry -> {
                if (entry instanceof JournalEntry.Ended ended) {
                    records.add(ended.record());
                }
            });
        }
        return records;
    }
}
