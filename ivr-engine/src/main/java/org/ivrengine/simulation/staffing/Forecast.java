package org.ivrengine.simulation.staffing;

import java.util.List;
import java.util.Map;
import org.ivrengine.simulation.Scenario;

/**
 * What is expected and what is promised.
 *
 * @param centre queues, call types, groups of agents; its rates, counts and run are not used
 * @param labels of the intervals, for people
 * @param intervalMs length of each interval
 * @param calls expected per interval, by call type
 * @param target share of the offered calls of each type that must be served within the service level, 0 to 1
 */
public record Forecast(
        Scenario centre, List<String> labels, double intervalMs, Map<String, List<Double>> calls, double target) {

    public Forecast {
        labels = List.copyOf(labels);
        calls = Map.copyOf(calls);
        if (!(intervalMs > 0) || !(target > 0 && target < 1)) {
            throw new IllegalArgumentException("interval of " + intervalMs + " ms, target " + target);
        }
    }

    /** @return calls expected in an interval, per millisecond */
    double ratePerMs(String type, int interval) {
        List<Double> expected = calls.get(type);
        return expected == null ? 0 : expected.get(interval) / intervalMs;
    }
}
