package org.ivrengine.callcenter.supervision;

import java.util.OptionalInt;
import org.ivrengine.routing.Limits;

/** What a supervisor can ask for. A target is an agent's id, or a call's id or its beginning. */
public sealed interface Wish {

    Supervision.Kind kind();

    String target();

    /** As it was asked for, for the record of what was refused. */
    default String wanted() {
        return target();
    }

    /** What is done by way of her own telephone. */
    sealed interface ByTelephone extends Wish {}

    /** What is done to calls and agents without it. */
    sealed interface ByHand extends Wish {}

    /** The call waits in another queue from now on. */
    record Move(String target, String queue) implements ByHand {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.MOVE;
        }

        @Override
        public String wanted() {
            return target + " to " + queue;
        }
    }

    /**
     * The waiting call goes before or after others of its queue.
     *
     * @param priority its own, added to its queue's; empty: enough to be the next of its queue
     */
    record Prioritise(String target, OptionalInt priority) implements ByHand {

        /** Either way. */
        public static final int PRIORITY_MAX = Limits.PRIORITY_MAX;

        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.PRIORITY;
        }

        @Override
        public String wanted() {
            return target + " to " + (priority.isPresent() ? priority.getAsInt() : "the front");
        }
    }

    /** The waiting call rings at this agent. */
    record Offer(String target, String agent) implements ByHand {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.OFFER;
        }

        @Override
        public String wanted() {
            return target + " to " + agent;
        }
    }

    /** The call ends, wherever it is. */
    record HangUp(String target) implements ByHand {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.HANG_UP;
        }
    }

    /** An agent is in the state that her channels say. */
    record Reset(String target) implements ByHand {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.RESET;
        }
    }

    /**
     * Her telephone rings, and she hears the talk.
     *
     * @param stays with the agent, so that her next talk is heard, too; else it ends with this one
     */
    record Watch(String target, Mode mode, boolean stays) implements ByTelephone {
        public Watch {
            if (mode == Mode.TALK) {
                throw new IllegalArgumentException("who wants to talk joins or takes over");
            }
        }

        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.WATCH;
        }
    }

    /** She ends what she has begun. */
    record Leave() implements ByTelephone {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.WATCH;
        }

        @Override
        public String target() {
            return "";
        }
    }

    /** The caller talks on with her, the agent's talk is over. */
    record TakeOver(String target) implements ByTelephone {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.TAKE_OVER;
        }
    }

    /** She becomes a third party of the talk. */
    record Join(String target) implements ByTelephone {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.CONFERENCE;
        }
    }
}
