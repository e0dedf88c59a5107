package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of a journal: {@code calls-2026-11-22.jsonl}, one a day (UTC), and the journal's own id beside them. */
final class JournalFolder {

    private static final String PREFIX = "calls-";
    private static final String ENDING = ".jsonl";
    private static final String ID_FILE = "journal.id";

    private final Path folder;

    JournalFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** @return oldest first */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> dateOf(name(path)).isPresent()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String nameOf(LocalDate date) {
        return PREFIX + date + ENDING;
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    /** @return the day of a file; empty when this is no file of a journal */
    static Optional<LocalDate> dateOf(String name) {
        if (!name.startsWith(PREFIX) || !name.endsWith(ENDING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(name.substring(PREFIX.length(), name.length() - ENDING.length())));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** @return bytes from one place to a later one */
    long distanceBytes(JournalPosition from, JournalPosition until) throws IOException {
        long bytes = until.offset() - from.offset();
        for (Path file : files()) {
            String name = name(file);
            if (name.compareTo(from.file()) >= 0 && name.compareTo(until.file()) < 0) {
                bytes += Files.size(file);
            }
        }
        return Math.max(0, bytes);
    }

    /**
     * Tells this journal from every other, so that a journal that was begun anew in the same place is not taken for the
     * one before it.
     */
    String id() throws IOException {
        Path file = folder.resolve(ID_FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path written = Files.writeString(folder.resolve(ID_FILE + ".new"), UUID.randomUUID() + "\n", UTF_8);
            Files.move(written, file);
        }
        return Files.readString(file, UTF_8).strip();
    }

    /** @return the journal's id if it has one already; for those who only read */
    Optional<String> idIfAny() throws IOException {
        Path file = folder.resolve(ID_FILE);
        return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8).strip()) : Optional.empty();
    }
}
