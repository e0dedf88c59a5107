package org.ivrengine.calllog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTest {

    private static final String FIRST = "calls-2026-11-21.jsonl";
    private static final String SECOND = "calls-2026-11-22.jsonl";
    private static final JournalPosition END = new JournalPosition("calls-9999-01-01.jsonl", 0);

    @TempDir
    Path path;

    private JournalFolder folder;

    @BeforeEach
    void atTheFolder() {
        folder = new JournalFolder(path);
    }

    @ParameterizedTest(name = "pieces of {0} bytes")
    @ValueSource(ints = {1, 7, 100, 1_000, 100_000})
    void everyLineOfEveryFileIsReadOnceInOrder(int pieceBytes) throws IOException {
        write(FIRST, line("a") + "{\"event\":\"ended\",\"call\":\"passed over\"}\n" + line("b"));
        write(SECOND, line("c") + line("Zoë 日本") + line("d"));

        assertEquals(List.of("a", "b", "c", "Zoë 日本", "d"), callers(readAll(pieceBytes, END)));
    }

    @Test
    void nothingIsReadFromTheLimitOn() throws IOException {
        write(FIRST, line("a") + line("b"));
        write(SECOND, line("c") + line("d"));
        int firstLine = line("c").length();

        assertEquals(List.of("a", "b", "c"), callers(readAll(100_000, new JournalPosition(SECOND, firstLine))));
        assertEquals(List.of("a", "b"), callers(readAll(100_000, new JournalPosition(SECOND, 0))));
    }

    @Test
    void aLineThatIsStillBeingWrittenWaitsForItsEnd() throws IOException {
        String half = line("b").substring(0, 20);
        write(SECOND, line("a") + half);
        JournalReader reader = new JournalReader(folder);
        JournalPosition end = new JournalPosition(SECOND, line("a").length() + half.length());

        JournalReader.Piece first = reader.read(beginning(), end).orElseThrow();
        assertEquals(List.of("a"), callers(first.entries()));
        assertEquals(Optional.empty(), reader.read(first.next(), end));

        write(SECOND, line("a") + line("b"));
        JournalPosition whole = new JournalPosition(SECOND, 2L * line("a").length());
        assertEquals(
                List.of("b"),
                callers(reader.read(first.next(), whole).orElseThrow().entries()));
    }

    @Test
    void aLineThatACrashCutShortIsPassedOverWhenTheNextFileHasBegun() throws IOException {
        write(FIRST, line("a") + line("b").substring(0, 20));
        write(SECOND, line("c"));

        assertEquals(List.of("a", "c"), callers(readAll(100_000, END)));
    }

    @Test
    void aFileThatIsShorterThanItWasIsReadFromItsBeginning() throws IOException {
        write(SECOND, line("a"));
        JournalReader.Piece piece = new JournalReader(folder)
                .read(new JournalPosition(SECOND, 10_000), END)
                .orElseThrow();
        assertEquals(List.of("a"), callers(piece.entries()));
    }

    @Test
    void aFileThatIsGoneIsFollowedByTheNext() throws IOException {
        write(SECOND, line("c"));
        JournalReader.Piece piece = new JournalReader(folder)
                .read(new JournalPosition(FIRST, 77), END)
                .orElseThrow();
        assertEquals(List.of("c"), callers(piece.entries()));
    }

    private JournalPosition beginning() throws IOException {
        return new JournalReader(folder).beginning().orElseThrow();
    }

    private List<JournalEntry> readAll(int pieceBytes, JournalPosition until) throws IOException {
        JournalReader reader = new JournalReader(folder, pieceBytes, Set.of("ended"));
        List<JournalEntry> entries = new ArrayList<>();
        Optional<JournalPosition> next = reader.beginning();
        while (next.isPresent()) {
            Optional<JournalReader.Piece> piece = reader.read(next.get(), until);
            piece.ifPresent(read -> entries.addAll(read.entries()));
            next = piece.map(JournalReader.Piece::next);
        }
        return entries;
    }

    private static List<String> callers(List<JournalEntry> entries) {
        return entries.stream()
                .map(entry -> ((JournalEntry.Started) entry).caller())
                .toList();
    }

    private static String line(String caller) {
        return JournalLine.write(
                        new JournalEntry.Started("id", caller, "", "1000", "en", Instant.parse("2026-11-22T12:00:00Z")))
                + "\n";
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }
}
