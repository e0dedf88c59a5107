package org.ivrengine.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Gives text in pieces that are shorter than asked for. The YAML parser's own buffer has no room for the second half of a
 * character that comes in two (an emoji) when the first half is its last (snakeyaml-engine 3).
 */
final class ShortReads extends Reader {

    private static final int PIECE = 512;

    private final StringReader text;

    ShortReads(String text) {
        this.text = new StringReader(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return text.read(buffer, offset, Math.min(length, PIECE));
    }

    @Override
    public void close() {
        text.close();
    }
}
