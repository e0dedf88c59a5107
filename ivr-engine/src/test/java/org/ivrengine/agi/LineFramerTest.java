package org.ivrengine.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ivrengine.agi.codec.AgiSyntax;
import org.ivrengine.agi.codec.MalformedAgi;
import org.junit.jupiter.api.Test;

class LineFramerTest {

    private static final String TEXT = "200 result=0\r\n\nHANGUP\n200 result=1 (zoë 你好 🙂)\na\rb\n\r\n520-x\u0000y\n";
    private static final List<String> LINES =
            List.of("200 result=0", "", "HANGUP", "200 result=1 (zoë 你好 🙂)", "a\rb", "", "520-x\u0000y");

    private final LineFramer framer = new LineFramer();
    private final List<String> lines = new ArrayList<>();

    @Test
    void linesComeOutWithoutTheirEndsWhereverTheStreamIsCut() {
        byte[] bytes = TEXT.getBytes(UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            lines.clear();
            for (int from = 0; from < bytes.length; from += size) {
                read(bytes, from, Math.min(size, bytes.length - from));
            }
            assertEquals(LINES, lines, "in pieces of " + size + " bytes");
        }
    }

    @Test
    void linesComeOutTheSameInPiecesOfAnySize() {
        byte[] bytes = TEXT.repeat(50).getBytes(UTF_8);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            expected.addAll(LINES);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int from = 0; from < bytes.length; ) {
            int size = Math.min(1 + random.nextInt(200), bytes.length - from);
            read(bytes, from, size);
            from += size;
        }
        assertEquals(expected, lines, "seed " + seed);
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharactersAndStayInTheirLine() {
        read(new byte[] {(byte) 0xff, (byte) 0xc3, '\n', 'a', '\n'}, 0, 5);
        assertEquals(List.of("\uFFFD\uFFFD", "a"), lines);
    }

    @Test
    void theLongestLineIsReadAndOneByteMoreIsRefused() {
        byte[] longest = ("x".repeat(AgiSyntax.LINE_BYTES_MAX) + "\n").getBytes(UTF_8);
        assertDoesNotThrow(() -> read(longest, 0, longest.length));
        byte[] tooLong = ("x".repeat(AgiSyntax.LINE_BYTES_MAX + 1) + "\n").getBytes(UTF_8);
        assertThrows(MalformedAgi.class, () -> read(tooLong, 0, tooLong.length));
    }

    @Test
    void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory() {
        byte[] piece = "x".repeat(1_000).getBytes(UTF_8);
        for (int read = piece.length; read <= AgiSyntax.LINE_BYTES_MAX; read += piece.length) {
            read(piece, 0, piece.length);
        }
        assertThrows(MalformedAgi.class, () -> read(piece, 0, piece.length));
        assertEquals(List.of(), lines);
    }

    private void read(byte[] bytes, int from, int length) {
        framer.read(Unpooled.wrappedBuffer(bytes, from, length), lines::add);
    }
}
