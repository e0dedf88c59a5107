package org.ivrengine.app.flow.call;

import java.time.Duration;
import java.util.Optional;

/** Where the caller's keys come from. Belongs to the call's thread. */
interface Keyboard extends AutoCloseable {

    /** What comes next, without taking it; waits so long for it and no longer. */
    Optional<Typed> peek(Duration within);

    /**
     * Takes what comes next.
     *
     * @param within how long to wait; empty: until something comes
     */
    Optional<Typed> take(Optional<Duration> within);

    /** The caller has heard something since her last key. */
    void heard();

    /** Forgets the keys that were pressed and not taken. */
    void discard();

    @Override
    void close();
}
