package org.ivrengine.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is known to happen later in a simulated run. */
sealed interface Event {

    /** The next call of this type comes. */
    record CallComes(int type) implements Event {}

    /** The caller hangs up, unless an agent has answered by then. */
    record PatienceEnds(Caller caller) implements Event {}

    record TalkEnds(Caller caller) implements Event {}

    /** The counting goes on with the next batch. */
    record BatchEnds() implements Event {}

    /** The events to come, by time; those of one time in the order in which they were planned. */
    final class Calendar {

        private record Entry(double atMs, long number, Event event) {}

        private final PriorityQueue<Entry> entries =
                new PriorityQueue<>(Comparator.comparingDouble(Entry::atMs).thenComparingLong(Entry::number));
        private long planned;

        void plan(double atMs, Event event) {
            if (atMs < Double.POSITIVE_INFINITY) {
                entries.add(new Entry(atMs, planned++, event));
            }
        }

        /** @return when the next event is due; infinite when there is none */
        double nextMs() {
            Entry next = entries.peek();
            return next == null ? Double.POSITIVE_INFINITY : next.atMs();
        }

        Event take() {
            return entries.remove().event();
        }
    }
}
