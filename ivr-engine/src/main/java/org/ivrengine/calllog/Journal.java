package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends entries to the newest file of a journal. Belongs to one thread, but for {@link #durable}. */
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final JournalFolder folder;
    private final InstantSource clock;
    private final JournalFile.Opener opener;
    private @Nullable JournalFile file;
    private LocalDate fileOf = LocalDate.MIN;
    private volatile Optional<JournalPosition> durable = Optional.empty();

    Journal(JournalFolder folder, InstantSource clock, JournalFile.Opener opener) {
        this.folder = folder;
        this.clock = clock;
        this.opener = opener;
    }

    /** @return the end of what the disk has for certain; empty before the first file was opened */
    Optional<JournalPosition> durable() {
        return durable;
    }

    /** Opens the newest file, so that what an earlier process has left there is certain to be on the disk. */
    void open() throws IOException {
        append(List.of());
    }

    /** Appends, and has the disk keep it (so losing power loses only what is still on its way here). */
    void append(List<JournalEntry> entries) throws IOException {
        JournalFile today = today();
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) {
            lines.append(JournalLine.write(entry)).append('\n');
        }
        long before = today.size();
        ByteBuffer bytes = UTF_8.encode(lines.toString());
        int length = bytes.remaining();
        try {
            today.append(bytes);
            today.force();
        } catch (IOException diskAway) {
            forget(today, before);
            throw diskAway;
        }
        durable = Optional.of(new JournalPosition(JournalFolder.nameOf(fileOf), before + length));
    }

    /** The entries will be appended again; what was written of them must not stand there twice. */
    private void forget(JournalFile today, long before) {
        try {
            today.truncate(before);
            today.close();
        } catch (IOException stillAway) {
            LOG.warn("the journal's last entries may be there twice: {}", stillAway.toString());
        }
        file = null;
    }

    private JournalFile today() throws IOException {
        LocalDate date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        JournalFile current = file;
        if (current != null && !date.isAfter(fileOf)) {
            return current;
        }
        close();
        Path path = folder.path().resolve(JournalFolder.nameOf(latest(date)));
        Files.createDirectories(folder.path());
        JournalFile opened = opener.open(path);
        // A crash can leave a line without its end; the next entry must not be glued to it.
        if (opened.endsInTheMiddleOfALine()) {
            opened.append(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        opened.force();
        file = opened;
        fileOf = latest(date);
        durable = Optional.of(new JournalPosition(JournalFolder.nameOf(fileOf), opened.size()));
        return opened;
    }

    /** A clock that was put back must not put entries before those that are read already. */
    private LocalDate latest(LocalDate date) {
        List<Path> files = folder.files();
        if (files.isEmpty()) {
            return date;
        }
        LocalDate newest =
                JournalFolder.dateOf(JournalFolder.name(files.getLast())).orElse(date);
        return newest.isAfter(date) ? newest : date;
    }

    @Override
    public void close() throws IOException {
        JournalFile current = file;
        if (current != null) {
            current.close();
            file = null;
        }
    }
}
