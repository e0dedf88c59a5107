package org.ivrengine.callcenter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ivrengine.callcenter.port.Recorder;

/** Which talks of a queue are recorded, as far as it is not the caller's to say. */
public sealed interface RecordingRule {

    RecordingRule NONE = new None();

    /** As {@code config/queues.yaml} writes it, and as it stands on record. */
    String word();

    /** @return what a talk of this call is to be; empty when nothing of it may be recorded */
    Optional<Recorder.Start> of(String call);

    record None() implements RecordingRule {
        @Override
        public String word() {
            return "none";
        }

        @Override
        public Optional<Recorder.Start> of(String call) {
            return Optional.empty();
        }
    }

    record All() implements RecordingRule {
        @Override
        public String word() {
            return "all";
        }

        @Override
        public Optional<Recorder.Start> of(String call) {
            return Optional.of(Recorder.Start.AT_ONCE);
        }
    }

    /** From when the agent asks for it, by key or by command. */
    record OnRequest() implements RecordingRule {
        @Override
        public String word() {
            return "on request";
        }

        @Override
        public Optional<Recorder.Start> of(String call) {
            return Optional.of(Recorder.Start.ON_REQUEST);
        }
    }

    /** So many of a hundred calls. The call's id decides, so that a call which comes back is treated as before. */
    record Share(int percent) implements RecordingRule {

        private static final int HUNDRED = 100;

        public Share {
            if (percent < 1 || percent > HUNDRED) {
                throw new IllegalArgumentException(percent + " % is not from 1 % to 100 %");
            }
        }

        @Override
        public String word() {
            return percent + "%";
        }

        @Override
        public Optional<Recorder.Start> of(String call) {
            CRC32 lot = new CRC32();
            lot.update(call.getBytes(StandardCharsets.UTF_8));
            return lot.getValue() % HUNDRED < percent ? Optional.of(Recorder.Start.AT_ONCE) : Optional.empty();
        }
    }

    /** @return the rule of that word; empty when there is none */
    static Optional<RecordingRule> read(String word) {
        return switch (word) {
            case "none" -> Optional.of(NONE);
            case "all" -> Optional.of(new All());
            case "on request" -> Optional.of(new OnRequest());
            default ->
                word.matches("(100|[1-9][0-9]?)%")
                        ? Optional.of(new Share(Integer.parseInt(word.substring(0, word.length() - 1))))
                        : Optional.empty();
        };
    }
}
