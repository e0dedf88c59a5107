package org.ivrengine.flow.trial;

import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Place;

/** One line of a transcript: what the caller does, or what happens to her. */
public sealed interface Turn {

    Place place();

    /** As the transcript writes it. */
    String text();

    /** She hears this, and nothing before it. */
    record Hears(Utterance said, Place place) implements Turn {
        @Override
        public String text() {
            return "hears: " + Wording.of(said);
        }
    }

    /** She listens on until she hears this. */
    record SkipsTo(Utterance said, Place place) implements Turn {
        @Override
        public String text() {
            return "skips to: " + Wording.of(said);
        }
    }

    /** She presses these keys, one after another. */
    record Presses(String keys, Place place) implements Turn {
        @Override
        public String text() {
            return "presses: " + keys;
        }
    }

    /**
     * She does nothing.
     *
     * @param exactlyMs how long; empty: until something happens
     */
    record Waits(Optional<Long> exactlyMs, Place place) implements Turn {
        @Override
        public String text() {
            return "waits" + exactlyMs.map(ms -> ": " + Wording.time(ms)).orElse("");
        }
    }

    /** From here on she is spoken to in this language. */
    record Language(String tag, Place place) implements Turn {
        @Override
        public String text() {
            return "language: " + tag;
        }
    }

    /**
     * The flow asks another system.
     *
     * @param with inputs that it must give; empty: whatever they are
     * @param outcome how that ends
     */
    record Operation(
            String name, Optional<Map<String, Value>> with, String outcome, Optional<Value> output, Place place)
            implements Turn {
        @Override
        public String text() {
            return "operation: " + name
                    + with.map(inputs -> " with " + Wording.of(inputs)).orElse("");
        }
    }

    /**
     * She waits for a person.
     *
     * @param outcome how that ends; empty: she presses a key or hangs up
     */
    record Queue(String name, Optional<QueueDesk.Outcome> outcome, Place place) implements Turn {
        @Override
        public String text() {
            return "queue: " + name;
        }
    }

    /**
     * She leaves a message.
     *
     * @param mailbox where; empty: whichever it is
     */
    record Message(Optional<String> mailbox, Place place) implements Turn {
        @Override
        public String text() {
            return "leaves message" + mailbox.map(name -> ": " + name).orElse("");
        }
    }

    /** The call is given to an extension; the flow is over. */
    record Transferred(String extension, Place place) implements Turn {
        @Override
        public String text() {
            return "transferred to: " + extension;
        }
    }

    /** She hangs up. */
    record HangsUp(Place place) implements Turn {
        @Override
        public String text() {
            return "hangs up";
        }
    }

    /** The flow hangs up. */
    record CallEnds(Place place) implements Turn {
        @Override
        public String text() {
            return "call ends";
        }
    }

    /** Our process dies and another one takes up the call. */
    record EngineRestarts(Place place) implements Turn {
        @Override
        public String text() {
            return "engine restarts";
        }
    }
}
