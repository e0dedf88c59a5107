package org.ivrengine.flow.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.yaml.Place;

/**
 * One step of a flow. What a flow's file writes as part of another step (what is said on the way out of one, the
 * question that confirms a collection) is a step of its own here, named after the other with a dot between: {@code
 * find-order.not_found}.
 */
public sealed interface Step {

    Head head();

    /** As the file names it. */
    Kind kind();

    /** Every way out, in the file's order. */
    List<Exit> exits();

    default String name() {
        return head().name();
    }

    /** Whether the file has it as a step, and not as a part of another. */
    default boolean isWritten() {
        return name().indexOf('.') < 0;
    }

    /** The flow that it goes to, to come back from it or for good. */
    default Optional<Reference> otherFlow() {
        return switch (this) {
            case CallFlow call -> Optional.of(call.flow());
            case GotoFlow jump -> Optional.of(jump.flow());
            case Say _,
                    Menu _,
                    Collect _,
                    Operation _,
                    Choose _,
                    Hours _,
                    SetVariables _,
                    SetLanguage _,
                    SetRecording _,
                    Goto _,
                    Queue _,
                    Transfer _,
                    Voicemail _,
                    Hangup _ -> Optional.empty();
        };
    }

    /**
     * What every step has.
     *
     * @param name within its flow
     */
    record Head(String name, Place place) {}

    /** Says something. */
    record Say(Head head, List<Spoken> say, boolean bargeIn, Target next) implements Step {
        public Say {
            say = List.copyOf(say);
        }

