package org.ivrengine.flow.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.trial.TrialResult.Line;
import org.ivrengine.flow.trial.TrialResult.Mismatch;
import org.ivrengine.yaml.Place;

/** How far a transcript has come, what really happened, and the first thing that went otherwise. */
final class Script {

    private final Transcript transcript;
    private final TrialClock clock;
    private final long startMs;
    private final List<Line> lines = new ArrayList<>();
    private int cursor;
    private Optional<Mismatch> mismatch = Optional.empty();

    Script(Transcript transcript, TrialClock clock) {
        this.transcript = transcript;
        this.clock = clock;
        this.startMs = clock.millis();
    }

    /** Whether the caller does this herself; all else happens to her. */
    static boolean isHers(Turn turn) {
        return switch (turn) {
            case Turn.Presses _, Turn.Waits _, Turn.HangsUp _, Turn.EngineRestarts _ -> true;
            case Turn.Hears _,
                    Turn.SkipsTo _,
                    Turn.Language _,
                    Turn.Operation _,
                    Turn.Queue _,
                    Turn.Message _,
                    Turn.Transferred _,
                    Turn.CallEnds _ -> false;
        };
    }

    Optional<Turn> current() {
        return at(cursor);
    }

    Optional<Turn> following() {
        return at(cursor + 1);
    }

    private Optional<Turn> at(int index) {
        return index < transcript.turns().size()
                ? Optional.of(transcript.turns().get(index))
                : Optional.empty();
    }

    void advance() {
        cursor++;
    }

    /** Something happened to the caller; it is what the transcript says, or the trial is over. */
    Turn meet(String what, Predicate<Turn> fits) {
        Turn turn = current().filter(fits).orElseThrow(() -> failed(what));
        note(what);
        advance();
        return turn;
    }

    void note(String what) {
        note(clock.millis(), what);
    }

    /** Something that will happen at that time. */
    void note(long atMs, String what) {
        lines.add(new Line(atMs - startMs, what));
    }

    /** The trial is over; the first reason counts. */
    SessionEnded failed(String what) {
        if (mismatch.isEmpty()) {
            // A transcript that is used up has the flow go on after its last turn.
            Turn expected = current().orElse(transcript.turns().getLast());
            mismatch = Optional.of(new Mismatch(expected.place(), expected.text(), what));
        }
        return new SessionEnded(SessionEnded.Why.HANGUP);
    }

    /** The trial cannot even begin. */
    void refuse(Place place, String expected, String what) {
        mismatch = Optional.of(new Mismatch(place, expected, what));
    }

    Optional<Mismatch> mismatch() {
        return mismatch;
    }

    List<Line> lines() {
        return lines;
    }

    /** The call is over; so must be the transcript. */
    void close() {
        if (mismatch.isEmpty() && current().isPresent()) {
            failed("the call is over");
        }
    }
}
