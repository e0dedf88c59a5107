package org.ivrengine.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the answers amount to, in whole per mille. It is rounded once, half up, from an exact fraction; who passes is judged
 * by the rounded figure, so that what is shown is what is judged.
 *
 * @param permille of the whole review; 0 when something was fatal
 * @param fatal whether a fatal criterion got its worst answer
 * @param sections of each section, as if nothing had been fatal; empty when nothing of it applied
 */
public record Score(int permille, boolean fatal, boolean passed, Map<String, OptionalInt> sections) {

    public Score {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }
}
