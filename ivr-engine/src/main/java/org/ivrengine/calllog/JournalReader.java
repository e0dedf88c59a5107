package org.ivrengine.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a journal from a position on, in pieces. Safe beside whoever appends: only whole lines are read. */
final class JournalReader {

    /** Bytes of one piece; a longer line makes a longer piece. */
    private static final int PIECE_BYTES = 1 << 20;

    private final JournalFolder folder;
    private final int pieceBytes;
    private final List<byte[]> passedOver;

    JournalReader(JournalFolder folder) {
        this(folder, PIECE_BYTES, Set.of());
    }

    /** @param passedOver events that are of no interest; their lines are not even read as JSON */
    JournalReader(JournalFolder folder, Set<String> passedOver) {
        this(folder, PIECE_BYTES, passedOver);
    }

    JournalReader(JournalFolder folder, int pieceBytes, Set<String> passedOver) {
        this.folder = folder;
        this.pieceBytes = pieceBytes;
        this.passedOver = passedOver.stream()
                .map(event -> ("{\"event\":\"" + event + "\"").getBytes(UTF_8))
                .toList();
    }

    /**
     * A piece of the journal.
     *
     * @param next where the piece after it begins
     */
    record Piece(List<JournalEntry> entries, JournalPosition next) {}

    /** @return the beginning of the oldest file; empty without any file */
    Optional<JournalPosition> beginning() {
        return folder.files().stream().findFirst().map(path -> new JournalPosition(JournalFolder.name(path), 0));
    }

    /** @return the end of the newest file; empty without any file */
    Optional<JournalPosition> end() throws IOException {
        List<Path> files = folder.files();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new JournalPosition(JournalFolder.name(files.getLast()), Files.size(files.getLast())));
    }

    /**
     * Reads the next piece.
     *
     * @param until nothing from there on is read
     * @return empty when there is nothing more for now
     */
    Optional<Piece> read(JournalPosition from, JournalPosition until) throws IOException {
        Optional<Path> file = folder.files().stream()
                .filter(path -> JournalFolder.name(path).compareTo(from.file()) >= 0)
                .findFirst();
        if (file.isEmpty() || JournalFolder.name(file.get()).compareTo(until.file()) > 0) {
            return Optional.empty();
        }
        String name = JournalFolder.name(file.get());
        try (FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.READ)) {
            boolean isLast = name.equals(until.file());
            long end = isLast ? Math.min(until.offset(), channel.size()) : channel.size();
            long start = startIn(name, from, channel.size());
            Optional<Piece> piece = piece(channel, name, start, end, !isLast);
            return piece.isPresent() || isLast ? piece : after(name);
        }
    }

    /** A file that is shorter than it was has lost what was read of it: from its beginning, for reading twice is harmless. */
    private static long startIn(String name, JournalPosition from, long size) {
        if (!name.equals(from.file()) || from.offset() > size) {
            return 0;
        }
        return from.offset();
    }

    /** Over to the file after this one. */
    private Optional<Piece> after(String name) {
        return folder.files().stream()
                .map(JournalFolder::name)
                .filter(other -> other.compareTo(name) > 0)
                .findFirst()
                .map(next -> new Piece(List.of(), new JournalPosition(next, 0)));
    }

    private Optional<Piece> piece(FileChannel channel, String name, long start, long end, boolean isComplete)
            throws IOException {
        long length = pieceBytes;
        while (start < end) {
            byte[] bytes = bytes(channel, start, (int) Math.min(Math.min(length, end - start), Integer.MAX_VALUE - 8));
            int whole = lastLineEnd(bytes) + 1;
            if (whole == 0 && start + bytes.length >= end) {
                // The last line of a file that nobody appends to any more was cut short by a crash.
                return isComplete
                        ? Optional.of(new Piece(List.of(), new JournalPosition(name, end)))
                        : Optional.empty();
            }
            if (whole > 0) {
                return Optional.of(
                        new Piece(entries(bytes, whole, name, start), new JournalPosition(name, start + whole)));
            }
            length *= 2;
        }
        return Optional.empty();
    }

    private List<JournalEntry> entries(byte[] bytes, int whole, String name, long start) {
        List<JournalEntry> entries = new ArrayList<>();
        int lineStart = 0;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] == '\n') {
                if (!isPassedOver(bytes, lineStart, i)) {
                    JournalLine.read(
                                    new String(bytes, lineStart, i - lineStart, UTF_8),
                                    name + "@" + (start + lineStart))
                            .ifPresent(entries::add);
                }
                lineStart = i + 1;
            }
        }
        return entries;
    }

    private boolean isPassedOver(byte[] bytes, int from, int to) {
        for (byte[] start : passedOver) {
            if (to - from >= start.length && Arrays.equals(bytes, from, from + start.length, start, 0, start.length)) {
                return true;
            }
        }
        return false;
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, start + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
