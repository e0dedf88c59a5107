package org.ivrengine.recording;

import java.time.Duration;

/** Every limit of recording, with its reason. */
final class RecordingLimits {

    /** How often open recordings are looked at though nothing happens. */
    static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Asterisk writes 32 KB at a time, which is a second of stereo, and the rest when the channel goes. */
    static final Duration STEADY_FOR = Duration.ofMillis(1_500);

    /** A talk without a file by then was never recorded. */
    static final Duration FILE_WITHIN = Duration.ofSeconds(10);

    /** An offer that nobody tells the end of: nobody rings that long. */
    static final Duration OFFER_MAX = Duration.ofMinutes(10);

    /** A source that does not answer is asked again after this, so that its return is noticed soon. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Somebody who mutes for a card number and forgets to take it back loses no more than this. */
    static final Duration MUTE_MAX = Duration.ofMinutes(5);

    /** Between the star and the figure of a code. */
    static final Duration CODE_WITHIN = Duration.ofSeconds(3);

    /** What Asterisk writes. */
    static final int SAMPLES_PER_S = 8_000;

    static final int BYTES_PER_SAMPLE = 2;

    private RecordingLimits() {}
}