        @Override
        public Kind kind() {
            return Kind.SAY;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("said", next));
        }
    }

    /**
     * Asks for one choice out of several.
     *
     * @param keys one key or several in a row, each with where it leads
     */
    record Menu(
            Head head,
            List<Spoken> say,
            boolean bargeIn,
            Map<String, Target> keys,
            InputTimes times,
            Retries noinput,
            Retries nomatch)
            implements Step {
        public Menu {
            say = List.copyOf(say);
            keys = ordered(keys);
        }

        @Override
        public Kind kind() {
            return Kind.MENU;
        }

        @Override
        public List<Exit> exits() {
            List<Exit> exits = new ArrayList<>();
            keys.forEach((key, target) -> exits.add(new Exit("key " + key, target)));
            exits.add(new Exit("noinput", noinput.then()));
            exits.add(new Exit("nomatch", nomatch.then()));
            return exits;
        }
    }

    /**
     * Asks for digits.
     *
     * @param into the variable that gets them
     * @param digitsMin fewest that are taken
     * @param digitsMax with this many the collection is over at once
     * @param endKey ends the collection at once
     * @param secret the digits are never logged, stored or spoken
     */
    record Collect(
            Head head,
            List<Spoken> say,
            boolean bargeIn,
            String into,
            int digitsMin,
            int digitsMax,
            Optional<Character> endKey,
            boolean secret,
            InputTimes times,
            Retries noinput,
            Retries nomatch,
            Target next)
            implements Step {
        public Collect {
            say = List.copyOf(say);
        }

        @Override
        public Kind kind() {
            return Kind.COLLECT;
        }

        @Override
        public List<Exit> exits() {
            return List.of(
                    new Exit("collected", next),
                    new Exit("noinput", noinput.then()),
                    new Exit("nomatch", nomatch.then()));
        }
    }

    /**
     * Asks another system for something.
     *
     * @param with inputs by name
     * @param into the variable that gets what comes back
     * @param on where each outcome leads
     */
    record Operation(
            Head head,
            Reference operation,
            Map<String, Operand> with,
            Optional<Reference> into,
            Map<String, Target> on,
            Optional<Target> otherwise)
            implements Step {
        public Operation {
            with = ordered(with);
            on = ordered(on);
        }

        @Override
        public Kind kind() {
            return Kind.OPERATION;
        }

        @Override
        public List<Exit> exits() {
            return outcomes(on, otherwise);
        }
    }

    /** Goes the way of the first condition that holds. */
    record Choose(Head head, List<Branch> branches, Target otherwise) implements Step {
        public Choose {
            branches = List.copyOf(branches);
        }

        @Override
        public Kind kind() {
            return Kind.CHOOSE;
        }

        @Override
        public List<Exit> exits() {
            List<Exit> exits = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                exits.add(new Exit(Integer.toString(i + 1), branches.get(i).target()));
            }
            exits.add(new Exit("otherwise", otherwise));
            return exits;
        }

        /** One condition and where it leads. */
        public record Branch(Expression when, Target target) {}
    }

    /** Asks a schedule whether we are open now. */
    record Hours(Head head, Reference schedule, Target open, Target closed, Optional<Target> holiday) implements Step {
        @Override
        public Kind kind() {
            return Kind.HOURS;
        }

        @Override
        public List<Exit> exits() {
            List<Exit> exits = new ArrayList<>(List.of(new Exit("open", open), new Exit("closed", closed)));
            holiday.ifPresent(target -> exits.add(new Exit("holiday", target)));
            return exits;
        }
    }

    /** Gives variables new values, one after another. */
    record SetVariables(Head head, List<Assignment> assignments, Target next) implements Step {
        public SetVariables {
            assignments = List.copyOf(assignments);
        }

        @Override
        public Kind kind() {
            return Kind.SET;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("set", next));
        }

        /** One variable and its new value. */
        public record Assignment(Reference variable, Operand value) {}
    }

    /** From here on we speak this language. */
    record SetLanguage(Head head, Reference language, Target next) implements Step {
        @Override
        public Kind kind() {
            return Kind.LANGUAGE;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("set", next));
        }
    }

    /** From here on, whether talks of this call are recorded where their queue's rule says so. */
    record SetRecording(Head head, Change change, Target next) implements Step {

        /** What has become known, or is wanted. */
        public enum Change {
            /** The caller was told and has not refused. */
            AGREED,
            /** For the whole call: nothing takes it back. */
            REFUSED,
            PAUSED,
            RESUMED
        }

        @Override
        public Kind kind() {
            return Kind.RECORDING;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("set", next));
        }
    }

    /** Goes through another flow and comes back. */
    record CallFlow(Head head, Reference flow, Target next) implements Step {
        @Override
        public Kind kind() {
            return Kind.CALL;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("returned", next));
        }
    }

    /** Goes on elsewhere in this flow. */
    record Goto(Head head, Target next) implements Step {
        @Override
        public Kind kind() {
            return Kind.GOTO;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("gone", next));
        }
    }

    /** Goes on at the start of another flow and does not come back. */
    record GotoFlow(Head head, Reference flow) implements Step {
        @Override
        public Kind kind() {
            return Kind.GOTO;
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Waits for a person.
     *
     * @param keys that end the waiting, and where they lead
     */
    record Queue(
            Head head,
            Reference queue,
            Wishes wishes,
            Map<Character, Target> keys,
            Map<String, Target> on,
            Optional<Target> otherwise)
            implements Step {
        public Queue {
            keys = ordered(keys);
            on = ordered(on);
        }

        @Override
        public Kind kind() {
            return Kind.QUEUE;
        }

        @Override
        public List<Exit> exits() {
            List<Exit> exits = new ArrayList<>();
            keys.forEach((key, target) -> exits.add(new Exit("key " + key, target)));
            exits.addAll(outcomes(on, otherwise));
            return exits;
        }
    }

    /** Gives the call to an extension outside; the flow is over. */
    record Transfer(Head head, Reference extension) implements Step {
        @Override
        public Kind kind() {
            return Kind.TRANSFER;
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Records a message.
     *
     * @param longestMs the message ends after this time at the latest
     * @param silenceMs this much silence ends it
     */
    record Voicemail(Head head, Reference mailbox, long longestMs, long silenceMs, char endKey, Target next)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.VOICEMAIL;
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("recorded", next));
        }
    }

    /** Ends the call. */
    record Hangup(Head head) implements Step {
        @Override
        public Kind kind() {
            return Kind.HANGUP;
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static List<Exit> outcomes(Map<String, Target> on, Optional<Target> otherwise) {
        List<Exit> exits = new ArrayList<>();
        on.forEach((outcome, target) -> exits.add(new Exit(outcome, target)));
        otherwise.ifPresent(target -> exits.add(new Exit("otherwise", target)));
        return exits;
    }
}
