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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the journal's files tell about a person, found and taken out. Lines are overwritten in their places, as long as they
 * were: positions stay right, whoever appends is not disturbed, and a store that is filled again from these files gets what
 * is left of them. Only lines that were carried may be rewritten; nobody else reads those while the engine runs.
 */
public final class PersonalLines {

    private static final String REFUSED_FILE = "refused.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Set<String> terms;
    private final String pseudonym;

    /**
     * Lines about one person.
     *
     * @param terms her numbers and accounts, as they stand in the log
     * @param pseudonym what stands for her where figures need to tell callers apart
     */
    public PersonalLines(Path folder, Set<String> terms, String pseudonym) {
        this.folder = folder;
        this.terms = Set.copyOf(terms);
        this.pseudonym = pseudonym;
    }

    /** @return the files, oldest first */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(new JournalFolder(folder).files());
        Path refused = folder.resolve(REFUSED_FILE);
        if (Files.exists(refused)) {
            files.add(refused);
        }
        return files;
    }

    /** @return calls that have one of the terms as their caller or account */
    public Set<String> calls() throws IOException {
        Set<String> calls = new HashSet<>();
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                forEachLine(channel, (_, line) -> {
                    JsonNode node = mayBeHers(line, Set.of()) ? json(line) : null;
                    if (node != null && isHers(node)) {
                        String call = node.path("call").asString("");
                        if (!call.isEmpty()) {
                            calls.add(call);
                        }
                    }
                });
            }
        }
        return calls;
    }

    /**
     * Takes her out of a file and has the disk keep it. Doing it again changes nothing and counts the same.
     *
     * @param calls hers
     * @return lines about her
     */
    public long erase(Path file, Set<String> calls) throws IOException {
        List<Line> hers = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            forEachLine(channel, (at, line) -> {
                if (mayBeHers(line, calls)) {
                    byte[] clean = clean(line, calls);
                    if (clean.length > 0) {
                        hers.add(new Line(at, line, clean));
                    }
                }
            });
            for (Line line : hers) {
                if (!Arrays.equals(line.before, line.after)) {
                    ByteBuffer bytes = ByteBuffer.wrap(line.after);
                    long at = line.at;
                    while (bytes.hasRemaining()) {
                        at += channel.write(bytes, at);
                    }
                }
            }
            channel.force(false);
        }
        return hers.size();
    }

    private static final class Line {
        private final long at;
        private final byte[] before;
        private final byte[] after;

        private Line(long at, byte[] before, byte[] after) {
            this.at = at;
            this.before = before;
            this.after = after;
        }
    }

    /** By the bytes alone: most lines are somebody else's, and reading JSON is dear. */
    private boolean mayBeHers(byte[] line, Set<String> calls) {
        String text = new String(line, UTF_8);
        int at = text.indexOf("\"call\":\"");
        int end = at < 0 ? -1 : text.indexOf('"', at + 8);
        return (end > 0 && calls.contains(text.substring(at + 8, end)))
                || terms.stream().anyMatch(text::contains);
    }

    /** @return the line without her, as long as it was; empty when it is somebody else's */
    private byte[] clean(byte[] line, Set<String> calls) {
        JsonNode node = json(line);
        if (node == null) {
            // Cut short by a crash, of the engine or of ourselves: nobody can read it, and it has something of hers.
            return padded("", line.length);
        }
        boolean isHerCall = calls.contains(node.path("call").asString(""));
        if (!isHerCall && !isHers(node)) {
            return new byte[0];
        }
        PersonalFields.clear(node, pseudonym);
        return padded(JSON.writeValueAsString(node), line.length);
    }

    private static byte[] padded(String text, int length) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > length) {
            throw new IllegalStateException("a line of the journal has grown from " + length + " to " + bytes.length);
        }
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    private boolean isHers(JsonNode node) {
        return PersonalFields.values(node).stream().anyMatch(terms::contains);
    }

    private static @Nullable JsonNode json(byte[] line) {
        try {
            return JSON.readTree(new String(line, UTF_8));
        } catch (JacksonException cutShort) {
            return null;
        }
    }

    /** Whole lines with their places, without their ends. */
    private static void forEachLine(FileChannel channel, BiConsumer<Long, byte[]> reader) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        byte[] rest = new byte[0];
        long lineAt = 0;
        long at = 0;
        while (channel.read(buffer.clear(), at) > 0) {
            byte[] bytes = new byte[rest.length + buffer.flip().remaining()];
            System.arraycopy(rest, 0, bytes, 0, rest.length);
            at += buffer.remaining();
            buffer.get(bytes, rest.length, buffer.remaining());
            int from = 0;
            for (int i = rest.length; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    reader.accept(lineAt, Arrays.copyOfRange(bytes, from, i));
                    lineAt += i + 1 - from;
                    from = i + 1;
                }
            }
            rest = Arrays.copyOfRange(bytes, from, bytes.length);
        }
    }
}
