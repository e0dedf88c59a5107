package org.ivrengine.callcenter.supervision;

/** What a supervisor can ask for. A target is an agent's id, or a call's id or its beginning. */
public sealed interface Wish {

    Supervision.Kind kind();

    /** As it was named, for the record of what was refused. */
    String target();

    /**
     * Her telephone rings, and she hears the talk.
     *
     * @param stays with the agent, so that her next talk is heard, too; else it ends with this one
     */
    record Watch(String target, Mode mode, boolean stays) implements Wish {
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
    record Leave() implements Wish {
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
    record TakeOver(String target) implements Wish {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.TAKE_OVER;
        }
    }

    /** She becomes a third party of the talk. */
    record Join(String target) implements Wish {
        @Override
        public Supervision.Kind kind() {
            return Supervision.Kind.CONFERENCE;
        }
    }
}
