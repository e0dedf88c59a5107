package org.ivrengine.app.flow.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.ivrengine.flow.trial.TrialClock;

/** Whether prompts and timeouts take their time, or the clock jumps over them. */
sealed interface Pace {

    InstantSource clock();

    /** How long a text is heard. */
    Duration spoken(String text);

    /** How long to wait for a key; empty: until one is pressed or the caller wants the time to pass. */
    Optional<Duration> within(Duration wanted);

    /** The caller wants the time to pass. */
    void skip(Duration time);

    /** As on a telephone. */
    record Felt(InstantSource clock) implements Pace {

        /** Slow speech; a real prompt takes about as long. */
        private static final long MS_A_CHARACTER = 60;

        @Override
        public Duration spoken(String text) {
            return Duration.ofMillis(text.length() * MS_A_CHARACTER);
        }

        @Override
        public Optional<Duration> within(Duration wanted) {
            return Optional.of(wanted);
        }

        @Override
        public void skip(Duration time) {}
    }

    /** Without waiting. */
    record Skipped(TrialClock clock) implements Pace {

        @Override
        public Duration spoken(String text) {
            return Duration.ZERO;
        }

        @Override
        public Optional<Duration> within(Duration wanted) {
            return Optional.empty();
        }

        @Override
        public void skip(Duration time) {
            clock.pass(time.toMillis());
        }
    }
}
