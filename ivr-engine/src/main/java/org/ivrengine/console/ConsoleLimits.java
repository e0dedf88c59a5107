package org.ivrengine.console;

import java.time.Duration;

/** Every limit of the console's service, with its reason. */
final class ConsoleLimits {

    /** Levels of ten thousand agents with twenty skills each. */
    static final long BODY_BYTES_MAX = 8L << 20;

    /** How often the floor is looked at while somebody watches; a screen that is half a second late is live. */
    static final Duration WATCH_EVERY = Duration.ofMillis(500);

    /** Nothing happened: a sign of life, so that both sides notice when the other has gone. */
    static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(15);

    /** Screens that watch at a time. */
    static final int WATCHERS_MAX = 200;

    /** The call center answers in microseconds; a thread that waited longer is told so instead of kept. */
    static final Duration FLOOR_WITHIN = Duration.ofSeconds(2);

    /** A supervisor's telephone rings for fifteen seconds. */
    static final Duration SUPERVISION_WITHIN = Duration.ofSeconds(19);

    /** Acts of supervisors that are told when nobody says how many. */
    static final int SUPERVISIONS_AT_ONCE = 50;

    /** A connection without a request. */
    static final Duration IDLE_MAX = Duration.ofSeconds(60);

    private ConsoleLimits() {}
}
