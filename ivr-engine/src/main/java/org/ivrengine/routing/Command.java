package org.ivrengine.routing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened. A command about a call, an agent or an offer that is not (or no longer) known changes nothing: reports
 * may be late, and may come twice.
 */
public sealed interface Command {

    /** From now on these rules. No waiting call loses its place; offers and talks keep the rules they began under. */
    record RulesChanged(Rules rules) implements Command {}

    /** After a start: no offers until {@link StartReleased}, or until this time. */
    record StartHeld(long untilMs) implements Command {}

    /** Every caller who was up is back. */
    record StartReleased() implements Command {}

    /**
     * A caller waits for an agent.
     *
     * @param joinedAtMs when she joined; earlier than now if she returns
     * @param own her own requirement on top of the queue's, for example her language
     * @param priority her own, added to the queue's
     * @param preferred the agent for whom the call is held, if any
     * @param avoid agents who never get it, sorted
     * @param returning she waited here before (after a crash, say): never refused as full
     */
    record CallQueued(
            String call,
            String queue,
            long joinedAtMs,
            Requirement own,
            int priority,
            @Nullable Preferred preferred,
            List<String> avoid,
            boolean returning)
            implements Command {

        public CallQueued {
            avoid = List.copyOf(new TreeSet<>(avoid));
            if (priority < -Limits.PRIORITY_MAX || priority > Limits.PRIORITY_MAX) {
                throw new IllegalArgumentException("priority " + priority + " of call " + call);
            }
        }

        /** A call with no wishes of its own. */
        public CallQueued(String call, String queue, long joinedAtMs) {
            this(call, queue, joinedAtMs, Requirement.anybody(), 0, null, List.of(), false);
        }
    }

    /** The caller left before an agent answered. */
    record CallLeft(String call, Departure why) implements Command {}

    /** The call is now with this agent, or (null) with nobody of ours: a transfer, a conference, a pick-up. */
    record CallMoved(String call, @Nullable String toAgent) implements Command {}

    /** Asterisk says that these talk, though we did not connect them: after our own restart. */
    record TalkFound(String call, String queue, String agent) implements Command {}

    /** The talk is over. */
    record CallEnded(String call) implements Command {}

    /** A supervisor gives a call that waits, or rings, another priority of its own. It keeps its joined-at. */
    record PriorityChanged(String call, int priority) implements Command {
        public PriorityChanged {
            if (priority < -Limits.PRIORITY_MAX || priority > Limits.PRIORITY_MAX) {
                throw new IllegalArgumentException("priority " + priority + " of call " + call);
            }
        }
    }

    /** A supervisor has a waiting call offered to an available agent, whoever else would be next. */
    record OfferAsked(String call, String agent) implements Command {}

    /** A supervisor wants the phone that rings to stop; what comes first, an answer or the withdrawal, counts. */
    record OfferRecalled(long offer) implements Command {}

    /** Both are bridged. */
    record OfferAnswered(long offer) implements Command {}

    /** The agent was not reached. */
    record OfferFailed(long offer, OfferFailure why) implements Command {}

    /** The phone that we told to stop ringing has stopped. */
    record OfferWithdrawn(long offer) implements Command {}

    /** Signed in with these levels, 1 to 100 by skill; again while signed in: takes back a sign-out, changes skills. */
    record AgentSignedIn(String agent, Map<String, Integer> skills) implements Command {
        public AgentSignedIn {
            skills = checked(skills);
        }
    }

    record AgentSignedOut(String agent) implements Command {}

    record AgentPaused(String agent, String reason) implements Command {}

    /** Back from a pause; takes back a pause that waits for the end of a talk. */
    record AgentResumed(String agent) implements Command {}

    /** The agent has done her after-call work early. */
    record WrapUpDone(String agent) implements Command {}

    /** She is in a call that we did not give her. */
    record PhoneBusy(String agent) implements Command {}

    record PhoneFree(String agent) implements Command {}

    record SkillsChanged(String agent, Map<String, Integer> skills) implements Command {
        public SkillsChanged {
            skills = checked(skills);
        }
    }

    /** Nothing but that it is later: lets deadlines take effect. */
    record TimePassed() implements Command {}

    private static Map<String, Integer> checked(Map<String, Integer> skills) {
        skills.forEach((skill, level) -> {
            if (level < 1 || level > Limits.LEVEL_MAX) {
                throw new IllegalArgumentException("level " + level + " of " + skill + ", not from 1 to 100");
            }
        });
        return java.util.Collections.unmodifiableMap(new TreeMap<>(skills));
    }
}
