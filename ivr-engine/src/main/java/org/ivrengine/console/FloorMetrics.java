package org.ivrengine.console;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ivrengine.callcenter.Floor;

/**
 * Queues and agents as gauges. Labels are names of queues, which stand in a file, and of states, which are few: neither
 * agents nor callers make new ones.
 */
final class FloorMetrics implements MultiCollector {

    /** Every state is always there, so that a graph shows 0 and not a gap. */
    private static final List<String> STATES = List.of("available", "busy", "paused", "ringing", "talking", "wrap_up");

    private final Supplier<Floor> floor;

    FloorMetrics(Supplier<Floor> floor) {
        this.floor = floor;
    }

    @Override
    public MetricSnapshots collect() {
        Floor now;
        try {
            now = floor.get();
        } catch (Refusal noAnswer) {
            return new MetricSnapshots();
        }
        GaugeSnapshot.Builder waiting = gauge("ivr_queue_waiting", "Calls that wait");
        GaugeSnapshot.Builder longest =
                gauge("ivr_queue_longest_wait_seconds", "How long the first of them has waited");
        GaugeSnapshot.Builder able =
                gauge("ivr_queue_agents", "Agents on duty who can take the queue's calls, by state");
        for (Floor.Line queue : now.queues()) {
            Labels labels = Labels.of("queue", queue.id());
            waiting.dataPoint(point(labels, queue.waiting().size()));
            longest.dataPoint(point(labels, FloorWire.longestWaitMs(queue, now.atMs()) / 1000.0));
            for (String state : STATES) {
                able.dataPoint(point(
                        Labels.of("queue", queue.id(), "state", state),
                        queue.agents().getOrDefault(state, 0)));
            }
        }
        Map<String, Integer> byState = new TreeMap<>();
        now.agents().forEach(agent -> byState.merge(agent.state(), 1, Integer::sum));
        GaugeSnapshot.Builder agents = gauge("ivr_agents", "Agents on duty, by state");
        for (String state : STATES) {
            agents.dataPoint(point(Labels.of("state", state), byState.getOrDefault(state, 0)));
        }
        return new MetricSnapshots(
                List.<MetricSnapshot>of(waiting.build(), longest.build(), able.build(), agents.build()));
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
