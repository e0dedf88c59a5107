package org.ivrengine.calllog;

import java.util.Comparator;

/**
 * A place in a journal: everything before it has been dealt with.
 *
 * @param file name of the file; later files have greater names
 * @param offset bytes from the file's beginning
 */
public record JournalPosition(String file, long offset) implements Comparable<JournalPosition> {

    private static final Comparator<JournalPosition> ORDER =
            Comparator.comparing(JournalPosition::file).thenComparingLong(JournalPosition::offset);

    @Override
    public int compareTo(JournalPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + "@" + offset;
    }
}
