package org.ivrengine.callcenter;

import org.ivrengine.flow.port.QueueDesk.Stay;
import org.ivrengine.flow.port.QueueDesk.Wishes;
import org.ivrengine.routing.Limits;
import org.ivrengine.routing.Preferred;
import org.ivrengine.routing.Requirement;
import org.jspecify.annotations.Nullable;

/** What routing is to know of one call beside its queue. */
record Own(Requirement requirement, int priority, @Nullable Preferred preferred) {

    static final Own NOTHING = new Own(Requirement.anybody(), 0, null);

    static Own of(Stay stay, QueueRules rules) {
        Wishes wishes = stay.wishes();
        // A number that a caller's data gave: too much of it is no reason to lose her.
        int priority = Math.clamp(wishes.priority(), -Limits.PRIORITY_MAX, Limits.PRIORITY_MAX);
        long untilMs = stay.joinedAt().plus(wishes.agentFor()).toEpochMilli();
        return new Own(
                rules.own(stay),
                priority,
                wishes.agent().map(agent -> new Preferred(agent, untilMs)).orElse(null));
    }

    /** The same with the priority that a supervisor has given her. */
    Own withPriority(int given) {
        return new Own(requirement, given, preferred);
    }

    /** The priority of a caller who was sent to a colleague in vain: she has been served once already. */
    int priorityOfSentBack() {
        return Math.min(Limits.PRIORITY_MAX, priority + org.ivrengine.callcenter.Limits.PRIORITY_OF_SENT_BACK);
    }
}
