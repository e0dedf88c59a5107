package org.ivrengine.callcenter;

import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;

/**
 * What {@code config/queues.yaml} says of queues with agents.
 *
 * @param music class of the music that callers hear while they wait
 */
public record QueueRules(Rules routing, String music) {

    /** What an agent of this queue may have to be able to do; none for a queue that is not there. */
    Set<String> skills(String queue) {
        Queue known = routing.queues().get(queue);
        Set<String> skills = new TreeSet<>();
        if (known != null) {
            known.steps().forEach(step -> skills.addAll(step.requirement().skills()));
        }
        return skills;
    }
}
