package org.ivrengine.console;

import java.util.List;
import java.util.OptionalLong;
import org.ivrengine.callcenter.Floor;

/** The floor in the shapes of the wire. */
final class FloorWire {

    private FloorWire() {}

    static Wire.Floor floor(Floor floor) {
        return new Wire.Floor(
                floor.atMs(),
                floor.agents().stream().map(FloorWire::onDuty).toList(),
                queues(floor),
                floor.supervisors().stream().map(FloorWire::supervisor).toList());
    }

    private static Wire.Supervisor supervisor(Floor.Supervisor one) {
        return new Wire.Supervisor(one.id(), one.agent(), one.call(), one.mode(), one.sinceMs());
    }

    static List<Wire.Queue> queues(Floor floor) {
        return floor.queues().stream().map(queue -> queue(queue, floor.atMs())).toList();
    }

    private static Wire.OnDuty onDuty(Floor.OnDuty agent) {
        return new Wire.OnDuty(
                agent.id(),
                agent.name(),
                agent.state(),
                agent.reason(),
                agent.sinceMs(),
                agent.call(),
                agent.holding());
    }

    private static Wire.Queue queue(Floor.Line queue, long atMs) {
        return new Wire.Queue(
                queue.id(),
                queue.waiting().size(),
                longestWaitMs(queue, atMs),
                queue.agents(),
                queue.waiting().stream().map(FloorWire::waiting).toList());
    }

    static long longestWaitMs(Floor.Line queue, long atMs) {
        return queue.waiting().stream()
                .mapToLong(call -> Math.max(0, atMs - call.joinedAtMs()))
                .max()
                .orElse(0);
    }

    private static Wire.Waiting waiting(Floor.Waiting call) {
        OptionalLong estimate = call.estimatedWaitMs();
        return new Wire.Waiting(
                call.call(), call.caller(), call.joinedAtMs(), estimate.isPresent() ? estimate.getAsLong() : null);
    }
}
