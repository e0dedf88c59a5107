package org.ivrengine.app.bench.routing;

import java.util.Arrays;
import org.ivrengine.routing.Command;

/** Times of single commands in nanoseconds. Time that only passes is kept apart: such commands are cheap and many. */
final class Stopwatch {

    private long[] commands = new long[1 << 16];
    private int count;
    private long allNs;
    private long timePassedNs;
    private long timePassed;

    void book(Command command, long elapsedNs) {
        allNs += elapsedNs;
        if (command instanceof Command.TimePassed) {
            timePassed++;
            timePassedNs += elapsedNs;
            return;
        }
        if (count == commands.length) {
            commands = Arrays.copyOf(commands, count * 2);
        }
        commands[count++] = elapsedNs;
    }

    void reset() {
        count = 0;
        allNs = 0;
        timePassedNs = 0;
        timePassed = 0;
    }

    int count() {
        return count;
    }

    /** Commands a second, of those that report something. */
    double commandsPerSecond() {
        return count == 0 ? 0 : count * 1e9 / (allNs - timePassedNs);
    }

    /** Commands a second, of those that only let time pass: each meets one deadline at least. */
    double timesPassedPerSecond() {
        return timePassedNs == 0 ? 0 : timePassed * 1e9 / timePassedNs;
    }

    long timePassed() {
        return timePassed;
    }

    /** Microseconds that this part of the commands did not exceed. */
    double[] quantilesUs(double... parts) {
        long[] sorted = Arrays.copyOf(commands, count);
        Arrays.sort(sorted);
        double[] quantiles = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int place = (int) Math.ceil(parts[i] * count) - 1;
            quantiles[i] = count == 0 ? 0 : sorted[Math.clamp(place, 0, count - 1)] / 1000.0;
        }
        return quantiles;
    }
}
