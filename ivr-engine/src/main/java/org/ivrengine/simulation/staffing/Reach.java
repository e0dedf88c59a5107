package org.ivrengine.simulation.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.simulation.Scenario;

/** Which groups of agents can serve which call types. */
final class Reach {

    private final Scenario centre;

    Reach(Scenario centre) {
        this.centre = centre;
    }

    /** @return groups that may take a call of this type, at once or after waiting; those with the fewest skills first */
    List<AgentGroup> groupsFor(CallType type) {
        List<AgentGroup> groups = new ArrayList<>();
        for (AgentGroup group : centre.agents()) {
            if (canServe(group, type)) {
                groups.add(group);
            }
        }
        groups.sort(Comparator.comparingInt(group -> group.skills().size()));
        return groups;
    }

    boolean canServe(AgentGroup group, CallType type) {
        return type.own().metBy(group.skills())
                && queueOf(type).steps().stream()
                        .map(Queue.Step::requirement)
                        .anyMatch(requirement -> requirement.metBy(group.skills()));
    }

    /** @return whether every type has one group of its own, every group one type, and the queues are Erlang's */
    boolean isErlang() {
        return centre.waitingPlaces().isEmpty()
                && centre.trunks().isEmpty()
                && centre.calls().stream().allMatch(this::isErlang)
                && centre.agents().stream()
                        .allMatch(group -> centre.calls().stream()
                                        .filter(type -> canServe(group, type))
                                        .count()
                                <= 1);
    }

    private boolean isErlang(CallType type) {
        List<AgentGroup> groups = groupsFor(type);
        Queue queue = queueOf(type);
        return groups.size() == 1
                && serviceOf(type, groups.getFirst()) instanceof Distribution.Exponential
                && (type.patience() == null || type.patience() instanceof Distribution.Exponential)
                && canServeAtOnce(groups.getFirst(), queue)
                && queue.wrapUpMs() == 0
                && queue.maxWaitMs() == 0
                && queue.maxWaiting() == 0;
    }

    private static boolean canServeAtOnce(AgentGroup group, Queue queue) {
        Requirement first = queue.steps().getFirst().requirement();
        return first.metBy(group.skills());
    }

    static Distribution serviceOf(CallType type, AgentGroup group) {
        Distribution own = group.service();
        return own == null ? type.service() : own;
    }

    private Queue queueOf(CallType type) {
        Queue queue = centre.rules().queues().get(type.queue());
        if (queue == null) {
            throw new IllegalArgumentException("call type " + type.name() + ": no queue " + type.queue());
        }
        return queue;
    }
}
