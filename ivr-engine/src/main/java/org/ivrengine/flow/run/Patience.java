package org.ivrengine.flow.run;

import java.time.Duration;

/** How long a caller waits for an operation. */
public sealed interface Patience {

    /** As callers do: a moment of silence is no question, and nobody waits for ever. */
    Patience OF_CALLERS = new Limited(Duration.ofMillis(1_500), Duration.ofSeconds(30));

    /** As long as it takes, on the call's own thread: for transcripts, whose operations speak with the telephone. */
    record Endless() implements Patience {}

    /**
     * @param silenceMax then she is asked for a moment's patience and hears music
     * @param waitMax then it counts as unavailable, whatever comes of it; each operation has shorter limits of its own
     */
    record Limited(Duration silenceMax, Duration waitMax) implements Patience {}
}
