package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.List;

/** Sizes of a drawing, in pixels. */
final class Measures {

    static final double FONT = 13;
    static final double LINE = 17;
    static final double PADDING = 10;
    static final double ROW_GAP = 26;
    static final double COLUMN_GAP = 22;
    static final double MARGIN = 24;

    /** Room that an arrow needs where it passes other nodes. */
    static final double POINT = 10;

    /** Of a character on average, in the fonts that browsers take for sans-serif; a little too much rather than too little. */
    private static final double CHARACTER = 7.2;

    /** Longest line of a label in characters; longer ones are wrapped at a comma or a colon. */
    private static final int LABEL_CHARACTERS = 24;

    private Measures() {}

    static double textWidth(String text) {
        return text.length() * CHARACTER;
    }

    static List<String> wrapped(String label) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : label.split("(?<=[,:]) ", -1)) {
            if (!line.isEmpty() && line.length() + part.length() >= LABEL_CHARACTERS) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? part : line + " " + part;
        }
        lines.add(line);
        return lines;
    }
}
