package org.ivrengine.flow.hours;

/**
 * A part of a day, in minutes since midnight of the wall clock.
 *
 * @param from first minute that belongs to it
 * @param to first minute that no longer does; over 1440 when it goes on into the next day
 */
public record Span(int from, int to) {

    public static final int DAY = 24 * 60;

    public Span {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
            throw new IllegalArgumentException("not a part of a day: " + from + "-" + to);
        }
    }

    boolean contains(int minute) {
        return from <= minute && minute < to;
    }
}
