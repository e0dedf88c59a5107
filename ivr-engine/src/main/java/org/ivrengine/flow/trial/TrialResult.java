package org.ivrengine.flow.trial;

import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.yaml.Place;

/**
 * What came of a trial.
 *
 * @param mismatch the first thing that did not go as the transcript says; empty: it passed
 * @param lines what happened, in order
 * @param visits steps that the call went through
 */
public record TrialResult(
        Transcript transcript, Optional<Mismatch> mismatch, List<Line> lines, List<StepVisit> visits) {

    /** Enough to see how the call came there. */
    private static final int LINES_SHOWN = 8;

    public TrialResult {
        lines = List.copyOf(lines);
        visits = List.copyOf(visits);
    }

    /**
     * @param place of the turn that was expected
     * @param expected that turn
     * @param happened what happened instead
     */
    public record Mismatch(Place place, String expected, String happened) {}

    /**
     * @param atMs since the call began
     * @param what as a transcript writes it
     */
    public record Line(long atMs, String what) {}

    public boolean hasPassed() {
        return mismatch.isEmpty();
    }

    /** For people: where, what was expected, what happened, and what led there. Empty when it passed. */
    public String difference() {
        return mismatch.map(this::difference).orElse("");
    }

    private String difference(Mismatch found) {
        StringBuilder text = new StringBuilder();
        text.append("%s:%s: %s%n".formatted(transcript.file(), found.place(), transcript.title()));
        int first = Math.max(0, lines.size() - LINES_SHOWN);
        if (first > 0) {
            text.append("    ...%n".formatted());
        }
        for (Line line : lines.subList(first, lines.size())) {
            text.append("  %7.2f s  %s%n".formatted(line.atMs() / 1000.0, line.what()));
        }
        text.append("   expected  %s%n".formatted(found.expected()));
        text.append("    but got  %s%n".formatted(found.happened()));
        if (!visits.isEmpty()) {
            StepVisit last = visits.getLast();
            text.append("    in flow  %s, step %s%n".formatted(last.flow(), last.step()));
        }
        return text.toString();
    }
}
