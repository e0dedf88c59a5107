package org.ivrengine.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one server with so many calls at a time.
 *
 * @param callsAtOnce calls that were offered at a time
 * @param failed calls that the server refused or broke off
 * @param cpuUsPerCommand CPU time of the server's process per command, microseconds; NaN where there was no command
 * @param thinkP50Us from a reply sent to the next command seen, microseconds
 * @param heapKbPerCall heap in use after a collection, less that without calls
 * @param residentMb memory that the process occupies
 */
record AgiMeasurement(
        AgiServerKind server,
        int callsAtOnce,
        long pauseMs,
        double callsPerSecond,
        double commandsPerSecond,
        double cpuUsPerCommand,
        double thinkP50Us,
        double thinkP99Us,
        long failed,
        double heapKbPerCall,
        double residentMb) {

    /** @return the median of each figure; failed calls are summed up, for none of them is an outlier */
    static AgiMeasurement median(List<AgiMeasurement> rounds) {
        AgiMeasurement any = rounds.getFirst();
        return new AgiMeasurement(
                any.server,
                any.callsAtOnce,
                any.pauseMs,
                median(rounds, AgiMeasurement::callsPerSecond),
                median(rounds, AgiMeasurement::commandsPerSecond),
                median(rounds, AgiMeasurement::cpuUsPerCommand),
                median(rounds, AgiMeasurement::thinkP50Us),
                median(rounds, AgiMeasurement::thinkP99Us),
                rounds.stream().mapToLong(AgiMeasurement::failed).sum(),
                median(rounds, AgiMeasurement::heapKbPerCall),
                median(rounds, AgiMeasurement::residentMb));
    }

    private static double median(List<AgiMeasurement> rounds, ToDoubleFunction<AgiMeasurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
