package org.ivrengine.simulation.file;

import java.util.Comparator;

/** Where in a file; both counted from 1. */
public record Position(int line, int column) implements Comparable<Position> {

    static final Position START = new Position(1, 1);

    Position right(int columns) {
        return new Position(line, column + columns);
    }

    @Override
    public int compareTo(Position other) {
        return Comparator.comparingInt(Position::line)
                .thenComparingInt(Position::column)
                .compare(this, other);
    }
}
