package org.ivrengine.callcenter.supervision;

import java.time.Duration;

/** Every limit of this package, with its reason. */
final class SupervisionLimits {

    /** Whoever asked waits meanwhile, and the command line does so for 20 s. */
    static final Duration RING_FOR = Duration.ofSeconds(15);

    /** Asterisk has a channel for a telephone within milliseconds, or never. */
    static final Duration CHANNEL_WITHIN = Duration.ofSeconds(4);

    /** A key and a change of place are reported within a tenth of that. */
    static final Duration DONE_WITHIN = Duration.ofSeconds(3);

    /** The call center answers in microseconds. */
    static final Duration CALL_CENTER_WITHIN = Duration.ofSeconds(2);

    /** A move is decided within two of them; then whoever waits for it is told how things stand. */
    static final Duration ACTED_WITHIN = Duration.ofSeconds(5);

    /** A channel that is told to end is gone within a tenth of that, and its session with it. */
    static final Duration HUNG_UP_WITHIN = Duration.ofSeconds(3);

    /** What could not be kept because the database was away is tried again. */
    static final Duration KEEP_AGAIN_AFTER = Duration.ofSeconds(5);

    private SupervisionLimits() {}
}
