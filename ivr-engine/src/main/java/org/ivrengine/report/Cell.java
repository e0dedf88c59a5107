package org.ivrengine.report;

import java.util.Comparator;

/**
 * One line of a report: whose figures, in which interval.
 *
 * @param name queue, agent or skill; empty for {@link By#ALL}
 */
public record Cell(Interval interval, By by, String name) implements Comparable<Cell> {

    /** What the figures are split by. A contact that required two skills counts under both. */
    public enum By {
        ALL,
        QUEUE,
        AGENT,
        SKILL
    }

    @Override
    public int compareTo(Cell other) {
        return Comparator.comparing(Cell::interval)
                .thenComparing(Cell::by)
                .thenComparing(Cell::name)
                .compare(this, other);
    }
}
