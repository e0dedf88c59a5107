package org.ivrengine.flow.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where callers wait for a person. Safe for use by many threads. */
public interface QueueDesk {

    /** Names of the queues that there are. */
    Set<String> queues();

    /** Keeps the caller until she has talked or will not be served. A caller who leaves is a {@link SessionEnded}. */
    Ended wait(Stay stay, Phone phone);

    /** A call is back after our own crash and does not wait in a queue: nobody who waits need be held back for it. */
    default void isBackElsewhere(Call call) {}

    /**
     * One stay of a caller in a queue.
     *
     * @param visit number of the visit to the step, the same after our own crash, another for every other stay
     * @param joinedAt when she joined; before now if she comes back after our own crash
     * @param language BCP 47 tag in lower case, in which she is told how long it takes
     * @param wishes what is asked for this caller
     * @param keys that end the waiting; others mean nothing
     * @param returning whether she comes back to this stay: after our own crash, or because a session was lost
     * @param diverted where an agent sent her, who had her before, or a supervisor; empty when the flow brought her here
     * @param mayRecord whether she was told that talks may be recorded, and neither she nor the flow is against it
     * @param toVoicemail ways out on which she leaves a message next
     */
    record Stay(
            Call call,
            String queue,
            long visit,
            Instant joinedAt,
            String language,
            Wishes wishes,
            SortedSet<Character> keys,
            boolean returning,
            Optional<Diversion> diverted,
            boolean mayRecord,
            ToVoicemail toVoicemail) {

        public Stay {
            keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
        }

        /** Brought here by the flow. */
        public Stay(
                Call call,
                String queue,
                long visit,
                Instant joinedAt,
                String language,
                Wishes wishes,
                SortedSet<Character> keys,
                boolean returning) {
            this(
                    call,
                    queue,
                    visit,
                    joinedAt,
                    language,
                    wishes,
                    keys,
                    returning,
                    Optional.empty(),
                    false,
                    ToVoicemail.NONE);
        }
    }

    /** Keys that lead to a voicemail, and other ends of waiting that do. */
    record ToVoicemail(Set<Character> keys, Set<Outcome> outcomes) {

        public static final ToVoicemail NONE = new ToVoicemail(Set.of(), Set.of());

        public ToVoicemail {
            keys = Set.copyOf(keys);
            outcomes = Set.copyOf(outcomes);
        }
    }

    /**
     * Where an agent has sent a caller who talked with her in a queue's step. The step goes on there; what the flow does
     * after it stays as it is.
     *
     * @param to agent's id, queue's name, or what is dialled; empty where nothing is named
     */
    record Diversion(Kind kind, String to) {

        /** What kind of place. */
        public enum Kind {
            /** A colleague; one who cannot be reached leaves her in the step's own queue. */
            AGENT,
            /** A queue instead of the step's own. */
            QUEUE,
            /** A telephone out of the house; unreached, she waits in the step's own queue. */
            OUTSIDE,
            /** The step's own queue, because the colleague who was rung before did not answer. */
            AGAIN,
            /** Nowhere: with whom she was connected she has talked already. */
            TALKED
        }

        public String text() {
            return kind.name().toLowerCase(Locale.ROOT) + ":" + to;
        }

        /** @return empty when the text is none */
        public static Optional<Diversion> read(String text) {
            int colon = text.indexOf(':');
            for (Kind kind : Kind.values()) {
                if (colon > 0 && kind.name().equalsIgnoreCase(text.substring(0, colon))) {
                    return Optional.of(new Diversion(kind, text.substring(colon + 1)));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What is asked for a caller on top of what the queue gives everybody.
     *
     * @param requires condition over an agent's skills; empty: none
     * @param priority added to the queue's
     * @param agent for whom the call is kept at first
     * @param agentFor so long, from when she joined
     */
    record Wishes(String requires, long priority, Optional<String> agent, Duration agentFor) {

        public static final Wishes NONE = new Wishes("", 0, Optional.empty(), Duration.ZERO);
    }

    /** How waiting ended, while the caller is still there. */
    sealed interface Ended {

        /** As the flow's exits name it. */
        record With(Outcome outcome) implements Ended {}

        /** She pressed one of the keys. */
        record ByKey(char key) implements Ended {}

        /**
         * A supervisor has moved her to another queue: the step goes on there.
         *
         * @param at since when she waits there
         */
        record Moved(String queue, Instant at) implements Ended {}
    }

    /** How waiting ended without a key. Names of a flow's exits in lower case. */
    enum Outcome {
        /** Talked with somebody, who has left. */
        TALKED,
        /** Nobody is there who could take the call. */
        NO_AGENTS,
        /** Waited as long as the queue lets. */
        OVERFLOW,
        /** The queue takes no more callers. */
        FULL,
        /** The queue is closed now. */
        CLOSED;

        /** As a flow's file writes it. */
        public String exit() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
