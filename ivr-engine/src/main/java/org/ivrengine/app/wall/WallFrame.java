package org.ivrengine.app.wall;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it is drawn over the one before it: no line wraps, none is left over from before, and the screen never
 * scrolls. Works on a terminal's second screen, so that what stood there before comes back.
 */
final class WallFrame {

    /** The second screen, without a cursor. */
    static final String BEGIN = "\u001b[?1049h\u001b[?25l";

    /** The first screen and the cursor are back. */
    static final String END = "\u001b[?25h\u001b[?1049l";

    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final String CUT = "…";

    private WallFrame() {}

    static String of(String text, TerminalSize size) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.size() > size.rows()) {
            int shown = Math.max(0, size.rows() - 1);
            int left = lines.size() - shown;
            lines.subList(shown, lines.size()).clear();
            lines.add("… and " + left + " more lines than this window has");
        }
        StringBuilder frame = new StringBuilder(HOME);
        for (int n = 0; n < lines.size(); n++) {
            // Raw, and none after the last: there it would scroll.
            frame.append(n == 0 ? "" : "\r\n")
                    .append(cut(lines.get(n), size.columns()))
                    .append(REST_OF_LINE);
        }
        return frame.append(REST_OF_SCREEN).toString();
    }

    private static String cut(String line, int columns) {
        if (line.codePointCount(0, line.length()) <= columns) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, columns - 1)) + CUT;
    }
}
