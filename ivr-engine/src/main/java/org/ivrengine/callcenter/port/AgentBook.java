package org.ivrengine.callcenter.port;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * The agents' records, to be changed. Who changed what, when, is kept. May block. Safe for use by many threads.
 */
public interface AgentBook extends AgentDirectory {

    /** @param who does it, in words that the people there understand */
    Added add(Agent agent, String who);

    /**
     * Another number at which colleagues reach her.
     *
     * @param extension empty: none
     * @throws NoSuchAgentException for an agent who does not exist
     */
    ExtensionSet setExtension(String agent, String extension, String who);

    /** Her id is never used again. @return whether there was such an agent */
    boolean remove(String agent, String who);

    /**
     * Changes levels of many agents at once: all of them, or none when one of the agents does not exist.
     *
     * @param levels by agent, then by skill; 0 takes the skill away, and what is not named stays
     * @return what is different now, in order of agent and skill
     * @throws NoSuchAgentException for an agent who does not exist
     */
    List<Change> setLevels(SortedMap<String, SortedMap<String, Integer>> levels, String who);

    /** Keeps that somebody put an agent on duty, off duty, or into a pause. */
    void note(String agent, String what, String from, String to, String who);

    /** @return the latest changes of an agent, newest first */
    List<Change> history(String agent, int atMost);

    /** What came of adding an agent. */
    sealed interface Added {
        record Done() implements Added {}

        /** @param removed she is gone, but the id is hers for ever */
        record IdTaken(boolean removed) implements Added {}

        /** @param by id of the agent whose telephone it is */
        record PhoneTaken(String by) implements Added {}

        /** @param by id of the agent who has that number */
        record ExtensionTaken(String by) implements Added {}
    }

    /** What came of giving an agent a number. */
    sealed interface ExtensionSet {
        record Done() implements ExtensionSet {}

        /** @param by id of the agent who has it */
        record Taken(String by) implements ExtensionSet {}
    }

    /**
     * A change that was made.
     *
     * @param what for example {@code skill billing}
     * @param from empty for what was not there before
     * @param to empty for what is no more
     */
    record Change(Instant at, String who, String agent, String what, String from, String to) {}

    /** Nobody has this id. */
    final class NoSuchAgentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String agent;

        public NoSuchAgentException(String agent) {
            super("there is no agent \"" + agent + "\"");
            this.agent = agent;
        }

        public String agent() {
            return agent;
        }
    }
}
