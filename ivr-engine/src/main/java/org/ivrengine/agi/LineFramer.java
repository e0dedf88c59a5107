package org.ivrengine.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.ivrengine.agi.codec.AgiSyntax;
import org.ivrengine.agi.codec.MalformedAgi;

/** Cuts a stream of bytes into lines. Belongs to one connection's event loop. */
final class LineFramer {

    /** What is left of the last read: the beginning of a line whose end has not come yet. Nearly always empty. */
    private ByteBuf rest = Unpooled.EMPTY_BUFFER;

    /**
     * Hands over each full line, without its end.
     *
     * @param bytes what was read; stays the caller's to release
     * @throws MalformedAgi when a line is longer than {@link AgiSyntax#LINE_BYTES_MAX}
     */
    void read(ByteBuf bytes, Consumer<String> lines) {
        ByteBuf all = bytes;
        boolean joined = rest.isReadable();
        if (joined) {
            all = rest.writeBytes(bytes);
        }
        try {
            int end;
            while ((end = all.bytesBefore((byte) '\n')) >= 0) {
                checkLength(end);
                int length = end > 0 && all.getByte(all.readerIndex() + end - 1) == '\r' ? end - 1 : end;
                String line = all.readCharSequence(length, UTF_8).toString();
                all.skipBytes(end - length + 1);
                lines.accept(line);
            }
            checkLength(all.readableBytes());
        } finally {
            keepRest(all, joined);
        }
    }

    private void keepRest(ByteBuf all, boolean joined) {
        if (joined) {
            if (all.isReadable()) {
                all.discardReadBytes();
            } else {
                release();
            }
        } else if (all.isReadable()) {
            rest = Unpooled.buffer(Math.max(256, all.readableBytes()));
            rest.writeBytes(all);
        }
    }

    private static void checkLength(int bytes) {
        if (bytes > AgiSyntax.LINE_BYTES_MAX) {
            throw new MalformedAgi("a line of more than " + AgiSyntax.LINE_BYTES_MAX + " bytes");
        }
    }

    void release() {
        rest.release();
        rest = Unpooled.EMPTY_BUFFER;
    }
}
